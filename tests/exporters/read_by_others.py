"""Writes graphs with relata, reads them with other programs or by their rules, and compares entities, names, kinds, relations,
types, weights and dates with relata's own JSON.

    read_by_others.py RELATA

To add a format, add a row to READERS: its ending and a function that reads the file into two lists, nodes
as (id, name, kind), or None, and edges as (source id, target id, type, weight, when), with None for what the format
cannot say. A reader may raise Missing when its library is not installed; the row is then left out, and the run ends
with 77 when no row could be run.
"""
import csv
import html
import inspect
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

PLAIN = {
    "directed": True,
    "nodes": [
        {"id": "ada", "name": 'Ada <L> & "co"', "kind": "Person", "born": 1815},
        {"id": "cb", "name": "Charles Babbage", "kind": "Person", "aliases": ["Babbage"]},
        {"id": "中国", "name": "中国", "kind": "Country", "area": 9596960.5, "old": True},
    ],
    "links": [
        {"source": "ada", "target": "cb", "type": "MET_WITH", "when": "1833-06-05", "weight": 2.0},
        {"source": "ada", "target": "cb", "type": "WROTE_TO", "when": "1843/1844", "weight": 0.5},
        {"source": "cb", "target": "cb", "type": "KNOWS", "when": "1850"},
        {"source": "cb", "target": "中国", "type": "VISITED"},
    ],
}
UNDIRECTED = {**PLAIN, "directed": False}
MIXED = {
    **PLAIN,
    "links": PLAIN["links"] + [{"source": "ada", "target": "中国", "type": "LINKED", "directed": False}],
}
GRAPHS = {"plain": PLAIN, "undirected": UNDIRECTED, "mixed": MIXED}


class Missing(Exception):
    """A library that is not installed."""


def networkx_module():
    try:
        import networkx
    except ImportError as error:
        raise Missing("networkx") from error
    return networkx


def from_networkx(graph, name="label"):
    nodes = [(str(n), d.get(name), d.get("kind")) for n, d in graph.nodes(data=True)]
    edges = [
        (str(s), str(t), d.get("type"), d.get("weight"), d.get("when"))
        for s, t, d in graph.edges(data=True)
    ]
    return nodes, edges


def networkx_graphml(path):
    return from_networkx(networkx_module().read_graphml(path))


def networkx_gexf(path):
    networkx = networkx_module()
    from networkx.readwrite.gexf import GEXF

    # NetworkX before 3 knows the drafts only; the files differ in the namespace.
    if "1.3" not in GEXF.versions:
        known = dict(GEXF.versions["1.2draft"])
        known.update(NS_GEXF="http://gexf.net/1.3", NS_VIZ="http://gexf.net/1.3/viz", VERSION="1.3")
        GEXF.versions["1.3"] = known
    return from_networkx(networkx.read_gexf(path))


def igraph_graphml(path):
    try:
        import igraph
    except ImportError as error:
        raise Missing("igraph") from error
    graph = igraph.Graph.Read_GraphML(path)

    def value(element, key):
        found = element.attributes().get(key)
        # igraph has NaN and "" for what an element does not have
        return None if found in ("", None) or found != found else found

    nodes = [(v["id"], value(v, "label"), value(v, "kind")) for v in graph.vs]
    edges = [
        (
            graph.vs[e.source]["id"],
            graph.vs[e.target]["id"],
            value(e, "type"),
            value(e, "weight"),
            value(e, "when"),
        )
        for e in graph.es
    ]
    return nodes, edges


def own_id(node, attributes):
    """Labels are what these formats tell nodes by; the id stands beside them when it is another text."""
    return attributes.get("relata_id", str(node))


def named_by_label(graph, label):
    nodes = [
        (own_id(n, d), d.get("relata_name", label(n, d)), d.get("kind")) for n, d in graph.nodes(data=True)
    ]
    ids = {n: own_id(n, d) for n, d in graph.nodes(data=True)}
    edges = [
        (ids[s], ids[t], d.get("type"), d.get("weight"), d.get("when")) for s, t, d in graph.edges(data=True)
    ]
    return nodes, edges


