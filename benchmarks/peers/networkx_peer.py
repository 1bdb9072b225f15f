"""Answers for NetworkX: reads a weighted edge list, then questions from standard input, one a line.

Each answer is one line: CPU seconds, then numbers. Run by relata_bench.
"""

import sys
import time

try:
    import networkx as nx
except ImportError:
    sys.exit(1)


def length(graph, s, t):
    try:
        return len(nx.bidirectional_shortest_path(graph, s, t)) - 1
    except nx.NetworkXNoPath:
        return -1


def shortest_paths(graph, numbers):
    return [length(graph, s, t) for s, t in zip(numbers[::2], numbers[1::2])]


QUESTIONS = {"shortest_paths": shortest_paths}


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
