// Hides what the filters exclude.

const filterForm = document.getElementById("filters");
const shownCount = document.getElementById("shown");

/** The filters: name, title, the value of an entity or relation, and the order and labels of values, if any. */
const FILTERS = [
  {
    name: "kind",
    title: "Kinds",
    entity: (entity) => entity.kind,
    order: Object.keys(graph.entity_kinds),
    label: (kind) => graph.entity_kinds[kind].plural,
  },
  { name: "family", title: "Families", relation: (relation) => relation.family },
  { name: "tone", title: "Tones", relation: (relation) => relation.tone, order: ["positive", "neutral", "negative"] },
  {
    name: "standing",
    title: "Standing",
    relation: (relation) => relation.standing,
    order: ["stated", "implied", "opinion", "alleged", "denied"],
  },
];

function prepareFilters() {
  for (const filter of FILTERS) {
    const items = filter.entity ? graph.entities : graph.relations;
    const counts = new Map();
    for (const item of items) {
      const value = (filter.entity ?? filter.relation)(item);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = filter.order?.filter((value) => counts.has(value)) ?? [...counts.keys()].sort();
    if (values.length < 2) continue;
    const boxes = values.map((value) =>
      element("label", {},
        element("input", { type: "checkbox", name: filter.name, value, defaultChecked: true }),
        ` ${filter.label?.(value) ?? (value || "none")} `,
        element("small", {}, String(counts.get(value)))));
    filterForm.querySelector(".groups").append(
      element("fieldset", {}, element("legend", {}, filter.title), ...boxes));
  }
  const years = graph.relations.flatMap((relation) => yearsOf(relation.when) ?? []).filter(Number.isFinite);
  document.getElementById("dates").hidden = years.length === 0;
  for (const name of ["since", "until"]) {
    const field = filterForm.elements[name];
    Object.assign(field, { min: Math.min(...years), max: Math.max(...years) });
  }
  filterForm.addEventListener("input", applyFilters);
  filterForm.addEventListener("submit", (event) => event.preventDefault());
  filterForm.addEventListener("reset", () => setTimeout(applyFilters));
}

/** A function that returns whether the checkboxes of a filter allow a value. */
function checkedBy({ name }) {
  const boxes = [...filterForm.querySelectorAll(`input[name=${name}]`)];
  const excluded = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
  return (value) => !excluded.has(value);
}

function isInPeriod(relation) {
  const since = Number(filterForm.elements.since.value) || -Infinity;
  const until = Number(filterForm.elements.until.value) || Infinity;
  if (since === -Infinity && until === Infinity) return true;
  const years = yearsOf(relation.when);
  return years !== null && years[1] >= since && years[0] <= until;
}

function applyFilters() {
  const passes = FILTERS.map((filter) => [filter, checkedBy(filter)]);
  const isShownEntity = (entity) => passes.every(([filter, check]) => !filter.entity || check(filter.entity(entity)));
  const kept = new Set(graph.entities.filter(isShownEntity).map((entity) => entity.id));
  const isShownRelation = (relation) =>
    kept.has(relation.from) && kept.has(relation.to) && isInPeriod(relation) &&
    passes.every(([filter, check]) => !filter.relation || check(filter.relation(relation)));
  const shownRelations = new Set(graph.relations.filter(isShownRelation).map((relation) => relation.id));
  // An entity is hidden if all of its relations are hidden.
  const isShown = (id) => kept.has(id) &&
    (ties.get(id).length === 0 || ties.get(id).some((relation) => shownRelations.has(relation.id)));
  const shownEntities = new Set([...kept].filter(isShown));
  setHidden(nodes, shownEntities);
  setHidden(curves, shownRelations);
  setHidden(labels, shownRelations);
  chooseTabStop();
  const isAll = shownEntities.size === entities.size && shownRelations.size === relations.size;
  shownCount.textContent =
    `${isAll ? "" : "Filtered: "}${shownEntities.size} of ${entities.size} entities, ` +
    `${shownRelations.size} of ${relations.size} relations`;
  filterForm.closest("details").classList.toggle("active", !isAll);
}

function setHidden(elements, shown) {
  for (const [id, found] of elements) found.classList.toggle("filtered", !shown.has(id));
}
