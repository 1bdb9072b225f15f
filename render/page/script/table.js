// The table of relations.

const tableBody = document.querySelector("#page-table tbody");
const rows = [...tableBody.rows]; // row i is relation i
let sortedBy = { column: -1, ascending: true };

function setUpTable() {
  document.querySelectorAll("#page-table th").forEach((cell, column) => {
    const text = cell.textContent;
    cell.replaceChildren(button(text, () => sortTable(column)));
    cell.setAttribute("aria-sort", "none");
  });
  tableBody.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row) lookAtRelations([relations[rows.indexOf(row)]], { keepPlace: true });
  });
}

/// The words of each row become a button when the table is first seen: two thousand cost a moment.
function makeRowsButtons() {
  if (tableBody.dataset.ready) return;
  tableBody.dataset.ready = "yes";
  tableBody.parentElement.setAttribute("role", "table");
  tableBody.setAttribute("role", "rowgroup");
  for (const row of rows) {
    // Said once more, because on a phone rows are blocks, which browsers no longer take for rows.
    row.setAttribute("role", "row");
    for (const each of row.cells) each.setAttribute("role", "cell");
    const cell = row.cells[1];
    cell.replaceChildren(make("button", { type: "button", class: "plain" }, cell.textContent));
  }
}

function sortTable(column) {
  sortedBy = { column, ascending: sortedBy.column === column ? !sortedBy.ascending : true };
  const key = (row) => row.cells[column].textContent;
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const order = [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (!x !== !y) return x ? -1 : 1; // what is empty comes last, either way
    return sortedBy.ascending ? compare(x, y) : compare(y, x);
  });
  tableBody.append(...order);
  document
    .querySelectorAll("#page-table th")
    .forEach((cell, i) =>
      cell.setAttribute("aria-sort", i !== column ? "none" : sortedBy.ascending ? "ascending" : "descending"),
    );
  say(`Sorted by ${document.querySelectorAll("#page-table th")[column].textContent}`);
}

function showTableRows() {
  const found = state.focus.on === "words" ? search(state.focus.words) : null;
  const names = found && new Set(found.entities.map((entity) => entity.index));
  const own = found && new Set(found.relations);
  const matches = (relation) =>
    !found || names.has(relation.source) || names.has(relation.target) || own.has(relation);
  rows.forEach((row, i) => (row.hidden = !(shown.relations[i] && matches(relations[i]))));
}

function showChosenRows() {
  const { focus } = state;
  const chosen = new Set(focus.on === "relations" ? focus.relations.map((relation) => relation.index) : []);
  rows.forEach((row, i) => row.classList.toggle("chosen", chosen.has(i)));
}

function showView(view) {
  state.view = view;
  document.documentElement.classList.toggle("view-table", view === "table");
  byId("page-show-picture").setAttribute("aria-pressed", view === "picture");
  byId("page-show-table").setAttribute("aria-pressed", view === "table");
  if (view === "table") makeRowsButtons();
  else if (svg) place();
}

function changeView(view) {
  showView(view);
  goTo(state.focus);
  say(view === "table" ? "Table of relations" : "Picture");
  writeAddress("replace");
}
