// Finds entities by name, alias or role, and relations by their claims.

const searchField = document.getElementById("search");
const hits = document.getElementById("hits");
const MAX_HITS = 12;
let chosenHit = -1;

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const searchTexts = [
  ...graph.entities.map((entity) => ({
    address: `#entity/${entity.id}`,
    text: entity.name,
    detail: entity.role ?? entity.kind,
    words: folded([entity.name, ...entity.aliases.map((alias) => alias.name)].join(" ")),
    more: folded(entity.role ?? ""),
    weight: ties.get(entity.id).length,
  })),
  ...graph.relations.map((relation) => ({
    address: `#relation/${relation.id}`,
    text: relation.claim,
    detail: relation.standing,
    words: "",
    more: folded(relation.claim),
    weight: -1,
  })),
];

/** How well a text matches: 3 if a name starts with the query, 2 if a word does, 1 if it occurs anywhere, else 0. */
function matchClass(item, query) {
  if (item.words.startsWith(query)) return 3;
  if (item.words.includes(` ${query}`)) return 2;
  return item.words.includes(query) || item.more.includes(query) ? 1 : 0;
}

function findItems(query) {
  const matches = searchTexts.map((item) => [matchClass(item, query), item]).filter(([match]) => match > 0);
  matches.sort(([matchA, a], [matchB, b]) => matchB - matchA || b.weight - a.weight);
  return matches.slice(0, MAX_HITS).map(([, item]) => item);
}

function showHits() {
  const query = folded(searchField.value.trim());
  const items = query ? findItems(query) : [];
  hits.replaceChildren(...items.map((item, index) =>
    element("li", { id: `hit-${index}`, role: "option", "data-address": item.address },
      element("span", {}, item.text), element("small", {}, item.detail))));
  if (query && items.length === 0) hits.append(element("li", { className: "none" }, "Nothing found"));
  hits.hidden = !query;
  searchField.setAttribute("aria-expanded", String(Boolean(query)));
  chooseHit(items.length > 0 ? 0 : -1);
}

function chooseHit(index) {
  chosenHit = index;
  for (const [row, hit] of [...hits.children].entries()) hit.setAttribute("aria-selected", String(row === index));
  const chosen = hits.children[index];
  chosen?.scrollIntoView({ block: "nearest" });
  if (index < 0) searchField.removeAttribute("aria-activedescendant");
  else searchField.setAttribute("aria-activedescendant", chosen.id);
}

function closeHits() {
  hits.hidden = true;
  searchField.setAttribute("aria-expanded", "false");
}

function openHit(hit) {
  if (!hit?.dataset.address) return;
  closeHits();
  goTo(hit.dataset.address);
}

function prepareSearch() {
  searchField.addEventListener("input", showHits);
  searchField.addEventListener("focus", showHits);
  searchField.addEventListener("blur", closeHits);
  // Not on click, because the field would lose the focus first, and close the list.
  hits.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    openHit(event.target.closest("li"));
  });
  searchField.addEventListener("keydown", (event) => {
    const count = hits.querySelectorAll("[role=option]").length;
    if (event.key === "ArrowDown" && count > 0) chooseHit((chosenHit + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) chooseHit((chosenHit + count - 1) % count);
    else if (event.key === "Enter") openHit(hits.children[chosenHit]);
    else if (event.key === "Escape") closeHits();
    else return;
    event.preventDefault();
  });
}
