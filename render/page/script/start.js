// Start.

const searchField = byId("page-search");

function openPathFinder() {
  lookForPaths(pathInMind(), { keepPlace: !lastQuestion });
  byId(state.focus.from ? "page-to" : "page-from").focus();
}

function setUpSearch() {
  makeCombobox(searchField, byId("page-found"), {
    options: searchOptions,
    take: (option) => (option.entity ? lookAtName(option.entity) : lookAtRelations([option.relation])),
    clear: () => lookAtNothing(),
  });
  searchField.addEventListener("input", () => {
    const words = searchField.value.trim();
    look(words ? { on: "words", words } : { on: "nothing" }, { keepPlace: true, quietly: true });
    writeAddress("replace");
  });
}

function setUpButtons() {
  const onClick = (id, act) => byId(id).addEventListener("click", act);
  onClick("page-zoom-in", () => zoomBy(1.4));
  onClick("page-zoom-out", () => zoomBy(1 / 1.4));
  onClick("page-zoom-fit", fit);
  onClick("page-open-path", openPathFinder);
  onClick("page-show-picture", () => changeView("picture"));
  onClick("page-show-table", () => changeView("table"));
  onClick("page-open-help", () => byId("page-help").showModal());
  onClick("page-close-help", () => byId("page-help").close());
  onClick("page-open-filters", () => {
    const isOpen = document.documentElement.classList.toggle("filters-open");
    byId("page-open-filters").setAttribute("aria-expanded", String(isOpen));
  });
  onClick("page-theme", () => setTheme(isDark() ? "light" : "dark"));
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    changeView("table");
    byId("page-table").focus();
  });
  showTheme();
}

function isDark() {
  return getComputedStyle(document.documentElement).colorScheme === "dark";
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  showTheme();
}

function showTheme() {
  byId("page-theme").setAttribute("aria-pressed", String(isDark()));
}

function start() {
  document.documentElement.classList.add("js");
  linkUp();
  findWhatIsDrawn();
  if (svg) svg.classList.toggle("large", stops.length > 400);
  showFilters();
  setUpTable();
  setUpSearch();
  setUpButtons();
  setUpCamera();
  setUpKeys();
  readAddress();
  window.addEventListener("popstate", readAddress);
}

start();
