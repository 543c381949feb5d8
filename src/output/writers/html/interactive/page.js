// The address of the page determines what is open: #entity/ID or #relation/ID.

function goTo(address) {
  if (location.hash === address) showAddress();
  else location.hash = address;
}

// An address that was typed may be malformed.
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return "";
  }
}

function showAddress() {
  const [, what, id] = decoded(location.hash).match(/^#(entity|relation)\/(.*)$/) ?? [];
  const entity = what === "entity" ? entities.get(id) : undefined;
  const relation = what === "relation" ? relations.get(id) : undefined;
  if (entity) {
    const own = ties.get(id);
    const ends = [id, ...own.map((tie) => otherEnd(tie, id))];
    highlight(ends, own.map((tie) => tie.id));
    showClaims(entity.name, entityPage(entity));
    showInMiddle(ends.map((end) => nodes.get(end)));
  } else if (relation) {
    highlight([relation.from, relation.to], [id]);
    showClaims("Relation", relationPage(relation));
    showInMiddle([nodes.get(relation.from), nodes.get(relation.to), curves.get(id)]);
  } else {
    highlight([], []);
    claims.hidden = true;
  }
}

function prepareButtons() {
  document.getElementById("zoom-in").addEventListener("click", () => zoomAtMiddle(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => zoomAtMiddle(1 / 1.4));
  document.getElementById("whole-map").addEventListener("click", showWholeMap);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input");
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      searchField.focus();
    } else if (event.key === "Escape" && !isTyping && !claims.hidden) {
      goTo("#overview");
      focusOn(lastFocused);
    }
  });
}

document.documentElement.classList.add("interactive");
prepareMap();
preparePointers();
prepareSearch();
prepareFilters();
applyFilters();
prepareButtons();
addEventListener("resize", schedulePosition);
addEventListener("hashchange", showAddress);
showAddress();