def networkx_gml(path):
    return named_by_label(networkx_module().read_gml(path, label="label"), lambda n, d: n)


def networkx_pajek(path):
    nodes, edges = named_by_label(networkx_module().read_pajek(path), lambda n, d: n)
    # Pajek has a weight on every line; relata says so in its loss report
    return nodes, [edge[:3] + (None,) + edge[4:] for edge in edges]


def networkx_cytoscape(path):
    with open(path, encoding="utf-8") as file:
        data = strict_json(file.read())
    data["data"] = []  # of the graph; NetworkX has a list of pairs there
    return from_networkx(networkx_module().cytoscape_graph(data), "name")


def networkx_node_link(path):
    with open(path, encoding="utf-8") as file:
        data = strict_json(file.read())
    read = networkx_module().node_link_graph
    # NetworkX 3.4 renamed what names the list of relations.
    key = "edges" if "edges" in inspect.signature(read).parameters else "link"
    graph = read(data, **{key: "edges"})
    nodes = [(n, d["name"], ";".join(d.get("kinds", [])) or None) for n, d in graph.nodes(data=True)]
    edges = [
        (s, t, d["type"], d.get("properties", {}).get("weight"), plain(d.get("properties", {}).get("when")))
        for s, t, d in graph.edges(data=True)
    ]
    return nodes, edges


def networkx_edge_list(path):
    networkx = networkx_module()
    graph = networkx.read_edgelist(path, delimiter="\t", create_using=networkx.MultiDiGraph)
    return None, from_networkx(graph)[1]


def json_graph_format(path):
    with open(path, encoding="utf-8") as file:
        graph = strict_json(file.read())["graph"]
    nodes = [
        (i, n.get("label", i), n.get("metadata", {}).get("kind")) for i, n in graph["nodes"].items()
    ]
    edges = [
        (e["source"], e["target"], e["relation"], e.get("metadata", {}).get("weight"), e.get("metadata", {}).get("when"))
        for e in graph["edges"]
    ]
    return nodes, edges


def graphviz_dot(path):
    try:
        done = subprocess.run(["dot", "-Tjson", path], capture_output=True, check=True, text=True)
    except FileNotFoundError as error:
        raise Missing("graphviz") from error
    data = strict_json(done.stdout)
    objects = {o["_gvid"]: o for o in data["objects"]}
    ids = {i: o.get("relata_id", o["name"]) for i, o in objects.items()}
    nodes = [(ids[i], html.unescape(o["label"]), o.get("kind")) for i, o in objects.items()]
    edges = [
        (
            ids[e["tail"]],
            ids[e["head"]],
            e["type"],
            float(e["relata_weight"]) if "relata_weight" in e else None,
            e.get("when"),
        )
        for e in data["edges"]
    ]
    return nodes, edges


