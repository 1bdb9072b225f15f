// Keys.

let current = null; // the stop that Tab comes to

function setUpKeys() {
  document.addEventListener("keydown", pageKey);
  stage.addEventListener("keydown", stageKey);
  stage.addEventListener("focusin", (event) => {
    const stop = stops.find((one) => one.element === event.target);
    if (!stop) return;
    makeCurrent(stop);
    if (stop.element.matches(":focus-visible")) reveal(stop.element);
  });
  const hub = stops
    .filter((stop) => stop.entity)
    .sort((a, b) => b.entity.relations.length - a.entity.relations.length)[0];
  if (hub || stops[0]) makeCurrent(hub || stops[0]);
}

function makeCurrent(stop) {
  if (current) current.element.setAttribute("tabindex", "-1");
  current = stop;
  current.element.setAttribute("tabindex", "0");
}

function pageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.matches("input, select, textarea") || byId("page-help").open) return;
  const act = {
    "/": () => searchField.focus(),
    "+": () => zoomBy(1.25),
    "=": () => zoomBy(1.25),
    "-": () => zoomBy(0.8),
    0: fit,
    p: () => openPathFinder(),
    t: () => changeView(state.view === "table" ? "picture" : "table"),
    "?": () => byId("page-help").showModal(),
    Escape: () => lookAtNothing(),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function stageKey(event) {
  const stop = stops.find((one) => one.element === event.target);
  if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(stop);
  } else if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    const next = nearestStop(stop, event.key);
    if (next) next.element.focus({ preventScroll: true });
  }
}

/// The nearest one in the direction of an arrow: what lies straight ahead before what lies beside.
function nearestStop(stop, key) {
  const placeOf = (element) => {
    const rect = element.getBoundingClientRect();
    return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2, isSeen: rect.width > 0 };
  };
  const here = placeOf(stop.element);
  const [ux, uy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best = null;
  let least = Infinity;
  for (const other of stops) {
    if (other === stop) continue;
    const there = placeOf(other.element);
    const ahead = (there.x - here.x) * ux + (there.y - here.y) * uy;
    const aside = Math.abs((there.x - here.x) * uy) + Math.abs((there.y - here.y) * ux);
    if (!there.isSeen || ahead <= 1) continue;
    const cost = ahead + 2.5 * aside;
    if (cost < least) [best, least] = [other, cost];
  }
  return best;
}
