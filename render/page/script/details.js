// Details: the panel with a name, a relation and its evidence, or paths.

const panel = byId("page-panel");

function showDetails() {
  const { focus } = state;
  const parts = {
    nothing: startDetails,
    name: () => nameDetails(focus.entity),
    relations: () => relationDetails(focus.relations),
    words: () => wordsDetails(focus.words),
    path: () => pathDetails(focus),
  }[focus.on]();
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
  if (focus.on === "path") setUpPathFields(focus);
}

function heading(text) {
  return make("h2", {}, text);
}

function startDetails() {
  const hubs = entities
    .filter((entity) => entity.relations.length > 0)
    .sort((a, b) => b.relations.length - a.relations.length || a.index - b.index)
    .slice(0, 8);
  return [
    heading("What is this?"),
    make(
      "p",
      {},
      "Who is related to whom, and the sentence each relation rests on. Choose a name to see its relations, or the words on a line to read the evidence.",
    ),
    hubs.length > 0 && make("h3", {}, "Most relations"),
    make(
      "ul",
      {},
      hubs.map((entity) =>
        make(
          "li",
          {},
          nameButton(entity),
          make("span", { class: "quiet" }, ` ${counted(entity.relations.length, "relation", "relations")}`),
        ),
      ),
    ),
    documents.length > 0 && make("h3", {}, documents.length === 1 ? "Source" : "Sources"),
    make(
      "ul",
      {},
      documents.slice(0, 50).map((source) => make("li", {}, ...sourceLine(source))),
    ),
    documents.length > 50 && make("p", { class: "quiet" }, `and ${documents.length - 50} more`),
  ].filter(Boolean);
}

function sourceLine(source) {
  const notes = [source.publisher, source.date].filter(Boolean).join(", ");
  return [
    source.url ? link(source.url, source.name) : source.name,
    notes ? make("span", { class: "quiet" }, ` ${notes}`) : null,
  ];
}

function nameDetails(entity) {
  const visible = entity.relations.filter((relation) => shown.relations[relation.index]);
  const hidden = entity.relations.length - visible.length;
  const facts = [["id", entity.id]];
  if (entity.aliases.length > 0) facts.unshift(["also", entity.aliases.join(", ")]);
  return [
    heading(entity.name),
    make("p", {}, kindChips(entity)),
    factList([...facts, ...(entity.more || [])]),
    entity.url && make("p", {}, link(entity.url, entity.url)),
    make(
      "div",
      { class: "actions" },
      button("Path from here", () => lookForPaths({ ...pathInMind(), from: entity }), {}),
      button("Path to here", () => lookForPaths({ ...pathInMind(), to: entity }), {}),
    ),
    make("h3", {}, counted(visible.length, "relation", "relations")),
    sentenceList(visible),
    hidden > 0 && make("p", { class: "quiet" }, `${hidden} more left out by the filters`),
  ].filter(Boolean);
}

function kindChips(entity) {
  return entity.kinds.map((kind) => {
    if (typeof kind !== "number") return make("span", { class: "chip" }, kind);
    return kinds[kind].name ? make("span", { class: `chip ${kinds[kind].class}` }, kinds[kind].name) : null;
  });
}

function factList(facts) {
  return make(
    "dl",
    { class: "facts" },
    facts.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]),
  );
}

/// Relations as sentences: names lead to names, the words to the evidence.
function sentenceList(list) {
  return make(
    "ul",
    { class: "sentences" },
    list.map((relation) =>
      make("li", { class: relationClass(relation) }, ...sentenceParts(relation), notesOf(relation)),
    ),
  );
}

function relationClass(relation) {
  return families[relation.family].class;
}

function sentenceParts(relation, forward = true) {
  const [first, last] = forward ? [relation.source, relation.target] : [relation.target, relation.source];
  const words = button(
    forward || relation.mutual ? relation.words : relation.back,
    () => lookAtRelations([relation]),
    { class: "plain words", title: "Read the evidence" },
  );
  return [nameButton(entities[first]), " ", words, " ", nameButton(entities[last])];
}

