// The address: the state as a URL fragment.

// #name=wang-yi | #relation=r12&relation=r13 | #find=fisher | #from=a&to=b&k=3&walk=out&denied=yes&nth=2
// &hide-kind=Topic &hide-type=PART_OF &hide-status=denied &hide-document=3 &since=2020 &until=2021
// &view=table &at=x,y,scale

function addressOf() {
  const words = new URLSearchParams();
  const { focus } = state;
  if (focus.on === "name") words.set("name", focus.entity.id);
  if (focus.on === "relations") focus.relations.forEach((relation) => words.append("relation", relation.id));
  if (focus.on === "words") words.set("find", focus.words);
  if (focus.on === "path") {
    words.set("from", focus.from ? focus.from.id : "");
    words.set("to", focus.to ? focus.to.id : "");
    words.set("k", focus.k);
    if (focus.direction !== "either") words.set("walk", focus.direction);
    if (focus.alsoDenied) words.set("denied", "yes");
    if (focus.nth > 0) words.set("nth", focus.nth + 1);
  }
  for (const i of state.off.kinds) words.append("hide-kind", kinds[i].name);
  for (const i of state.off.types) words.append("hide-type", types[i].name);
  for (const i of state.off.statuses) words.append("hide-status", statuses[i]);
  for (const i of state.off.documents) words.append("hide-document", i);
  if (daysOf(state.since)) words.set("since", state.since.trim());
  if (daysOf(state.until)) words.set("until", state.until.trim());
  if (state.view === "table") words.set("view", "table");
  if (svg && !camera.isStart)
    words.set("at", [camera.x.toFixed(0), camera.y.toFixed(0), camera.scale.toPrecision(3)].join(","));
  return words.toString();
}

let isReading = false;

function writeAddress(how) {
  if (isReading) return;
  const address = addressOf();
  if (address === location.hash.slice(1)) return;
  const url = address ? `#${address}` : location.pathname + location.search;
  try {
    history[how === "push" ? "pushState" : "replaceState"](null, "", url);
  } catch (error) {
    // Some viewers allow no history; the page works all the same.
  }
}

function readAddress() {
  isReading = true;
  const words = new URLSearchParams(location.hash.slice(1));
  const entity = (id) => entities.find((one) => one.id === id) || null;
  const hide = (set, all, key) => {
    set.clear();
    for (const name of words.getAll(key)) {
      const i = all.indexOf(name);
      if (i >= 0) set.add(i);
    }
  };
  hide(
    state.off.kinds,
    kinds.map((kind) => kind.name),
    "hide-kind",
  );
  hide(
    state.off.types,
    types.map((type) => type.name),
    "hide-type",
  );
  hide(state.off.statuses, statuses, "hide-status");
  hide(
    state.off.documents,
    [...documents, null].map((_, i) => String(i)),
    "hide-document",
  );
  state.since = words.get("since") || "";
  state.until = words.get("until") || "";
  applyFilters();
  showFilterCounts();
  hideFiltered();
  showView(words.get("view") === "table" ? "table" : "picture");
  look(focusIn(words, entity), { keepPlace: words.has("at"), quietly: true });
  placeIn(words.get("at"));
  isReading = false;
}

function focusIn(words, entity) {
  if (words.has("from") || words.has("to")) {
    return askForPaths({
      ...emptyQuestion(),
      from: entity(words.get("from")),
      to: entity(words.get("to")),
      k: clamp(Math.round(Number(words.get("k"))) || 3, 1, 50),
      direction: ["in", "out"].includes(words.get("walk")) ? words.get("walk") : "either",
      alsoDenied: words.has("denied"),
      nth: Math.max(Math.round(Number(words.get("nth"))) - 1, 0) || 0,
    });
  }
  if (words.has("name") && entity(words.get("name")))
    return { on: "name", entity: entity(words.get("name")) };
  const ids = new Set(words.getAll("relation"));
  const own = ids.size > 0 ? relations.filter((relation) => ids.has(relation.id)) : [];
  if (own.length > 0) return { on: "relations", relations: own };
  if (words.get("find")) {
    searchField.value = words.get("find");
    return { on: "words", words: words.get("find") };
  }
  return { on: "nothing" };
}

function placeIn(text) {
  if (!svg || !text) return;
  const [x, y, scale] = text.split(",").map(Number);
  if (![x, y, scale].every(Number.isFinite) || scale <= 0) return;
  camera.run = null;
  Object.assign(camera, { x, y, scale });
  place();
}
