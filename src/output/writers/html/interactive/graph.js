// The graph of the page, indexed by id.

const graph = JSON.parse(document.getElementById("graph").textContent);
const entities = new Map(graph.entities.map((entity) => [entity.id, entity]));
const relations = new Map(graph.relations.map((relation) => [relation.id, relation]));
const sources = new Map(graph.sources.map((source) => [source.id, source]));
const ties = new Map(graph.entities.map((entity) => [entity.id, []]));
for (const relation of graph.relations) {
  for (const end of new Set([relation.from, relation.to])) ties.get(end).push(relation);
}

function nameOf(id) {
  return entities.get(id)?.name ?? id;
}

function otherEnd(relation, id) {
  return relation.from === id ? relation.to : relation.from;
}

/** The relation in words, seen from one of its ends: "advised", "was advised by". */
function wordsFrom(relation, id) {
  const kind = graph.relation_kinds[relation.kind];
  return relation.from === id || relation.mutual ? kind.says : kind.back || `${kind.says} (from)`;
}

/** The first and the last year of a date; an open end is infinite, and no date gives null. */
function yearsOf(when) {
  if (!when) return null;
  const [start, end = start] = when.split("/");
  const year = (text, open) => (/^\d{4}/.test(text) ? Number(text.slice(0, 4)) : open);
  return [year(start, -Infinity), year(end, Infinity)];
}

/** A date or an interval in words; a question mark or tilde, for a doubtful or approximate date, stays. */
function dateInWords(when) {
  const [start, end] = (when ?? "").split("/");
  if (end === undefined) return start;
  if (start === "..") return `until ${end}`;
  return end === ".." ? `since ${start}` : `${start} to ${end}`;
}
