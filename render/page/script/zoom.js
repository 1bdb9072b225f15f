// Zoom: moving the picture with pointer, wheel and keys.

// The picture keeps its own size and is moved by a CSS transform: to rewrite its viewBox on every
// frame takes 200 ms for a thousand names. `scale` is CSS pixels for a unit of the picture (a
// point); `x` and `y` are the point in the middle of the stage.
const camera = { x: 0, y: 0, scale: 1, box: { x: 0, y: 0, width: 1, height: 1 }, isStart: true };
const margin = 24;
const readable = 11; // px, the least height of names when the page opens

function setUpCamera() {
  if (!svg) return;
  const whole = svg.viewBox.baseVal;
  camera.whole = [whole.x, whole.y, whole.width, whole.height].join(" ");
  const group = svg.querySelector("g.graph");
  const box = group.getBBox(); // without the legend, when that is hidden
  const shift = group.transform.baseVal.consolidate().matrix; // Graphviz only shifts
  camera.box = {
    x: box.x + shift.e - margin,
    y: box.y + shift.f - margin,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
  camera.own = [camera.box.x, camera.box.y, camera.box.width, camera.box.height].join(" ");
  frameForScreen();
  startPlace();
  addPointers();
  window.addEventListener("resize", () => (camera.isStart ? startPlace() : place()));
  const paper = window.matchMedia("print");
  paper.addEventListener("change", () => (paper.matches ? frameForPaper() : frameForScreen()));
  window.addEventListener("beforeprint", frameForPaper);
  window.addEventListener("afterprint", frameForScreen);
}

function frameForScreen() {
  svg.setAttribute("viewBox", camera.own);
  svg.setAttribute("width", camera.box.width);
  svg.setAttribute("height", camera.box.height);
}

function frameForPaper() {
  svg.setAttribute("viewBox", camera.whole);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
}

function fitScale() {
  return Math.min(stage.clientWidth / camera.box.width, stage.clientHeight / camera.box.height);
}

/// The scale at which the names of the picture can be read.
function readableScale() {
  const sizes = [...svg.querySelectorAll("g.name text")]
    .map((text) => parseFloat(text.getAttribute("font-size")))
    .filter((size) => size > 0);
  if (sizes.length === 0) return 1;
  sizes.sort((a, b) => a - b);
  return readable / sizes[Math.floor(sizes.length / 4)];
}

/// The whole picture when its names can be read then; else the surroundings of the best-connected name.
function startPlace() {
  const { box } = camera;
  const least = readableScale() * 1.02;
  camera.scale = Math.min(Math.max(fitScale(), least), least * 1.6);
  Object.assign(camera, middle(box));
  if (camera.scale > fitScale()) {
    const hub = entities
      .filter((entity) => entity.element)
      .sort((a, b) => b.relations.length - a.relations.length)[0];
    if (hub) Object.assign(camera, middleOf([hub.element]));
  }
  place();
  camera.isStart = true;
}

function fit() {
  moveTo({ ...middle(camera.box), scale: fitScale() });
}

/// Writes the camera into the transform. The middle of the stage stays over the picture.
function place() {
  const { box } = camera;
  camera.isStart = false;
  camera.scale = clamp(camera.scale, Math.min(fitScale(), 1) * 0.5, 12);
  // Where there is more stage than picture the picture stays in the middle.
  const half = { x: stage.clientWidth / camera.scale / 2, y: stage.clientHeight / camera.scale / 2 };
  camera.x = clampBetween(camera.x, box.x + half.x, box.x + box.width - half.x);
  camera.y = clampBetween(camera.y, box.y + half.y, box.y + box.height - half.y);
  const left = stage.clientWidth / 2 - (camera.x - box.x) * camera.scale;
  const top = stage.clientHeight / 2 - (camera.y - box.y) * camera.scale;
  svg.style.transform = `translate(${left}px, ${top}px) scale(${camera.scale})`;
}

function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}

/// As far as half a stage beyond either end; in the middle when the ends have crossed.
function clampBetween(value, least, most) {
  const slack = Math.abs(most - least) / 2 + 60;
  return least > most
    ? clamp(value, (least + most) / 2 - slack, (least + most) / 2 + slack)
    : clamp(value, least - 120, most + 120);
}

let stillTimer = 0;

/// While something moves the picture is a layer of its own, which is cheap to move and blurred when
/// it grows; once it is still it is drawn anew.
function keepMoving() {
  stage.classList.add("moving");
  clearTimeout(stillTimer);
  stillTimer = setTimeout(() => {
    stage.classList.remove("moving");
    writeAddress("replace");
  }, 180);
}

let frameAsked = 0;

function placeSoon() {
  keepMoving();
  if (frameAsked) return;
  frameAsked = requestAnimationFrame(() => {
    frameAsked = 0;
    place();
  });
}

function zoomBy(factor, clientX, clientY) {
  const bounds = stage.getBoundingClientRect();
  const dx = clientX === undefined ? 0 : clientX - bounds.left - bounds.width / 2;
  const dy = clientY === undefined ? 0 : clientY - bounds.top - bounds.height / 2;
  const before = camera.scale;
  camera.scale = clamp(before * factor, Math.min(fitScale(), 1) * 0.5, 12);
  camera.x += dx / before - dx / camera.scale;
  camera.y += dy / before - dy / camera.scale;
  placeSoon();
}

const wantsStillness = window.matchMedia("(prefers-reduced-motion: reduce)");

