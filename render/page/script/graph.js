// The graph: what `page-data` holds, linked up; its words and dates for people.

// ---- the graph ----

const byId = (id) => document.getElementById(id);

// kinds      [{name, plural, shape, round, class}]            families  [{words, class}]
// types      [{name, words, back, family}]                    documents [{name, file, publisher, date, url, text: [passage]}]
// entities   [{id, name, kinds, aliases, url, more, drawn}]
// relations  [{id, source, target, type, words, back, mutual, undirected, when, stated, status,
//              confidence, days, more, evidence: [position], drawn}]
// evidence   [{document, passage, at: [around, begin, end, around], bytes, method, confidence}]
// spans      [[first, last]] in days from 1970-01-01
// Numbers are positions in these lists.
const graph = JSON.parse(byId("page-data").textContent);
const { kinds, families, types, documents, entities, relations, evidence, spans } = graph;

const statuses = ["stated as fact", "planned or expected", "under consideration", "denied"];
const denied = 3;
const noDocument = documents.length; // stands for "without a source" in the filter

function linkUp() {
  entities.forEach((entity, index) => {
    entity.index = index;
    entity.aliases = entity.aliases || [];
    entity.kinds = entity.kinds || [];
    entity.drawn = entity.drawn || "n_" + entity.id.replace(/-/g, "_");
    entity.relations = [];
    entity.keys = [entity.name, ...entity.aliases].map(searchKey);
  });
  relations.forEach((relation, index) => {
    const type = types[relation.type];
    relation.index = index;
    relation.drawn = relation.drawn || relation.id;
    relation.words = relation.words || type.words;
    relation.back = relation.back || type.back;
    relation.status = relation.status || 0;
    relation.evidence = (relation.evidence || []).map((position) => evidence[position]);
    relation.days = spans[relation.days];
    relation.family = type.family;
    relation.documents = new Set(relation.evidence.map((piece) => piece.document));
    if (relation.documents.size === 0) relation.documents.add(noDocument);
    entities[relation.source].relations.push(relation);
    if (relation.target !== relation.source) entities[relation.target].relations.push(relation);
  });
}

/// Without accents, case and punctuation, words parted by one blank.
function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/// What names are compared by: some consist of punctuation only.
function searchKey(text) {
  return folded(text) || text.trim().toLowerCase();
}

/// Where a picture begins a relation: those without direction at the end that arrived first.
function pictureSource(relation) {
  return relation.undirected ? Math.min(relation.source, relation.target) : relation.source;
}

// ---- words for people ----

function counted(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

function sentence(relation) {
  const text = `${entities[relation.source].name} ${relation.words} ${entities[relation.target].name}`;
  const notes = noteWords(relation);
  return notes ? `${text} (${notes})` : text;
}

function noteWords(relation) {
  return [relation.status ? statuses[relation.status] : "", relation.when || ""].filter(Boolean).join(", ");
}

function kindWords(entity) {
  return entity.kinds
    .map((kind) => (typeof kind === "number" ? kinds[kind].name : kind))
    .filter(Boolean)
    .join(", ");
}

function citation(piece) {
  const source = documents[piece.document];
  const place = piece.bytes[1] > piece.bytes[0] ? `, bytes ${piece.bytes[0]}–${piece.bytes[1]}` : "";
  return (source.file || source.name) + place;
}

function quotation(piece) {
  return documents[piece.document].text[piece.passage].slice(piece.at[1], piece.at[2]);
}

// ---- dates ----

function dayNumber(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / 86400000);
}

function yearOf(day) {
  return new Date(day * 86400000).getUTCFullYear();
}

/// The first and the last day of `2020`, `2020-11` or `2020-11-24`; null when it is none of them.
function daysOf(text) {
  const parts = /^\s*(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?\s*$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] || 0), Number(parts[3] || 0)];
  if (!parts[2]) return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)];
  if (month < 1 || month > 12) return null;
  const last = dayNumber(year, month + 1, 0);
  if (!parts[3]) return [dayNumber(year, month, 1), last];
  const exact = dayNumber(year, month, day);
  return day < 1 || exact > last ? null : [exact, exact];
}

/// The span of days asked for; null when none is, or what is written is no date.
function spanAskedFor() {
  const since = daysOf(state.since);
  const until = daysOf(state.until);
  if (!since && !until) return null;
  return [since ? since[0] : -Infinity, until ? until[1] : Infinity];
}
