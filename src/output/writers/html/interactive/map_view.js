// The map: its position, its zoom, and the highlighted entities and relations.

const map = document.getElementById("map");
const picture = map.querySelector("svg");
/** The element around the picture, which moves as an image while a large picture is moved. */
const sheet = document.createElement("div");
const view = document.createElementNS("http://www.w3.org/2000/svg", "g");
const position = { x: 0, y: 0, scale: 1 };
/** The position in which the picture was drawn last. */
let drawn = { ...position };
const MIN_SCALE = 0.5;
const MAX_SCALE = 40;
/** Relation labels are hidden below this size on screen, relative to their full size. */
const MIN_LABEL_SIZE = 0.6;
/** The same for names other than those of hubs. */
const MIN_NAME_SIZE = 0.35;
/** The names that stay readable on the whole map: how many at most, and the font size of the smallest, in pixels. */
const MAX_HUBS = 60;
const HUB_FONT_SIZE = 9;
/** The size at which an entity or relation is shown when it is opened, relative to its full size. */
const READING_SIZE = 0.9;
const MAX_READING_SIZE = 1.3;
/** A picture with more curves is not redrawn before a movement has ended, and has no wide invisible lines to click. */
const MAX_QUICK_CURVES = 600;
const REDRAW_DELAY = 300;
let redrawTimer = 0;
let pendingFrame = 0;

const nodes = new Map();
const curves = new Map();
const labels = new Map();

function prepareMap() {
  view.setAttribute("class", "view");
  view.append(...picture.querySelectorAll(":scope > g"));
  picture.append(view);
  sheet.append(picture);
  map.append(sheet);
  for (const node of view.querySelectorAll(".nodes > g")) nodes.set(node.dataset.entity, node);
  for (const edge of view.querySelectorAll(".edges > g")) curves.set(edge.dataset.relation, edge);
  for (const label of view.querySelectorAll(".labels > text")) labels.set(label.dataset.relation, label);
  sheet.classList.toggle("large", curves.size > MAX_QUICK_CURVES);
  if (curves.size <= MAX_QUICK_CURVES) {
    for (const edge of curves.values()) {
      const reach = edge.querySelector("path").cloneNode();
      reach.setAttribute("class", "reach");
      edge.append(reach);
    }
  }
  enlargeHubs();
  prepareFocus();
  showPosition();
}

/** Chooses the entities whose names stay readable on the whole map: the most connected ones, without overlaps. */
function enlargeHubs() {
  const factor = Math.max(1, HUB_FONT_SIZE / (13 * fitScale()));
  sheet.style.setProperty("--hub-scale", factor);
  const byTies = [...nodes.keys()].sort((a, b) => ties.get(b).length - ties.get(a).length);
  const taken = [];
  for (const id of byTies.slice(0, MAX_HUBS)) {
    const { x, y, width, height } = nodes.get(id).querySelector("rect").getBBox();
    const [right, down] = [(width * (factor - 1)) / 2, (height * (factor - 1)) / 2];
    const box = { left: x - right, right: x + width + right, top: y - down, bottom: y + height + down };
    const overlaps = (other) =>
      box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
    if (taken.some(overlaps)) continue;
    taken.push(box);
    nodes.get(id).classList.add("hub");
    // Drawn on top of the other nodes.
    nodes.get(id).parentNode.append(nodes.get(id));
  }
}

/** Pixels on screen for each pixel of the picture, before zooming. */
function fitScale() {
  const { width, height } = picture.viewBox.baseVal;
  return Math.min(picture.clientWidth / width, picture.clientHeight / height) || 1;
}

/** The point of the picture at a point of the window, before zooming. */
function picturePoint(clientX, clientY) {
  const box = map.getBoundingClientRect();
  const { x, y, width, height } = picture.viewBox.baseVal;
  const fit = fitScale();
  return {
    x: x + width / 2 + (clientX - box.left - box.width / 2) / fit,
    y: y + height / 2 + (clientY - box.top - box.height / 2) / fit,
  };
}