function notesOf(relation) {
  const notes = [
    relation.status ? statuses[relation.status] : "",
    relation.when || "",
    !relation.when && relation.stated ? `stated ${relation.stated}` : "",
  ];
  const text = notes.filter(Boolean).join(" · ");
  return text ? make("div", { class: "quiet" }, text) : null;
}

function relationDetails(list) {
  const first = list[0];
  const title = list.length === 1 ? "Relation" : `${list.length} relations in one statement`;
  const facts = [
    ["when", first.when],
    ["stated", first.stated],
    ["status", statuses[first.status]],
    ["confidence", first.confidence === undefined ? "" : String(first.confidence)],
    ["type", types[first.type].name],
    ["id", list.map((relation) => relation.id).join(", ")],
    ...(first.more || []),
  ].filter(([, value]) => value);
  const pieces = evidenceOf(list);
  return [
    heading(title),
    sentenceList(list),
    factList(facts),
    make("h3", {}, pieces.length === 0 ? "No evidence is recorded" : "What it rests on"),
    ...pieces.map(({ piece, names }) => evidenceFigure(piece, names)),
  ];
}

/// The evidence of relations, what several share once, with all names to be found in it.
function evidenceOf(list) {
  const pieces = new Map();
  for (const relation of list) {
    for (const piece of relation.evidence) {
      if (!pieces.has(piece)) pieces.set(piece, { piece, names: new Set() });
      for (const end of [relation.source, relation.target]) {
        [entities[end].name, ...entities[end].aliases].forEach((name) => pieces.get(piece).names.add(name));
      }
    }
  }
  return [...pieces.values()];
}

function evidenceFigure(piece, names, caption = captionOf(piece)) {
  const quote = make("mark", {}, ...boldNames(quotation(piece), names));
  const text = documents[piece.document].text[piece.passage];
  const around = [text.slice(piece.at[0], piece.at[1]), text.slice(piece.at[2], piece.at[3])];
  const muted = (text) => (text ? make("span", { class: "around" }, text) : null);
  return make(
    "figure",
    { class: "evidence" },
    make("blockquote", {}, muted(around[0]), quote, muted(around[1])),
    make("figcaption", {}, caption),
  );
}

function captionOf(piece) {
  const notes = [
    piece.method && `found by ${piece.method}`,
    piece.confidence !== undefined && `confidence ${piece.confidence}`,
  ]
    .filter(Boolean)
    .join(", ");
  return [...sourceLine(documents[piece.document]), make("br"), citation(piece), notes && make("br"), notes];
}

