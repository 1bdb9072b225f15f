-- The tables of a relata graph file, version 1 (docs/graph-file.md). Numbers count from 1 in the order
-- of arrival. Everything is plain SQL but the last two tables, so that it can live in another database.

CREATE TABLE graph (
    name TEXT PRIMARY KEY,      -- 'properties' (JSON object), 'denied_relations' (how many)
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE kind (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    plural TEXT NOT NULL,
    is_declared INTEGER NOT NULL
);

CREATE TABLE relation_type (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL,        -- from source to target: 'holds office in'
    inverse TEXT NOT NULL,      -- from target to source
    family TEXT NOT NULL,
    is_symmetric INTEGER NOT NULL,
    is_declared INTEGER NOT NULL
);

CREATE TABLE document (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    date TEXT,                  -- EDTF
    source TEXT NOT NULL,       -- path or URL
    sha256 TEXT NOT NULL,       -- of the text
    text TEXT NOT NULL
);

CREATE TABLE entity (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    properties TEXT             -- JSON object; NULL when there are none
);

CREATE TABLE entity_kind (
    entity INTEGER NOT NULL,
    position INTEGER NOT NULL,  -- 1 is the kind that decides shape and color
    kind INTEGER NOT NULL,
    PRIMARY KEY (entity, position)
) WITHOUT ROWID;

CREATE TABLE entity_alias (
    entity INTEGER NOT NULL,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (entity, position)
) WITHOUT ROWID;

-- Names and aliases without accents, case and punctuation.
CREATE TABLE folded_name (
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL,
    PRIMARY KEY (folded, entity)
) WITHOUT ROWID;

CREATE TABLE relation (
    number INTEGER PRIMARY KEY,
    id TEXT,                    -- NULL: 'r' and the number
    source INTEGER NOT NULL,
    target INTEGER NOT NULL,
    type INTEGER NOT NULL,
    is_directed INTEGER NOT NULL,
    properties TEXT
);

CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    relation INTEGER NOT NULL,
    document INTEGER NOT NULL,
    begin_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    quote TEXT NOT NULL,
    method TEXT NOT NULL,
    confidence REAL
);

CREATE TABLE decision (
    number INTEGER PRIMARY KEY,
    action TEXT NOT NULL,       -- 'merge', 'reject', …
    details TEXT NOT NULL,      -- JSON object
    undo TEXT NOT NULL          -- JSON object: what taking it back needs
);

-- Relations as people read them.
CREATE VIEW statement AS
SELECT
    relation.number AS relation,
    coalesce(relation.id, 'r' || relation.number) AS id,
    source.name AS source,
    relation_type.name AS type,
    target.name AS target,
    json_extract(relation.properties, '$.when."@date"') AS "when",
    json_extract(relation.properties, '$.status') AS status,
    relation.properties AS properties
FROM relation
JOIN entity AS source ON source.number = relation.source
JOIN entity AS target ON target.number = relation.target
JOIN relation_type ON relation_type.number = relation.type;

-- Full text, SQLite's FTS5: the row numbers are those of entity and evidence. The texts are folded as
-- in folded_name.
CREATE VIRTUAL TABLE entity_search USING fts5(names, content='');
CREATE VIRTUAL TABLE evidence_search USING fts5(quote, content='');