function showPosition() {
  pendingFrame = 0;
  if (curves.size <= MAX_QUICK_CURVES) return draw();
  moveDrawing();
  clearTimeout(redrawTimer);
  redrawTimer = setTimeout(draw, REDRAW_DELAY);
}

/** Draws the picture in its position, with the text that is large enough to read. */
function draw() {
  drawn = { ...position };
  sheet.style.transform = "";
  view.style.transform = `translate(${position.x}px, ${position.y}px) scale(${position.scale})`;
  const size = fitScale() * position.scale;
  resizeTieName(size);
  picture.classList.toggle("without-labels", size < MIN_LABEL_SIZE);
  picture.classList.toggle("without-small-names", size < MIN_NAME_SIZE);
}

/** Moves and scales the finished drawing as an image, which takes no time even if it has thousands of curves. */
function moveDrawing() {
  const { x, y, width, height } = picture.viewBox.baseVal;
  const factor = position.scale / drawn.scale;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const right = fitScale() * ((middleX - drawn.x) * factor + position.x - middleX);
  const down = fitScale() * ((middleY - drawn.y) * factor + position.y - middleY);
  sheet.style.transform = `translate(${right}px, ${down}px) scale(${factor})`;
}

function schedulePosition() {
  pendingFrame ||= requestAnimationFrame(showPosition);
}

function pan(right, down) {
  const fit = fitScale();
  position.x += right / fit;
  position.y += down / fit;
  schedulePosition();
}

/** Zooms by a factor; the given point of the window stays in place. */
function zoom(factor, clientX, clientY) {
  const scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, position.scale * factor));
  const fixed = picturePoint(clientX, clientY);
  position.x = fixed.x - ((fixed.x - position.x) * scale) / position.scale;
  position.y = fixed.y - ((fixed.y - position.y) * scale) / position.scale;
  position.scale = scale;
  schedulePosition();
}

function zoomAtMiddle(factor) {
  const box = map.getBoundingClientRect();
  zoom(factor, box.left + box.width / 2, box.top + box.height / 2);
}

function showWholeMap() {
  Object.assign(position, { x: 0, y: 0, scale: 1 });
  schedulePosition();
}

/** Shows elements as large as fits, or the first of them in the middle if they would be too small to read. */
function showInMiddle(shown) {
  const boxes = shown.map((element) => element.getBBox());
  const whole = union(boxes);
  const { x, y, width, height } = picture.viewBox.baseVal;
  const fit = fitScale();
  const room = [picture.clientWidth / fit, picture.clientHeight / fit];
  const scale = Math.min((room[0] * 0.85) / whole.width, (room[1] * 0.85) / whole.height, MAX_READING_SIZE / fit);
  const isReadable = scale * fit >= MIN_LABEL_SIZE;
  const box = isReadable ? whole : boxes[0];
  position.scale = isReadable ? scale : READING_SIZE / fit;
  position.x = x + width / 2 - (box.x + box.width / 2) * position.scale;
  position.y = y + height / 2 - (box.y + box.height / 2) * position.scale;
  schedulePosition();
}

function union(boxes) {
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: Math.max(right - left, 1), height: Math.max(bottom - top, 1) };
}

/** Highlights entities and relations, and fades all others. If there are none to highlight, nothing is faded. */
function highlight(entityIds, relationIds) {
  for (const highlighted of view.querySelectorAll(".highlighted")) highlighted.classList.remove("highlighted");
  const highlighted = [
    ...entityIds.map((id) => nodes.get(id)),
    ...relationIds.flatMap((id) => [curves.get(id), labels.get(id)]),
  ].filter(Boolean);
  for (const shown of highlighted) shown.classList.add("highlighted");
  picture.classList.toggle("has-highlighted", highlighted.length > 0);
}
