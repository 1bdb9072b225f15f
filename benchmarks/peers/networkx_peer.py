"""Answers for NetworkX: reads a weighted edge list, then questions from standard input, one a line.

Each answer is one line: CPU seconds, then numbers. Run by relata_bench.
"""

import functools
import itertools
import sys
import time

try:
    import networkx as nx
except ImportError:
    sys.exit(1)


def pairs(numbers):
    return zip(numbers[::2], numbers[1::2])


def length(graph, s, t):
    try:
        return len(nx.bidirectional_shortest_path(graph, s, t)) - 1
    except nx.NetworkXNoPath:
        return -1


def shortest_paths(graph, numbers):
    return [length(graph, s, t) for s, t in pairs(numbers)]


def k_shortest(graph, numbers):
    """Lengths, pair by pair; parallel edges are one."""
    k, *numbers = numbers
    lengths = []
    for s, t in pairs(numbers):
        paths = nx.shortest_simple_paths(simple(graph), s, t)
        lengths += [len(path) - 1 for path in itertools.islice(paths, k)]
    return lengths


def all_paths(graph, numbers):
    most, *numbers = numbers
    return [sum(1 for _ in nx.all_simple_paths(graph, s, t, cutoff=most)) for s, t in pairs(numbers)]


def neighborhood(graph, numbers):
    most, *vertices = numbers
    return [len(nx.single_source_shortest_path_length(graph, v, cutoff=most)) for v in vertices]


def shared_neighbors(graph, numbers):
    both = undirected(graph)
    return [len(set(nx.common_neighbors(both, a, b)) - {a, b}) for a, b in pairs(numbers)]


def breadth_first(graph, numbers):
    return [len(nx.single_source_shortest_path_length(graph, s)) for s in numbers]


def shortest_distances(graph, numbers):
    return [sum(nx.single_source_dijkstra_path_length(graph, s).values()) for s in numbers]


def pagerank(graph, _):
    # the tolerance is multiplied by the number of vertices
    scores = nx.pagerank(graph, tol=1e-10 / len(graph), max_iter=1000, weight=None)
    return [scores[v] for v in range(len(graph))]


def weak_components(graph, _):
    return [nx.number_weakly_connected_components(graph)]


@functools.lru_cache(maxsize=1)
def simple(graph):
    return nx.DiGraph(graph)


@functools.lru_cache(maxsize=1)
def undirected(graph):
    return nx.Graph(graph)


QUESTIONS = {
    question.__name__: question
    for question in (
        shortest_paths, k_shortest, all_paths, neighborhood, shared_neighbors,
        breadth_first, shortest_distances, pagerank, weak_components,
    )
}


def main():
    path, vertices = sys.argv[1], int(sys.argv[2])
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(vertices))
    with open(path, encoding="ascii") as lines:
        graph.add_weighted_edges_from(tuple(map(int, line.split())) for line in lines)
    print("ready", flush=True)
    for line in sys.stdin:
        question, *numbers = line.split()
        numbers = [int(number) for number in numbers]
        begin = time.process_time()
        answer = QUESTIONS[question](graph, numbers)
        seconds = time.process_time() - begin
        print(seconds, *answer, flush=True)


main()
