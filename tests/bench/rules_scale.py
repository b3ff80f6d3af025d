#!/usr/bin/env python3
"""What the number of rules costs: one text, checked with packs of 50, 200, 1,000 and 5,000 measures.

    rules_scale.py CLAIMCHECK [--callgrind] [--sizes 50,200,1000,5000] [--texts FOLDER] [--keep FOLDER]

The packs and, without --texts, the text are made here from one seed: measures of several kinds with gaps, alternatives,
lists, counted nouns, context, excluded context, dimensions, table headers and regular expressions, over words as common as
those that authors choose. Each row is one size: loading alone (a document without a number), the check of the text, and
both as multiples of the smallest size. Processor time, best of several runs; --callgrind counts instructions instead, which
a busy machine does not change.
"""
import argparse
import math
import os
import random
import re
import subprocess
import tempfile

RUNS = 5
VOCABULARY = 12000
COMMON = 150  # the most frequent words, which no author takes for a phrase
FUNCTION = "the of in and to a for on with by at from that was were has had its their this after over last".split()
LINKS = ["of", "in", "for", "to", "by", "from"]
KINDS = ["count", "count", "count", "percent", "money", "mass"]
WRITTEN = {
    "count": lambda r: f"{r.randint(2, 9_000):,}",
    "percent": lambda r: f"{r.randint(1, 99)} percent",
    "money": lambda r: f"${r.randint(1, 900)} million",
    "mass": lambda r: f"{r.randint(2, 900)} kilograms",
}


def make_words(rng):
    heads = "b br c cl d dr f fl g gr h j k l m n p pl qu r s sh sk st t tr v w".split()
    words, seen = [], set(FUNCTION)
    while len(words) < VOCABULARY:
        word = "".join(rng.choice(heads) + rng.choice("aeiou") for _ in range(rng.randint(2, 3))) + rng.choice("lmnrst")
        if word not in seen:
            seen.add(word)
            words.append(word)
    return words


class Author:
    """Writes measures. Words are drawn evenly over the logarithm of their rank, as between common and rare."""

    def __init__(self, rng, words):
        self.rng, self.words = rng, words

    def word(self):
        rank = math.exp(self.rng.uniform(math.log(COMMON), math.log(VOCABULARY - 1)))
        return self.words[int(rank)]

    def either(self, low, high):
        return "|".join(self.word() for _ in range(self.rng.randint(low, high)))

    def phrase(self, symbol):
        a, b, link, gap = self.either(1, 4), self.either(1, 3), self.rng.choice(LINKS), self.rng.randint(2, 6)
        return self.rng.choice([
            f"({a}) {symbol}", f"({a}) ...{gap} {symbol}", f"{symbol} [<shared>] ({a})", f"{symbol} {link} ({a})",
            f"({a}) [{b}] ...{gap} {symbol} {link} ({b})", f"{symbol} ({a}) ...{gap} <shared>", f"({a}) {link} {symbol}",
            f"{symbol} {a} were|was ({b})", f"<shared> ({a}) [{link}] {symbol}", f"{symbol} ...2 ({a}) {link} ({b})"])

    def list_of(self, n, make):
        return "[" + ", ".join(f'"{make()}"' for _ in range(n)) + "]"

    def values(self, n):
        drawn = sorted({self.word() for _ in range(n)})
        return "[" + ", ".join(f'{{ value = "{word}" }}' for word in drawn) + "]"

    def measure(self, i):
        rng, kind = self.rng, self.rng.choice(KINDS)
        lines = ["[[measure]]", f'id = "measure_{i}"', f'title = "measure {i}"', f'kind = "{kind}"',
                 f"phrases = {self.list_of(rng.randint(2, 8), lambda: self.phrase('{' + kind + '}'))}"]
        if rng.random() < .3:
            lines.append(f"context = {self.list_of(rng.randint(1, 2), lambda: self.either(2, 8))}")
            lines.append(f'context_scope = "{rng.choice(["sentence", "paragraph", "document"])}"')
        if rng.random() < .5:
            lines.append(f"exclude = {self.list_of(rng.randint(1, 3), lambda: self.either(1, 6))}")
        if kind == "count" and rng.random() < .4:
            lines.append(f"noun = {self.list_of(rng.randint(2, 12), self.word)}")
        if rng.random() < .15:
            lines.append(f"headers = {self.list_of(rng.randint(1, 3), self.word)}")
        if rng.random() < .02:
            lines.append(f'regex = ["({self.either(2, 4)}) [a-z]+ {{value}} "]')
        if rng.random() < .25:
            lines += ["[[measure.dimension]]", 'name = "kind"', f"required = {rng.choice(['true', 'false'])}",
                      f"values = {self.values(rng.randint(3, 15))}"]
        return "\n".join(lines) + "\n"

    def write_packs(self, folder, size):
        """Packs of at most 1,000 measures each: one file has its limit."""
        os.makedirs(folder, exist_ok=True)
        for first in range(0, size, 1000):
            shared = self.list_of(6, lambda: self.either(2, 6))
            with open(os.path.join(folder, f"pack_{first}.toml"), "w", encoding="utf-8") as file:
                file.write(f'[pack]\nname = "scale_{first}"\n[lists]\nshared = {shared}\n\n')
                file.write("\n".join(self.measure(i) for i in range(first, min(first + 1000, size))))


