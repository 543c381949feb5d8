// The claims about an entity or a relation: standing, quotes, sources and contradictions.

const claims = document.getElementById("claims");

function openClaims({ entity, relation }) {
  goTo(entity ? `#entity/${entity}` : `#relation/${relation}`);
}

/** The cited part of a source: a paragraph, or only a page or the document. */
function citedPart({ para, page }) {
  if (para) return `paragraph ${para}`;
  return page ? `page ${page} only` : "document only";
}

/** A citation: the quoted words, what the paragraph says, and the source. */
function citation(cite) {
  const source = sources.get(cite.source);
  const gist = (cite.para && source?.paragraphs[cite.para - 1]) || "";
  const title = `${source?.title ?? cite.source}, ${citedPart(cite)}`;
  const published = source?.published ? `, ${dateInWords(source.published)}` : "";
  return element("li", {},
    cite.words ? element("q", {}, cite.words) : "",
    gist ? element("p", {}, gist) : "",
    element("cite", {}, externalLink(source?.url, title), published));
}

/** The claims that a claim is linked to: those that dispute it, or those to compare it with. */
function linkedClaims(title, ids) {
  if (ids.length === 0) return "";
  const items = ids.map((id) => {
    const relation = relations.get(id);
    return element("li", {}, relation ? element("a", { href: `#relation/${id}` }, relation.claim) : factText(id));
  });
  return element("div", { className: "linked" }, element("strong", {}, title), element("ul", {}, ...items));
}

function factText(id) {
  const facts = graph.entities.flatMap((entity) => entity.facts.map((fact) => [entity, fact]));
  const [entity, fact] = facts.find(([, fact]) => fact.id === id) ?? [];
  return fact ? `${entity.name}: ${fact.says} ${fact.value}` : id;
}

function evidence({ cites, disputes = [], compare = [] }) {
  return [
    linkedClaims("Disputed by", disputes),
    linkedClaims("Compare", compare),
    cites.length > 0 ? element("ul", { className: "cites" }, ...cites.map(citation)) : "",
  ];
}

function badges(relation) {
  const words = [relation.standing, relation.tone, dateInWords(relation.when)].filter((word) => word && word !== "neutral");
  const made = words.map((word) => element("span", { className: `badge ${word}` }, word));
  if (relation.disputes.length > 0) made.push(element("span", { className: "badge disputed" }, "disputed"));
  return element("p", { className: "badges" }, ...made);
}

function relationClaims(relation) {
  const speaker = relation.said_by && element("p", {}, "According to ", entityLink(relation.said_by));
  return [
    element("p", { className: "claim" }, relation.claim),
    speaker ?? "",
    badges(relation),
    ...evidence(relation),
  ];
}

function entityPage(entity) {
  const aliases = entity.aliases.map((alias) => alias.name).join(", ");
  const links = Object.entries(entity.links).map(([name, target]) => element("li", {}, `${name}: `, externalLink(target, target)));
  const facts = entity.facts.map((fact) =>
    element("li", {}, element("p", { className: "claim" }, `${fact.says}: ${fact.value}`, fact.when ? ` (${dateInWords(fact.when)})` : ""), ...evidence(fact)));
  const own = ties.get(entity.id).filter((relation) => !curves.get(relation.id)?.classList.contains("filtered"));
  const items = own.map((relation) =>
    element("details", { className: `tie ${relation.tone}` },
      element("summary", {}, `${wordsFrom(relation, entity.id)} `, entityLink(otherEnd(relation, entity.id)),
        relation.standing === "stated" ? "" : element("small", {}, ` ${relation.standing}`),
        relation.when ? element("small", {}, ` ${dateInWords(relation.when)}`) : "",
        relation.disputes.length > 0 ? element("small", {}, " disputed") : ""),
      ...relationClaims(relation),
      element("p", {}, element("a", { href: `#relation/${relation.id}` }, "Show on the map"))));
  return [
    element("p", { className: "kind" }, entity.kind, aliases ? `, also ${aliases}` : ""),
    entity.role ? element("p", {}, entity.role) : "",
    entity.background ? element("p", { className: "background" }, "Background, not stated by any source: ", entity.background) : "",
    entity.cites.length > 0 ? element("ul", { className: "cites" }, ...entity.cites.map(citation)) : "",
    links.length > 0 ? element("ul", {}, ...links) : "",
    facts.length > 0 ? element("h3", {}, "Facts") : "",
    facts.length > 0 ? element("ul", { className: "facts" }, ...facts) : "",
    element("h3", {}, own.length === 1 ? "1 relation" : `${own.length} relations`),
    ...items,
  ];
}

function relationPage(relation) {
  const both = ties.get(relation.from).filter((other) =>
    other !== relation && otherEnd(other, relation.from) === relation.to);
  const others = both.map((other) =>
    element("li", {}, element("a", { href: `#relation/${other.id}` }, other.claim)));
  return [
    element("p", { className: "ends" }, entityLink(relation.from), ` ${graph.relation_kinds[relation.kind].says} `, entityLink(relation.to)),
    ...relationClaims(relation),
    others.length > 0 ? element("h3", {}, "Other relations between the two") : "",
    others.length > 0 ? element("ul", {}, ...others) : "",
  ];
}

function showClaims(title, children) {
  const heading = element("h2", { tabIndex: -1 }, title);
  const close = element("a", { href: "#overview", className: "close", "aria-label": "Close" }, "×");
  claims.replaceChildren(close, heading, ...children.filter((child) => child !== ""));
  claims.hidden = false;
  claims.scrollTop = 0;
  heading.focus({ preventScroll: true });
}
