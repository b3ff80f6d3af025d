#!/usr/bin/env python3
"""Writes large inputs for measurements: varied English-like text with figures, the same bytes at every run.

    make_text.py FOLDER [--files N] [--bytes TOTAL] [--seed S]     default: 1,000 files, 1,000 bytes each

TOTAL may end in K, M or G. A file depends on its number and size alone, so a smaller set of files of one size is the
beginning of a larger one. One file is FOLDER/text.md; several lie in folders of a thousand. Words follow Zipf's law over
a vocabulary of 400,000; there are about 2.8 figures a kilobyte, as in reports. A sentence with a figure is about a place
and a thing of its own, under a built-in rule or none; what the rules take for a fact of a year is stated thousands of times,
one in fifty with a slip. One statement in seventy repeats what other files state, one in ten of those with a slip.
"""
import argparse
import os
import random

VOCABULARY = 400_000
FUNCTION = "the of in and to a for on with by at from that was were has had its their this after over last".split()
HEADS = "b br c cl d dr f fl g gr h j k l m n p pl r s sh sk st t tr v w".split()
TAILS = "l m n r s t".split()
FACTS = 200_000  # that several files may state


def word_of(rank):
    """Another word for each rank: syllables are its digits."""
    word = TAILS[rank % 6]
    rank //= 6
    while True:
        rank, digit = divmod(rank, 27 * 5)
        word = HEADS[digit // 5] + "aeiou"[digit % 5] + word
        if rank == 0:
            return word
        rank -= 1


WORDS = FUNCTION + [word_of(rank) for rank in range(VOCABULARY - len(FUNCTION))]


def draw(rng, count):
    r = rng.random
    return [WORDS[int(VOCABULARY ** r())] for _ in range(count)]


def rare(rng):
    return WORDS[int(2000 * (VOCABULARY / 2000) ** rng.random())]


def statement(rng):
    """A sentence with a figure in it. What it is about comes from `rng`."""
    place, thing = rare(rng).capitalize(), rare(rng)
    count, year = rng.randint(2, 90_000), rng.randint(1990, 2025)
    # No rule knows these places: what happened in a year is one fact, which thousands state, one in fifty with a slip.
    told = year * 7919 % 90_000 + (rng.randint(1, 40) if rng.random() < .02 else 0)
    return rng.choice([
        f"The population of {place} is {{{count}}}.",
        f"The unemployment rate in {place} was {{{told % 29 + 1}%}} in {year}.",
        f"A fire in {place} {thing} killed {{{told % 300 + 2}}} people in {year}.",
        f"The {thing} office of {place} seized {{{told}}} pounds of cocaine in {year}.",
        f"The keepers of the {place} {rare(rng)} counted {{{count}}} {thing}s beside the {rare(rng)}.",
        f"{place} {rare(rng)} spent ${{{count % 900 + 2}}} million on its {thing} {rare(rng)} in {year}.",
        f"About {{{count % 97 + 2}%}} of the {thing}s near {place} {rare(rng)} have a {rare(rng)}.",
        f"The {thing} of {place} {rare(rng)} is {{{count % 4000 + 5}}} metres long.",
    ])


def written(sentence, slip):
    """Fills the figure in, with thousands separators."""
    head, _, rest = sentence.partition("{")
    figure, _, tail = rest.partition("}")
    percent = "%" if figure.endswith("%") else ""
    return f"{head}{int(figure.removesuffix('%')) + slip:,}{percent}{tail}"


def sentence_of(rng, seed):
    kind = rng.random()
    if kind < .87:
        return " ".join(draw(rng, rng.randint(8, 18))).capitalize() + "."
    if kind < .998:
        return written(statement(rng), 0)
    fact = random.Random(f"fact {seed} {int(FACTS ** rng.random())}")
    return written(statement(fact), rng.randint(1, 40) if rng.random() < .1 else 0)


def write(path, number, size, seed):
    rng = random.Random(f"{seed} {number}")
    with open(path, "w", encoding="ascii") as out:
        have = out.write(f"# {' '.join(draw(rng, 4)).title()}\n\n")
        while have < size:
            paragraph = " ".join(sentence_of(rng, seed) for _ in range(rng.randint(2, 6)))
            have += out.write(paragraph + "\n\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--bytes")
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    total = a.bytes or str(1000 * a.files)
    scale = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}.get(total[-1].upper())
    size = int(int(total[:-1]) * scale if scale else int(total)) // a.files
    os.makedirs(a.folder, exist_ok=True)
    for i in range(a.files):
        folder = a.folder if a.files == 1 else os.path.join(a.folder, f"{i // 1000:04}")
        if i % 1000 == 0:
            os.makedirs(folder, exist_ok=True)
        write(os.path.join(folder, "text.md" if a.files == 1 else f"{i % 1000:03}.md"), i, size, a.seed)


main()