def make_text(rng, words, folder, files=400, sentences=120):
    """Sentences of 8 to 25 words, whose frequency falls with their rank; every other one holds a quantity or two."""
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    for f in range(files):
        out = [f"# {rng.choice(words).capitalize()} {rng.choice(words)}\n\n"]
        for s in range(sentences):
            sentence = [rng.choice(FUNCTION) if rng.random() < .4 else w
                        for w in rng.choices(words, weights, k=rng.randint(8, 25))]
            for _ in range(rng.choice([0, 0, 1, 2])):
                sentence.insert(rng.randrange(1, len(sentence)), WRITTEN[rng.choice(KINDS)](rng))
            out.append(" ".join(sentence).capitalize() + (".\n\n" if s % 6 == 5 else ". "))
        with open(os.path.join(folder, f"text_{f:03}.md"), "w", encoding="utf-8") as file:
            file.write("".join(out))


def cost(command, callgrind):
    """Instructions in millions, or processor time in milliseconds."""
    if callgrind:
        run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        return int(re.search(r"refs:\s+([\d,]+)", run.stderr).group(1).replace(",", "")) / 1e6
    best = math.inf
    for _ in range(RUNS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # once more, to show what it says
            raise SystemExit(f"failed: {' '.join(command)}")
        best = min(best, usage.ru_utime + usage.ru_stime)
    return best * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claimcheck")
    parser.add_argument("--callgrind", action="store_true")
    parser.add_argument("--sizes", default="50,200,1000,5000")
    parser.add_argument("--texts")
    parser.add_argument("--keep")
    options = parser.parse_args()
    rng = random.Random(20)
    words = make_words(rng)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or scratch
        text = options.texts or os.path.join(folder, "text")
        if not options.texts:
            os.makedirs(text, exist_ok=True)
            make_text(random.Random(21), words, text)
        empty = os.path.join(folder, "empty.md")
        with open(empty, "w", encoding="utf-8") as file:
            file.write("Nothing is counted here.\n")
        unit = "million instructions" if options.callgrind else "ms"
        print(f"{'measures':>8} {'loading':>9} {'check':>9} {'less loading':>13}   ({unit}; ratio to the first row)")
        first = None
        for size in (int(s) for s in options.sizes.split(",")):
            pack = os.path.join(folder, f"packs_{size}")
            Author(random.Random(size), words).write_packs(pack, size)
            rules = ["--jobs", "1", "--no-cache", "--rules", "drugs", "--rules", pack]
            load, whole = (cost([options.claimcheck, "check", path, *rules], options.callgrind) for path in (empty, text))
            row = (load, whole, whole - load)
            first = first or row
            print(f"{size:8} {load:9.0f} {whole:9.0f} {row[2]:13.0f}   " +
                  " ".join(f"{value / start:6.2f}" for value, start in zip(row, first)), flush=True)


main()
