// Search, and choosing from a list.

// ---- search ----

/// Names by how well they match (whole name, its beginning, a word's beginning, inside), better
/// connected first; relations whose words or quotations have it.
function search(words) {
  const wanted = searchKey(words);
  if (!wanted) return { entities: [], relations: [] };
  if (lastSearch.wanted === wanted) return lastSearch.found;
  const ranked = [];
  for (const entity of entities) {
    const rank = Math.min(...entity.keys.map((key) => matchRank(key, wanted)));
    if (rank < Infinity) ranked.push({ entity, rank });
  }
  ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      b.entity.relations.length - a.entity.relations.length ||
      a.entity.index - b.entity.index,
  );
  // One letter of an alphabet is in every sentence; one of Chinese is not.
  const isTooShort = wanted.length < (/^[ -~]*$/.test(wanted) ? 3 : 1);
  const found = isTooShort ? [] : relations.filter((relation) => searchText(relation).includes(wanted));
  lastSearch = { wanted, found: { entities: ranked.map((one) => one.entity), relations: found } };
  return lastSearch.found;
}

let lastSearch = {}; // several parts of the page ask for the same

/// Words and quotations of a relation, folded when they are first asked for.
function searchText(relation) {
  if (relation.searchText === undefined)
    relation.searchText = folded([relation.words, ...relation.evidence.map(quotation)].join(" "));
  return relation.searchText;
}

function matchRank(key, wanted) {
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  if (key.includes(" " + wanted)) return 2;
  return key.includes(wanted) ? 3 : Infinity;
}

/// The other name by which an entity was found, if it was one.
function aliasFound(entity, wanted) {
  if (matchRank(entity.keys[0], wanted) < Infinity) return "";
  return entity.aliases[entity.keys.slice(1).findIndex((key) => matchRank(key, wanted) < Infinity)] || "";
}

function nameOption(entity, words) {
  const alias = aliasFound(entity, searchKey(words));
  const notes = [
    alias && `also ${alias}`,
    kindWords(entity),
    counted(entity.relations.length, "relation", "relations"),
  ];
  return { text: entity.name, note: notes.filter(Boolean).join(" · "), entity };
}

function searchOptions(words) {
  const found = search(words);
  const names = found.entities.slice(0, 12).map((entity) => nameOption(entity, words));
  const quotes = found.relations.slice(0, 8).map((relation) => ({
    text: sentence(relation),
    note: relation.evidence.length > 0 ? `“${quotation(relation.evidence[0])}”` : "",
    relation,
  }));
  return [...names, ...quotes];
}

// ---- choosing from a list ----

/// Makes a field and a list a combobox (ARIA Authoring Practices, "editable combobox with list
/// autocomplete"): the field keeps the focus, arrows move through the list, Enter takes.
function makeCombobox(field, list, { options, take, clear }) {
  let offered = [];
  let at = -1;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  list.setAttribute("role", "listbox");

  const isOpen = () => !list.hidden;
  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    at = next;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", i === at));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };
  const open = () => {
    offered = options(field.value);
    list.replaceChildren(
      ...offered.map((option, i) => {
        const item = make(
          "li",
          { role: "option", id: `${list.id}-${i}`, "aria-selected": "false" },
          option.text,
        );
        if (option.note) item.append(make("small", {}, shortened(option.note, 160)));
        item.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
        item.addEventListener("click", () => pick(i));
        return item;
      }),
    );
    list.hidden = offered.length === 0;
    field.setAttribute("aria-expanded", String(isOpen()));
    mark(-1);
  };
  const pick = (i) => {
    const option = offered[i];
    close();
    take(option);
  };
  field.addEventListener("input", () => {
    open();
    if (field.value)
      say(offered.length === 0 ? "Nothing found" : counted(offered.length, "suggestion", "suggestions"));
  });
  field.addEventListener("click", () => field.value && !isOpen() && open());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const last = offered.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) open();
      if (offered.length === 0) return;
      if (event.key === "ArrowDown") mark(at >= last ? 0 : at + 1);
      else mark(at <= 0 ? last : at - 1);
    } else if (event.key === "Enter" && isOpen() && offered.length > 0) {
      event.preventDefault();
      pick(Math.max(at, 0));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (isOpen()) close();
      else {
        field.value = "";
        if (clear) clear();
      }
    }
  });
  close();
}

function shortened(text, most) {
  const letters = [...text];
  return letters.length <= most
    ? text
    : letters
        .slice(0, most - 1)
        .join("")
        .trimEnd() + "…";
}
