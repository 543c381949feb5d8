// The mouse, touch and keys on the map.

const pointers = new Map();
let draggedDistance = 0;

function preparePointers() {
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0018)), event.clientX, event.clientY);
  }, { passive: false });
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, event);
    if (pointers.size === 1) draggedDistance = 0;
  });
  map.addEventListener("pointermove", movePointer);
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) {
    map.addEventListener(name, (event) => pointers.delete(event.pointerId));
  }
  map.addEventListener("click", (event) => {
    if (draggedDistance > 4) return;
    const shown = event.target.closest("[data-entity], [data-relation]");
    if (shown) openClaims(shown.dataset);
  });
  map.addEventListener("keydown", pressKey);
}

function movePointer(event) {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const [right, down] = [event.clientX - last.clientX, event.clientY - last.clientY];
  draggedDistance += Math.hypot(right, down);
  // Captured only once it drags, because a captured pointer clicks on the map instead of on the element below it.
  if (draggedDistance > 4 && !map.hasPointerCapture(event.pointerId)) map.setPointerCapture(event.pointerId);
  if (pointers.size === 1) {
    pan(right, down);
  } else {
    const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
    const distance = (pointer) => Math.hypot(pointer.clientX - other.clientX, pointer.clientY - other.clientY);
    zoom(distance(event) / Math.max(distance(last), 1), other.clientX, other.clientY);
  }
  pointers.set(event.pointerId, event);
}

function pressKey(event) {
  const step = 60;
  const actions = {
    ArrowLeft: () => pan(step, 0),
    ArrowRight: () => pan(-step, 0),
    ArrowUp: () => pan(0, step),
    ArrowDown: () => pan(0, -step),
    "+": () => zoomAtMiddle(1.25),
    "=": () => zoomAtMiddle(1.25),
    "-": () => zoomAtMiddle(0.8),
    0: showWholeMap,
  };
  const focused = event.target.closest("[data-entity], [data-relation]");
  const ownAction = focused ? focusAction(focused, event.key) : undefined;
  const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : ownAction ?? actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