def sqlite_tables(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        nodes = database.execute(
            "SELECT entity.id, entity.name, kind.name FROM entity"
            " LEFT JOIN entity_kind ON entity_kind.entity = entity.number AND position = 1"
            " LEFT JOIN kind ON kind.number = entity_kind.kind"
        ).fetchall()
        edges = database.execute(
            "SELECT source.id, target.id, relation_type.name, json_extract(properties_of, '$.weight'), happened"
            " FROM (SELECT relation.*, relation.properties AS properties_of, statement.\"when\" AS happened"
            "       FROM relation JOIN statement ON statement.relation = relation.number) AS relation"
            " JOIN entity AS source ON source.number = relation.source"
            " JOIN entity AS target ON target.number = relation.target"
            " JOIN relation_type ON relation_type.number = relation.type"
        ).fetchall()
    return nodes, edges


def date_of_spell(start, end):
    """Gephi's bars: a day, or from the first day to the last."""
    if start is None or start == end:
        return start
    whole_year = start.endswith("-01-01") and end.endswith("-12-31")
    if not whole_year:
        return f"{start}/{end}"
    return start[:4] if start[:4] == end[:4] else f"{start[:4]}/{end[:4]}"


def gephi_gexf(path):
    """Gephi 0.10, ImporterGEXF: its own namespace, columns by title, the type in `kind`, dates as `start` and `end`."""
    ns = "{http://gexf.net/1.3}"
    graph = xml.etree.ElementTree.parse(path).getroot().find(ns + "graph")
    assert graph.get("defaultedgetype") in ("directed", "undirected")
    columns = {}
    for block in graph.findall(ns + "attributes"):
        for column in block.findall(ns + "attribute"):
            assert column.get("type") in ("string", "long", "double", "boolean", "integer", "float", "anyURI")
            columns[block.get("class"), column.get("id")] = column.get("title")

    def row(element, kind):
        values = element.iter(ns + "attvalue")
        return {columns[kind, v.get("for")]: v.get("value") for v in values}

    nodes = [(n.get("id"), n.get("label"), row(n, "node").get("kind")) for n in graph.iter(ns + "node")]
    edges = []
    for e in graph.iter(ns + "edge"):
        weight = e.get("weight")
        when = date_of_spell(e.get("start"), e.get("end"))
        edges.append((e.get("source"), e.get("target"), e.get("kind"), weight and float(weight), when))
    assert len({e.get("id") for e in graph.iter(ns + "edge")}) == len(edges)
    return nodes, edges


def graphml_rows(path):
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    root = xml.etree.ElementTree.parse(path).getroot()
    # Gephi stops at a key of the graph itself.
    assert not [k for k in root.findall(ns + "key") if k.get("for") == "graph"]
    keys = {k.get("id"): (k.get("attr.name"), k.get("attr.type")) for k in root.findall(ns + "key")}
    parse = {
        "string": str, "long": int, "int": int, "double": float, "float": float,
        "boolean": lambda text: {"true": True, "false": False}[text],
    }

    def row(element):
        found = {}
        for data in element.findall(ns + "data"):
            name, value_type = keys[data.get("key")]
            found[name] = parse[value_type](data.text or "")
        return found

    graph = root.find(ns + "graph")
    return [[(e, row(e)) for e in graph.findall(ns + tag)] for tag in ("node", "edge")]


def gephi_graphml(path):
    """Gephi 0.10, ImporterGraphML: the name from `label`, the type from the attribute `label` of <edge>."""
    nodes, edges = graphml_rows(path)
    return (
        [(n.get("id"), d.get("label"), d.get("kind")) for n, d in nodes],
        [(e.get("source"), e.get("target"), e.get("label"), d.get("weight"), d.get("when")) for e, d in edges],
    )


def graphology_graphml(path):
    """graphology-graphml: attributes by the keys' names and types; no edge id twice, no end that is no node."""
    nodes, edges = graphml_rows(path)
    known = {n.get("id") for n, _ in nodes}
    assert len(known) == len(nodes) and len({e.get("id") for e, _ in edges}) == len(edges)
    assert all(e.get("source") in known and e.get("target") in known for e, _ in edges)
    return (
        [(n.get("id"), d.get("label"), d.get("kind")) for n, d in nodes],
        [(e.get("source"), e.get("target"), d.get("type"), d.get("weight"), d.get("when")) for e, d in edges],
    )


def gephi_tables(path):
    """Gephi 0.10's spreadsheet import: Kind tells parallel edges apart, Type is a direction."""
    tables = []
    for part in ("nodes", "edges"):
        with open(path.replace(".csv", f".{part}.csv"), encoding="utf-8", newline="") as file:
            tables.append(list(csv.DictReader(file)))
    nodes, edges = tables
    assert {e["Type"] for e in edges} <= {"Directed", "Undirected"}
    assert len({(e["Source"], e["Target"], e["Kind"], e["Id"]) for e in edges}) == len(edges)
    return (
        [(n["Id"], n["Label"], n["Kind"] or None) for n in nodes],
        [
            (e["Source"], e["Target"], e["Kind"], float(e["weight"]) if e["weight"] else None, e["when"] or None)
            for e in edges
        ],
    )


def browser_json(path):
    """JSON.parse of V8, the engine of Chromium and Node."""
    node = shutil.which("node") or shutil.which("nodejs")
    if node is None:
        raise Missing("Node")
    script = "process.stdout.write(JSON.stringify(JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'))))"
    done = subprocess.run([node, "-e", script, path], capture_output=True, check=True)
    return expected_of(strict_json(done.stdout.decode("utf-8")))


def strict_json(text):
    """As a browser reads it: no NaN."""

    def refuse(constant):
        raise ValueError(constant)

    return json.loads(text, parse_constant=refuse)


READERS = [
    ("NetworkX", ".graphml", networkx_graphml),
    ("igraph", ".graphml", igraph_graphml),
    ("NetworkX", ".gexf", networkx_gexf),
    ("NetworkX", ".gml", networkx_gml),
    ("NetworkX", ".net", networkx_pajek),
    ("NetworkX", ".cyjs", networkx_cytoscape),
    ("NetworkX", ".json", networkx_node_link),
    ("NetworkX", ".edgelist", networkx_edge_list),
    ("a JSON reader", ".jgf", json_graph_format),
    ("Graphviz", ".dot", graphviz_dot),
    ("SQLite", ".relata", sqlite_tables),
    ("Gephi", ".gexf", gephi_gexf),
    ("Gephi", ".graphml", gephi_graphml),
    ("Gephi", ".csv", gephi_tables),
    ("graphology", ".graphml", graphology_graphml),
    ("a browser", ".json", browser_json),
]


def plain(value):
    """A value of relata's JSON as other programs see it."""
    return value["@date"] if isinstance(value, dict) and "@date" in value else value


def expected(path):
    with open(path, encoding="utf-8") as file:
        return expected_of(json.load(file))


def expected_of(graph):
    nodes = [(n["id"], n["name"], ";".join(n.get("kinds", [])) or None) for n in graph["nodes"]]
    edges = []
    for edge in graph["edges"]:
        properties = edge.get("properties", {})
        edges.append(
            (
                edge["source"],
                edge["target"],
                edge["type"],
                plain(properties.get("weight")),
                plain(properties.get("when")),
            )
        )
    return nodes, edges


def comparable(edges, is_directed, fields):
    """Edges in an order of their own: other programs sort them. Without direction the ends have none either."""
    rows = []
    for edge in edges:
        ends = edge[:2] if is_directed else tuple(sorted(edge[:2]))
        rows.append(ends + tuple(edge[i] if i in fields else None for i in range(2, 5)))
    return sorted(rows, key=repr)


def compare(title, found, wanted, is_directed):
    problems = []
    if found[0] is not None and sorted(found[0], key=repr) != sorted(wanted[0], key=repr):
        problems.append(f"nodes: found {sorted(found[0], key=repr)}, expected {sorted(wanted[0], key=repr)}")
    # a column that is nowhere to be seen is one the format does not have
    fields = [i for i in range(2, 5) if any(edge[i] is not None for edge in found[1])]
    left = comparable(found[1], is_directed, fields)
    right = comparable(wanted[1], is_directed, fields)
    if left != right:
        problems.append(f"edges: found {left}, expected {right}")
    if 2 not in fields:
        problems.append("edges: no types")
    print(("ok      " if not problems else "FAILED  ") + title)
    for problem in problems:
        print("        " + problem)
    return not problems


def main():
    relata = sys.argv[1]
    ran, failed, missing = 0, 0, set()
    with tempfile.TemporaryDirectory() as folder:
        for name, graph in GRAPHS.items():
            source = os.path.join(folder, name + ".json")
            with open(source, "w", encoding="utf-8") as file:
                json.dump(graph, file)
            own = os.path.join(folder, name + "-own.json")
            subprocess.run([relata, "export", source, "-o", own], check=True, capture_output=True)
            wanted = expected(own)
            for program, ending, read in READERS:
                written = os.path.join(folder, name + ending)
                command = "import" if ending == ".relata" else "export"
                subprocess.run([relata, command, source, "-o", written], check=True, capture_output=True)
                try:
                    found = read(written)
                except Missing as error:
                    missing.add(str(error))
                    continue
                ran += 1
                failed += not compare(f"{program} reads {name}{ending}", found, wanted, name != "undirected")
    for library in sorted(missing):
        print(f"skipped: {library} is not installed")
    sys.exit(77 if ran == 0 else 1 if failed else 0)


if __name__ == "__main__":
    main()
