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

/** The first and last year of a date, infinite for an open end; null without a date. */
function yearsOf(when) {
  if (!when) return null;
  const [start, end = start] = when.split("/");
  const year = (text, open, digit) => (/^\d\d[\dX][\dX]/.test(text) ? Number(text.slice(0, 4).replaceAll("X", digit)) : open);
  return [year(start, -Infinity, "0"), year(end, Infinity, "9")];
}

/** One date in words: a season or decade; other dates, and marks for doubtful or approximate ones, stay as they are. */
function partInWords(date) {
  const seasons = ["spring", "summer", "autumn", "winter"];
  return date
    .replace(/^(\d{4})-2([1-4])(?!\d)/, (_, year, season) => `${seasons[season - 1]} ${year}`)
    .replace(/^(\d{3})X/, "$10s")
    .replace(/(-XX)+/, "");
}

/** A date or an interval in words. */
function dateInWords(when) {
  const [start, end] = (when ?? "").split("/").map(partInWords);
  if (end === undefined) return start;
  if (start === ".." || start === "") return `until ${end}`;
  return end === ".." || end === "" ? `since ${start}` : `${start} to ${end}`;
}
