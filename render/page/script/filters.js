// Filters: which relations and names are shown, and the legend that sets them.

// ---- filters ----

/// Which relations and names are shown, by index; made anew when a filter changes.
let shown = { relations: [], entities: [] };

function applyFilters() {
  const span = spanAskedFor();
  const passesKind = (entity) =>
    entity.kinds.some((kind) => typeof kind === "number" && !state.off.kinds.has(kind));
  shown.entities = entities.map(passesKind);
  shown.relations = relations.map(
    (relation) =>
      passesAlone(relation, span) && shown.entities[relation.source] && shown.entities[relation.target],
  );
}

/// What a relation passes by itself, whoever its ends are.
function passesAlone(relation, span) {
  const { off } = state;
  if (off.types.has(relation.type) || off.statuses.has(relation.status)) return false;
  if (span && !(relation.days && relation.days[0] <= span[1] && relation.days[1] >= span[0])) return false;
  if (off.documents.size === 0) return true;
  return [...relation.documents].some((document) => !off.documents.has(document));
}

function isFiltered() {
  return Object.values(state.off).some((set) => set.size > 0) || spanAskedFor() !== null;
}

function filtersChanged() {
  applyFilters();
  showFilterCounts();
  hideFiltered();
  if (state.focus.on === "path") state.focus = askForPaths(state.focus);
  showFocus();
  showDetails();
  showTableRows();
  writeAddress("replace");
}

// ---- filters on the page ----

const filterPanel = byId("page-filters");
const countedChoices = []; // [{element, count}] to be kept up to date

function showFilters() {
  const usedStatuses = statuses
    .map((_, i) => i)
    .filter((i) => relations.some((relation) => relation.status === i));
  const parts = [
    make("h2", {}, "Names"),
    make(
      "ul",
      {},
      kinds.map((kind, i) =>
        choiceItem(
          "kinds",
          [i],
          kind.name.trim() || "no kind",
          kindSwatch(kind),
          () => entities.filter((entity) => entity.kinds.includes(i)).length,
        ),
      ),
    ),
    make("h2", {}, "Relations"),
    make("ul", {}, families.map(familyItem)),
  ];
  if (usedStatuses.length > 1 || usedStatuses.includes(denied)) {
    parts.push(
      make("h2", {}, "Lines"),
      make(
        "ul",
        {},
        usedStatuses.map((i) =>
          choiceItem(
            "statuses",
            [i],
            statuses[i],
            lineSwatch(i),
            () =>
              relations.filter((relation) => relation.status === i && shown.relations[relation.index]).length,
          ),
        ),
      ),
    );
  }
  if (relations.some((relation) => relation.days)) parts.push(make("h2", {}, "Dates"), ...dateFields());
  if (documents.length > 1) parts.push(make("h2", {}, "Documents"), documentList());
  parts.push(
    make(
      "div",
      { class: "shown" },
      make("p", { id: "page-count", role: "status" }),
      button("Show everything", showEverything, { id: "page-reset", class: "plain" }),
    ),
  );
  filterPanel.replaceChildren(...parts);
}

/// A box to tick for one or several values of one filter.
function choiceItem(filter, values, text, swatch, count, attributes = {}) {
  const off = state.off[filter];
  const box = checkbox(true, (isOn) => {
    for (const value of values) off[isOn ? "delete" : "add"](value);
    filtersChanged();
  });
  const number = make("span", { class: "count" });
  const all = { kinds, types, statuses, documents: [...documents, null] }[filter];
  const only = button(
    "only",
    () => {
      const isAlone = all.every((_, i) => off.has(i) !== values.includes(i));
      off.clear();
      if (!isAlone) all.forEach((_, i) => values.includes(i) || off.add(i));
      filtersChanged();
    },
    { class: "plain only", "aria-label": `Only ${text}` },
  );
  countedChoices.push(() => {
    const hiddenValues = values.filter((value) => off.has(value)).length;
    box.checked = hiddenValues < values.length;
    box.indeterminate = hiddenValues > 0 && hiddenValues < values.length;
    number.textContent = count().toLocaleString("en");
  });
  box.id = `page-${filter}-${values.join("-")}`;
  const parts = [box, swatch, make("label", { for: box.id }, text), only, number];
  return make(
    "li",
    {},
    make("div", { class: swatch ? "choice" : "choice bare-choice", ...attributes }, parts),
  );
}

