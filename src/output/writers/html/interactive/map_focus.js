// Keyboard focus on the map: entities and relations have names for screen readers, and one entity can be reached with Tab.

const SVG = "http://www.w3.org/2000/svg";
const TIE_NAME_SIZE = 13;
/** The name of the relation under the pointer or the focus, even if its label is hidden or has no room. */
const tieName = document.createElementNS(SVG, "text");
/** The entity that Tab moves to, and the element that had the focus last. */
let tabStop = null;
let lastFocused = null;

function prepareFocus() {
  picture.setAttribute("role", "group");
  for (const [id, node] of nodes) nameElement(node, nodeName(entities.get(id)));
  for (const [id, curve] of curves) nameElement(curve, tieSentence(relations.get(id)));
  for (const label of labels.values()) label.setAttribute("aria-hidden", "true");
  tieName.setAttribute("class", "tie-name");
  tieName.setAttribute("aria-hidden", "true");
  view.append(tieName);
  map.addEventListener("focusin", (event) => enter(event.target.closest("[data-entity], [data-relation]")));
  map.addEventListener("focusout", hideTieName);
  map.addEventListener("pointerover", (event) => showTieName(event.target.closest("[data-relation]")));
  map.addEventListener("pointerout", () => showTieName(focusedTie()));
}

function nameElement(element, name) {
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "-1");
  element.setAttribute("aria-label", name);
}

function nodeName({ id, name, kind }) {
  const count = ties.get(id).length;
  return `${name}, ${kind}, ${count} ${count === 1 ? "relation" : "relations"}`;
}

function tieSentence({ from, kind, to, tone, standing }) {
  const marks = [tone === "neutral" ? "" : tone, standing === "stated" ? "" : standing].filter(Boolean);
  return [`${nameOf(from)} ${graph.relation_kinds[kind].says} ${nameOf(to)}`, ...marks].join(", ");
}

function isVisible(element) {
  return !element.classList.contains("filtered");
}

/** Chooses the entity that Tab moves to: the last one, or the most connected one if the filters hide it. */
function chooseTabStop() {
  if (tabStop && isVisible(tabStop)) return;
  const visible = [...nodes.keys()].filter((id) => isVisible(nodes.get(id)));
  visible.sort((a, b) => ties.get(b).length - ties.get(a).length);
  setTabStop(nodes.get(visible[0]));
}

function setTabStop(node) {
  tabStop?.setAttribute("tabindex", "-1");
  tabStop = node ?? null;
  tabStop?.setAttribute("tabindex", "0");
}

function focusOn(element) {
  (element ?? map).focus({ preventScroll: true });
}

/** Makes the focused element visible, and shows the name of a relation. */
function enter(focused) {
  if (!focused) return;
  lastFocused = focused;
  if (focused.dataset.entity) setTabStop(focused);
  // The browser scrolls to what gets the focus, but only the position of the map may move the picture.
  map.scrollTo(0, 0);
  showTieName(focusedTie());
  if (focused.matches(":focus-visible") && !isInWindow(focused)) showInMiddle([focused]);
}

function isInWindow(element) {
  const [inner, outer] = [element.getBoundingClientRect(), map.getBoundingClientRect()];
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  return x > outer.left && x < outer.right && y > outer.top && y < outer.bottom;
}

function focusedTie() {
  return document.activeElement?.closest("#map [data-relation]");
}

function showTieName(element) {
  const curve = curves.get(element?.dataset.relation);
  if (!curve) return hideTieName();
  const path = curve.querySelector("path");
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
  tieName.textContent = curve.getAttribute("aria-label");
  tieName.setAttribute("x", x);
  tieName.setAttribute("y", y);
}

function hideTieName() {
  tieName.textContent = "";
}

/** Keeps the size of the name of a relation on screen. */
function resizeTieName(size) {
  tieName.setAttribute("font-size", TIE_NAME_SIZE / size);
}

function middleOf(element) {
  const { x, y, width, height } = element.getBBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** The nearest visible entity in a direction; what is beside the direction counts as further away. */
function nearestNode(element, right, down) {
  const start = middleOf(element);
  let [nearest, least] = [null, Infinity];
  for (const node of nodes.values()) {
    if (node === element || !isVisible(node)) continue;
    const { x, y } = middleOf(node);
    const ahead = (x - start.x) * right + (y - start.y) * down;
    const beside = Math.abs((x - start.x) * down + (y - start.y) * right);
    if (ahead > beside / 2 && ahead + 2 * beside < least) [nearest, least] = [node, ahead + 2 * beside];
  }
  return nearest;
}

/** The next or previous visible relation of the entity that had the focus last. */
function nextTie(element, step) {
  const own = ties.get(tabStop.dataset.entity).map((tie) => curves.get(tie.id)).filter((curve) => curve && isVisible(curve));
  const index = own.indexOf(element);
  if (index < 0) return own.at(step > 0 ? 0 : -1);
  return own[(index + step + own.length) % own.length];
}

/** What a key does on an entity or a relation that has the focus; undefined if nothing. */
function focusAction(element, key) {
  const move = (right, down) => () => focusOn(nearestNode(element, right, down) ?? element);
  const actions = {
    ArrowLeft: move(-1, 0),
    ArrowRight: move(1, 0),
    ArrowUp: move(0, -1),
    ArrowDown: move(0, 1),
    Enter: () => openClaims(element.dataset),
    " ": () => openClaims(element.dataset),
    n: () => focusOn(nextTie(element, 1) ?? element),
    p: () => focusOn(nextTie(element, -1) ?? element),
    Escape: claims.hidden ? () => focusOn(map) : undefined,
  };
  return actions[key];
}