/// Moves there in a quarter of a second, or at once for those who asked for less motion.
function moveTo(goal) {
  const from = { x: camera.x, y: camera.y, scale: camera.scale };
  const to = { ...from, ...goal };
  if (wantsStillness.matches || document.hidden) {
    camera.run = null;
    Object.assign(camera, to);
    placeSoon();
    return;
  }
  const begin = performance.now();
  const run = (camera.run = {});
  const step = (now) => {
    if (camera.run !== run) return; // a newer move, or a hand, took over
    const t = clamp((now - begin) / 260, 0, 1);
    const eased = t * t * (3 - 2 * t);
    for (const key of ["x", "y", "scale"]) camera[key] = from[key] + (to[key] - from[key]) * eased;
    keepMoving();
    place();
    if (t < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/// The box of elements in units of the picture, and its middle.
function boxOf(elements) {
  const inverse = svg.getScreenCTM().inverse();
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const element of elements) {
    const rect = element.getBoundingClientRect();
    if (rect.width === 0 && rect.height === 0) continue;
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.right);
    bottom = Math.max(bottom, rect.bottom);
  }
  if (left > right) return null;
  const corner = new DOMPoint(left, top).matrixTransform(inverse);
  const opposite = new DOMPoint(right, bottom).matrixTransform(inverse);
  return { x: corner.x, y: corner.y, width: opposite.x - corner.x, height: opposite.y - corner.y };
}

function middleOf(elements) {
  const box = boxOf(elements);
  return box ? middle(box) : {};
}

/// Brings what is looked at onto the stage.
function goTo(focus) {
  if (!svg || state.view !== "picture") return;
  if (focus.on === "name") {
    if (focus.entity.element) showSurroundings(focus.entity);
    else showAll(elementsOf(new Set(focus.entity.relations.map((relation) => relation.index))));
  } else if (focus.on === "relations") {
    showAll(elementsOf(new Set(focus.relations.map((relation) => relation.index))));
  } else if (focus.on === "path" && focus.paths && focus.paths.length > 0) {
    showAll(elementsOf(new Set(focus.paths[focus.nth].map((step) => step.relation.index))));
  }
}

/// A name with all its relations when that can be read; else the name alone, in the middle.
function showSurroundings(entity) {
  const box = boxOf([
    entity.element,
    ...elementsOf(new Set(entity.relations.map((relation) => relation.index))),
  ]);
  const scale = scaleFor(box);
  if (scale >= readableScale()) moveTo({ ...middle(box), scale: Math.min(scale, readableScale() * 1.3) });
  else moveTo({ ...middleOf([entity.element]), scale: Math.max(camera.scale, readableScale()) });
}

/// The scale at which a box fills the stage, with room for the buttons at its edge.
function scaleFor(box) {
  return Math.min((stage.clientWidth - 120) / box.width, (stage.clientHeight - 60) / box.height);
}

function middle(box) {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function elementsOf(indices) {
  const elements = marks
    .filter((mark) => mark.relations.some((relation) => indices.has(relation.index)))
    .map((mark) => mark.element);
  for (const index of indices) {
    for (const end of [relations[index].source, relations[index].target]) {
      if (entities[end].element) elements.push(entities[end].element);
    }
  }
  return elements;
}

/// All of them on the stage, as large as that allows, but no larger than is pleasant; when they would
/// be too small, the first of them.
function showAll(elements) {
  const box = boxOf(elements);
  if (!box) return;
  const scale = Math.min(scaleFor(box), readableScale() * 1.3);
  if (scale >= readableScale() * 0.5) moveTo({ ...middle(box), scale });
  else moveTo({ ...middleOf(elements.slice(0, 1)), scale: Math.max(camera.scale, readableScale()) });
}

/// Moves as little as needed to have an element on the stage.
function reveal(element) {
  const rect = element.getBoundingClientRect();
  const bounds = stage.getBoundingClientRect();
  const outside = (low, high, from, to) =>
    low < from + 30 ? low - from - 30 : high > to - 30 ? high - to + 30 : 0;
  const dx = outside(rect.left, rect.right, bounds.left, bounds.right);
  const dy = outside(rect.top, rect.bottom, bounds.top, bounds.bottom);
  stage.scrollTo(0, 0); // browsers scroll to what has the focus
  if (dx || dy) moveTo({ x: camera.x + dx / camera.scale, y: camera.y + dy / camera.scale });
}

function addPointers() {
  const fingers = new Map();
  let travelled = 0;
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, size: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (fingers.size === 0) travelled = 0;
    camera.run = null;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  stage.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const before = fingers.size === 2 ? spread() : { x: finger.x, y: finger.y };
    travelled += Math.hypot(event.clientX - finger.x, event.clientY - finger.y);
    finger.x = event.clientX;
    finger.y = event.clientY;
    if (travelled < 5) return; // a click, with an unsteady hand
    if (!stage.classList.contains("dragged")) {
      stage.classList.add("dragged");
      stage.setPointerCapture(event.pointerId);
    }
    const after = fingers.size === 2 ? spread() : { x: finger.x, y: finger.y };
    camera.x -= (after.x - before.x) / camera.scale;
    camera.y -= (after.y - before.y) / camera.scale;
    if (fingers.size === 2) zoomBy(after.size / before.size, after.x, after.y);
    placeSoon();
  });
  const lift = (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size === 0) stage.classList.remove("dragged");
  };
  stage.addEventListener("pointerup", lift);
  stage.addEventListener("pointercancel", lift);
  stage.addEventListener("click", (event) => {
    const isPointer = event.detail > 0; // else a key or a screen reader clicks
    if (isPointer && travelled >= 5) return;
    const stop = stopAt(event.target);
    if (stop) choose(stop);
    else if (state.focus.on !== "nothing") lookAtNothing();
  });
  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      camera.run = null;
      const lines = event.deltaMode === 1 ? 16 : 1; // some mice count lines
      zoomBy(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016)), event.clientX, event.clientY);
    },
    { passive: false },
  );
  stage.addEventListener("dragstart", (event) => event.preventDefault());
}
