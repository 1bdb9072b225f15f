// The picture: finding, lighting and choosing what Graphviz drew.

const stage = byId("page-stage");
const svg = stage.querySelector("svg");

/// Everything drawn for relations: {element, relations, isWords}. Boxes that join sources, by their
/// sources: {element, sources, lines: Map(source → element), relations}.
const marks = [];
const joints = new Map();
/// What can be reached with keys, in the order of the picture: {element, entity} or {element, relations}.
const stops = [];

function findWhatIsDrawn() {
  if (!svg) return;
  const entityByDrawn = new Map(entities.map((entity) => [entity.drawn, entity]));
  const relationByDrawn = new Map(relations.map((relation) => [relation.drawn, relation]));
  const boxes = new Map();
  // Groups have colors of their own, which only the picture's legend explains, on light paper.
  if (svg.querySelector(".group")) stage.classList.add("has-groups", "on-light");
  for (const element of svg.querySelectorAll("g.node, g.edge")) {
    const words = element.classList;
    const isNode = words.contains("node");
    const entity = isNode && entityByDrawn.get(element.id);
    if (entity) {
      addName(element, entity);
    } else if (words.contains("joint")) {
      addJointPart(element, isNode, boxes, entityByDrawn);
    } else if (words.contains("rel")) {
      const own = [...words].map((word) => relationByDrawn.get(word)).filter(Boolean);
      if (own.length > 0) addMark(element, own, isNode);
    }
  }
  for (const box of boxes.values()) joints.set(jointKey(box.sources), box);
  for (const mark of marks) {
    if (!mark.isWords) continue;
    const joint = jointOf(mark.relations);
    if (joint) joint.relations.push(...mark.relations);
  }
}

function addName(element, entity) {
  entity.element = element;
  element.classList.add("name");
  // The picture's links would be buttons in buttons; the details have them.
  for (const anchor of element.querySelectorAll("a")) anchor.replaceWith(...anchor.childNodes);
  addStop(
    { element, entity },
    [entity.name, kindWords(entity), counted(entity.relations.length, "relation", "relations")]
      .filter(Boolean)
      .join(", "),
  );
}

function addMark(element, own, isWords) {
  marks.push({ element, relations: own, isWords });
  for (const anchor of element.querySelectorAll("a")) anchor.replaceWith(...anchor.childNodes);
  if (isWords) addStop({ element, relations: own }, spokenWords(element, own));
  else addGrip(element);
}

/// Whole sentences, and before them what is seen, which those who speak to their computer will say.
function spokenWords(element, own) {
  const seen = [...element.querySelectorAll("text")].map((text) => text.textContent.trim()).join(" ");
  const sentences = own.map(sentence).join(". ");
  return sentences.includes(seen) ? sentences : `${seen}. ${sentences}`;
}

function addStop(stop, label) {
  stops.push(stop);
  stop.element.setAttribute("role", "button");
  stop.element.setAttribute("aria-label", label);
  stop.element.setAttribute("tabindex", "-1");
}

/// A line is too thin to be hit: a wide one that is not seen lies over it. Not in large pictures,
/// where each costs and lines lie close.
function addGrip(element) {
  const line = element.querySelector("path");
  if (!line || relations.length > 400) return;
  const grip = makeShape("path", { d: line.getAttribute("d"), class: "grip" });
  element.append(grip);
}

/// `joint joint_1` is a box, `joint joint_1 n_china` the line to it from one of its sources.
function addJointPart(element, isNode, boxes, entityByDrawn) {
  const words = [...element.classList];
  const id = isNode ? element.id : words.find((word) => word.startsWith("joint_"));
  if (!boxes.has(id)) boxes.set(id, { element: null, sources: [], lines: new Map(), relations: [] });
  const box = boxes.get(id);
  if (isNode) {
    box.element = element;
    return;
  }
  const source = words.map((word) => entityByDrawn.get(word)).find(Boolean);
  if (!source) return;
  box.sources.push(source.index);
  box.lines.set(source.index, element);
}

function jointKey(sources) {
  return [...new Set(sources)].sort((a, b) => a - b).join(" ");
}

function jointOf(group) {
  return joints.get(jointKey(group.map(pictureSource)));
}

/// Takes out of the picture what the filters leave out; names that lost all relations turn pale.
function hideFiltered() {
  for (const mark of marks)
    mark.element.classList.toggle("off", !mark.relations.some((relation) => shown.relations[relation.index]));
  for (const joint of joints.values()) {
    const isOff = (relation) => !shown.relations[relation.index];
    if (joint.element) joint.element.classList.toggle("off", joint.relations.every(isOff));
    for (const [source, line] of joint.lines) {
      line.classList.toggle(
        "off",
        joint.relations.every((relation) => isOff(relation) || pictureSource(relation) !== source),
      );
    }
  }
  for (const entity of entities) {
    if (!entity.element) continue;
    entity.element.classList.toggle("off", !shown.entities[entity.index]);
    const isBare =
      entity.relations.length > 0 && !entity.relations.some((relation) => shown.relations[relation.index]);
    entity.element.classList.toggle("bare", isBare);
  }
}

