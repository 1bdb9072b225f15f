"""Writes graphs with relata, reads them with NetworkX and igraph, and compares entities, names, kinds, relations,
types, weights and dates with relata's own JSON.

    read_by_others.py RELATA

To add a format, add a row to READERS: its ending and a function that reads the file into two lists, nodes
as (id, name, kind) and edges as (source id, target id, type, weight, when), with None for what the format
cannot say. A reader may raise Missing when its library is not installed; the row is then left out, and the run ends
with 77 when no row could be run.
"""
import json
import os
import subprocess
import sys
import tempfile

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


READERS = [
    ("NetworkX", ".graphml", networkx_graphml),
    ("igraph", ".graphml", igraph_graphml),
    ("NetworkX", ".gexf", networkx_gexf),
]


def plain(value):
    """A value of relata's JSON as other programs see it."""
    return value["@date"] if isinstance(value, dict) and "@date" in value else value


def expected(path):
    with open(path, encoding="utf-8") as file:
        graph = json.load(file)
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
    if sorted(found[0], key=repr) != sorted(wanted[0], key=repr):
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
                subprocess.run([relata, "export", source, "-o", written], check=True, capture_output=True)
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
