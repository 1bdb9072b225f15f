// What is shown: the one state, and how it changes.

const state = {
  focus: { on: "nothing" }, // or {on: "name", entity} | {on: "relations", relations} | {on: "words", words} | {on: "path", …}
  off: { kinds: new Set(), types: new Set(), statuses: new Set(), documents: new Set() },
  since: "",
  until: "",
  view: "picture",
};

/// Everything that looks at a name, some relations, words or paths goes through here.
function look(focus, { keepPlace = false, quietly = false } = {}) {
  state.focus = focus;
  if (focus.on !== "words") searchField.value = "";
  showFocus();
  showDetails();
  showTableRows();
  if (!keepPlace) goTo(focus);
  if (!quietly) writeAddress("push");
}

function lookAtName(entity, options) {
  look({ on: "name", entity }, options);
  say(`${entity.name}. ${counted(entity.relations.length, "relation", "relations")}.`);
}

function lookAtRelations(list, options) {
  look({ on: "relations", relations: list }, options);
  say(list.map(sentence).join(". "));
}

function lookAtNothing(options) {
  look({ on: "nothing" }, { keepPlace: true, ...options });
}

/// For those who hear the page.
function say(text) {
  byId("page-voice").textContent = text;
}