function familyItem(family, f) {
  const own = types.map((_, i) => i).filter((i) => types[i].family === f);
  const countOf = (wanted) => () =>
    relations.filter((relation) => wanted(relation) && shown.relations[relation.index]).length;
  const item = choiceItem(
    "types",
    own,
    family.words,
    familySwatch(family),
    countOf((relation) => relation.family === f),
  );
  if (own.length > 1) {
    const list = own.map((i) =>
      choiceItem(
        "types",
        [i],
        types[i].words,
        null,
        countOf((relation) => relation.type === i),
      ),
    );
    item.append(make("details", {}, make("summary", {}, `${own.length} types`), make("ul", {}, list)));
  }
  return item;
}

function documentList() {
  const counts = (i) => () =>
    relations.filter((relation) => relation.documents.has(i) && shown.relations[relation.index]).length;
  const items = documents.map((source, i) =>
    choiceItem("documents", [i], shortened(source.name, 70), null, counts(i)),
  );
  if (relations.some((relation) => relation.documents.has(noDocument)))
    items.push(choiceItem("documents", [noDocument], "without a source", null, counts(noDocument)));
  return make("ul", {}, items);
}

const shapes = {
  ellipse: "M1 7a10 6 0 1 0 20 0a10 6 0 1 0 -20 0z",
  house: "M3 13V6L11 1L19 6V13z",
  component: "M4 1H21V13H4V11H1V8H4V6H1V3H4z",
  note: "M1 1H17L21 5V13H1z",
  hexagon: "M1 7L5 1H17L21 7L17 13H5z",
  octagon: "M1 5L6 1H16L21 5V9L16 13H6L1 9z",
  tab: "M1 4V1H8V4H21V13H1z",
  folder: "M1 3H12L14 1H20L21 3V13H1z",
  box3d: "M1 4L4 1H21V10L18 13H1z",
  box: "M1 1H21V13H1z",
  rounded: "M5 1H17Q21 1 21 5V9Q21 13 17 13H5Q1 13 1 9V5Q1 1 5 1z",
};

function swatchOf(...parts) {
  return makeShape("svg", { class: "swatch", viewBox: "0 0 22 14", "aria-hidden": "true" }, ...parts);
}

function kindSwatch(kind) {
  const outline = shapes[kind.round ? "rounded" : kind.shape] || shapes.box;
  return swatchOf(makeShape("g", { class: kind.class }, makeShape("path", { d: outline })));
}

function familySwatch(family) {
  return swatchOf(makeShape("g", { class: family.class }, makeShape("path", { d: "M1 7H21" })));
}

function lineSwatch(status) {
  const dashes = ["none", "5 3", "1.5 3", "none"][status];
  return swatchOf(
    makeShape("path", {
      class: "line",
      d: status === denied ? "M1 7H20M20 3V11" : "M1 7H21",
      "stroke-dasharray": dashes,
    }),
  );
}

function dateFields() {
  const years = relations
    .filter((relation) => relation.days)
    .flatMap((relation) => relation.days)
    .filter((day) => Math.abs(day) < 3000000)
    .map(yearOf);
  const field = (key, label, hint) => {
    const input = make("input", {
      id: `page-${key}`,
      type: "text",
      inputmode: "numeric",
      placeholder: hint,
      autocomplete: "off",
    });
    input.addEventListener("input", () => {
      state[key] = input.value;
      input.setAttribute("aria-invalid", String(input.value.trim() !== "" && !daysOf(input.value)));
      filtersChanged();
    });
    countedChoices.push(() => {
      if (document.activeElement !== input) input.value = state[key];
    });
    return make("div", {}, make("label", { for: input.id }, label), input);
  };
  years.sort((a, b) => a - b);
  const [first, last] = years.length > 0 ? [years[0], years[years.length - 1]] : ["", ""];
  return [
    make(
      "div",
      { class: "dates" },
      field("since", "since", String(first)),
      field("until", "until", String(last)),
    ),
    make("p", { class: "quiet" }, "2020, 2020-11 or 2020-11-24"),
  ];
}

function showFilterCounts() {
  countedChoices.forEach((update) => update());
  const count = shown.relations.filter(Boolean).length;
  byId("page-count").textContent =
    `${count.toLocaleString("en")} of ${counted(relations.length, "relation", "relations")} shown`;
  byId("page-reset").hidden = !isFiltered();
}

function showEverything() {
  Object.values(state.off).forEach((set) => set.clear());
  state.since = state.until = "";
  filtersChanged();
}