/// The text with whole occurrences of the names in bold, the longest first where they overlap.
function boldNames(text, names) {
  const patterns = [...names]
    .filter((name) => name.trim().length > 1)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (patterns.length === 0) return [text];
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(found)) {
    parts.push(text.slice(at, match.index), make("b", {}, match[0]));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

function wordsDetails(words) {
  const found = search(words);
  return [
    heading(`“${words}”`),
    make(
      "p",
      { class: "quiet" },
      `${counted(found.entities.length, "name", "names")}, ${counted(found.relations.length, "relation", "relations")}`,
    ),
    make(
      "ul",
      {},
      found.entities
        .slice(0, 100)
        .map((entity) =>
          make("li", {}, nameButton(entity), " ", make("span", { class: "quiet" }, kindWords(entity))),
        ),
    ),
    sentenceList(found.relations.slice(0, 100)),
  ];
}

/// The question last asked, as a beginning of the next.
let lastQuestion = null;

function pathInMind() {
  return lastQuestion || emptyQuestion();
}

function pathDetails(focus) {
  lastQuestion = { ...focus };
  const field = (id, label) =>
    make(
      "div",
      { class: "field" },
      make("label", { for: id }, label),
      make("input", { id, type: "text", autocomplete: "off", spellcheck: "false" }),
      make("ul", { id: `${id}-found`, class: "options", "aria-label": label, hidden: true }),
    );
  return [
    heading("How are two names connected?"),
    make(
      "div",
      { class: "query" },
      field("page-from", "From"),
      field("page-to", "To"),
      make(
        "div",
        { class: "row" },
        make("div", {}, make("label", { for: "page-k" }, "Paths"), numberField(focus)),
        make("div", {}, make("label", { for: "page-direction" }, "Walk relations"), directionField(focus)),
        button("Swap", () => lookForPaths({ ...state.focus, from: state.focus.to, to: state.focus.from })),
      ),
      relations.some((relation) => relation.status === denied) &&
        make(
          "label",
          { class: "check" },
          checkbox(focus.alsoDenied, (isOn) => lookForPaths({ ...state.focus, alsoDenied: isOn })),
          "Also what a source denies",
        ),
    ),
    ...pathAnswer(focus),
  ];
}

function numberField(focus) {
  const input = make("input", { id: "page-k", type: "number", min: 1, max: 50, value: focus.k });
  input.addEventListener("change", () =>
    lookForPaths({ ...state.focus, k: clamp(Math.round(Number(input.value)) || 1, 1, 50) }),
  );
  return input;
}

function directionField(focus) {
  const choices = [
    ["either", "either way"],
    ["out", "as they point"],
    ["in", "against it"],
  ];
  const select = make(
    "select",
    { id: "page-direction" },
    choices.map(([value, text]) => make("option", { value, selected: value === focus.direction }, text)),
  );
  select.addEventListener("change", () => lookForPaths({ ...state.focus, direction: select.value }));
  return select;
}

function checkbox(isOn, changed, attributes = {}) {
  const input = make("input", { type: "checkbox", ...attributes });
  input.checked = isOn;
  input.addEventListener("change", () => changed(input.checked));
  return input;
}

function setUpPathFields(focus) {
  for (const end of ["from", "to"]) {
    const field = byId(`page-${end}`);
    field.value = focus[end] ? focus[end].name : "";
    makeCombobox(field, byId(`page-${end}-found`), {
      options: (words) =>
        search(words)
          .entities.slice(0, 12)
          .map((entity) => nameOption(entity, words)),
      take: ({ entity }) => {
        lookForPaths({ ...state.focus, [end]: entity });
        byId(end === "from" && !state.focus.to ? "page-to" : `page-${end}`).focus();
      },
      clear: () => lookForPaths({ ...state.focus, [end]: null }),
    });
  }
}

function pathAnswer(focus) {
  if (!focus.from || !focus.to)
    return [
      make(
        "p",
        { class: "quiet" },
        "Choose two names: the shortest chains of relations between them are shown, each step with its sentence.",
      ),
    ];
  const parts = [];
  if (focus.paths.length === 0) parts.push(make("p", {}, "Nothing connects them by these rules."));
  parts.push(
    make(
      "ol",
      { class: "paths" },
      focus.paths.map((path, i) => pathItem(focus, path, i)),
    ),
  );
  if (isFiltered()) parts.push(make("p", { class: "quiet" }, "Only by what the filters show."));
  const command = pathCommand(focus);
  if (command)
    parts.push(make("h3", {}, "The same from the command line"), make("code", { class: "command" }, command));
  return parts;
}

function pathItem(focus, path, i) {
  const isChosen = i === focus.nth;
  const names = [focus.from, ...path.map((step) => entities[step.to])].map((entity) => entity.name);
  const choosePath = () => look({ ...state.focus, nth: i });
  const item = make(
    "li",
    { class: "path", "data-relations": path.map((step) => step.relation.id).join(" ") },
    button(`${i + 1}. ${counted(path.length, "step", "steps")}: ${names.join(" – ")}`, choosePath, {
      "aria-expanded": String(isChosen),
    }),
  );
  if (isChosen) item.append(make("ol", { class: "steps" }, path.map(stepItem)));
  return item;
}

function stepItem({ relation, forward }) {
  const quotes = relation.evidence
    .slice(0, 1)
    .map((piece) =>
      evidenceFigure(
        quoteOnly(piece),
        new Set([entities[relation.source].name, entities[relation.target].name]),
        citation(piece),
      ),
    );
  return make(
    "li",
    { class: relationClass(relation) },
    make("div", { class: "sentences" }, ...sentenceParts(relation, forward)),
    notesOf(relation),
    ...quotes,
  );
}

/// Evidence without its surroundings.
function quoteOnly(piece) {
  return { ...piece, at: [piece.at[1], piece.at[1], piece.at[2], piece.at[2]] };
}