/// What the focus lights up, as sets of indices: relations and entities, who is chosen, and of
/// several paths the one that is looked at; null for nothing.
function litByFocus() {
  const { focus } = state;
  const lit = {
    relations: new Set(),
    entities: new Set(),
    chosen: new Set(),
    strong: new Set(),
    strongEntities: new Set(),
  };
  const add = (relation) => {
    lit.relations.add(relation.index);
    lit.entities.add(relation.source).add(relation.target);
  };
  if (focus.on === "name") {
    lit.entities.add(focus.entity.index);
    lit.chosen.add(focus.entity.index);
    focus.entity.relations.filter((relation) => shown.relations[relation.index]).forEach(add);
  } else if (focus.on === "relations") {
    focus.relations.forEach(add);
  } else if (focus.on === "words") {
    const found = search(focus.words);
    found.entities.forEach((entity) => lit.entities.add(entity.index));
    found.relations.forEach(add);
  } else if (focus.on === "path" && focus.from && focus.to) {
    for (const end of [focus.from, focus.to]) {
      lit.entities.add(end.index);
      lit.chosen.add(end.index);
    }
    focus.paths.forEach((path) => path.forEach((step) => add(step.relation)));
    for (const { relation } of focus.paths[focus.nth] || []) {
      lit.strong.add(relation.index);
      lit.strongEntities.add(relation.source).add(relation.target);
    }
  } else {
    return null;
  }
  return lit;
}

function showFocus() {
  if (!svg) return;
  const lit = litByFocus();
  svg.classList.toggle("dimmed", lit !== null);
  const set = (element, isLit, isStrong, isChosen) => {
    element.classList.toggle("lit", isLit);
    element.classList.toggle("strong", isStrong);
    element.classList.toggle("chosen", isChosen);
  };
  for (const entity of entities) {
    if (!entity.element) continue;
    const isChosen = lit !== null && lit.chosen.has(entity.index);
    set(
      entity.element,
      lit !== null && lit.entities.has(entity.index),
      lit !== null && lit.strongEntities.has(entity.index),
      isChosen,
    );
    entity.element.setAttribute("aria-pressed", isChosen);
  }
  svg.classList.toggle("choosing", lit !== null && lit.strong.size > 0);
  const litSources = new Map(); // of joint boxes
  const strongSources = new Map();
  for (const mark of marks) {
    const own = lit === null ? [] : mark.relations.filter((relation) => lit.relations.has(relation.index));
    set(
      mark.element,
      own.length > 0,
      own.some((relation) => lit.strong.has(relation.index)),
      false,
    );
    if (mark.isWords)
      mark.element.setAttribute("aria-pressed", own.length > 0 && state.focus.on === "relations");
    const joint = own.length > 0 && mark.isWords ? jointOf(mark.relations) : null;
    if (!joint) continue;
    for (const relation of own) {
      addTo(litSources, joint, pictureSource(relation));
      if (lit.strong.has(relation.index)) addTo(strongSources, joint, pictureSource(relation));
    }
  }
  for (const joint of joints.values()) {
    const own = litSources.get(joint) || new Set();
    const strong = strongSources.get(joint) || new Set();
    if (joint.element) set(joint.element, own.size > 0, strong.size > 0, false);
    for (const [source, line] of joint.lines) set(line, own.has(source), strong.has(source), false);
  }
  nameLitDots(lit);
  showChosenRows();
}

const mostNamedDots = 60;

/// An overview draws most names as dots: those that are lit get their names, as far as there is room.
function nameLitDots(lit) {
  const old = svg.querySelector(".names");
  if (old) old.remove();
  const isDot = (entity) => entity.element && !entity.element.querySelector("text");
  const dots = lit === null ? [] : [...lit.entities].map((index) => entities[index]).filter(isDot);
  if (dots.length === 0 || dots.length > mostNamedDots) return;
  dots.sort(
    (a, b) => lit.chosen.has(b.index) - lit.chosen.has(a.index) || b.relations.length - a.relations.length,
  );
  const size = readable / readableScale();
  const taken = [];
  const texts = [];
  for (const entity of dots) {
    const box = entity.element.getBBox();
    const [x, y] = [box.x + box.width / 2, box.y - size / 4];
    const name = shortened(entity.name, 40);
    const half = name.length * size * 0.28; // about half as wide as it will be
    if (taken.some((other) => Math.abs(other.y - y) < size && Math.abs(other.x - x) < other.half + half))
      continue;
    taken.push({ x, y, half });
    texts.push(makeShape("text", { x, y, "font-size": size }, name));
  }
  svg.querySelector("g.graph").append(makeShape("g", { class: "names", "aria-hidden": "true" }, texts));
}

function addTo(sets, key, value) {
  if (!sets.has(key)) sets.set(key, new Set());
  sets.get(key).add(value);
}

/// What a place in the picture stands for.
function stopAt(target) {
  const element = target.closest && target.closest("g.node, g.edge");
  if (!element) return null;
  const mark = marks.find((one) => one.element === element);
  if (mark) return mark;
  return stops.find((one) => one.element === element) || null;
}

function choose(stop) {
  if (stop.entity) lookAtName(stop.entity, { keepPlace: true });
  else lookAtRelations(stop.relations, { keepPlace: true });
}
