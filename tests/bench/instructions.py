#!/usr/bin/env python3
"""Instructions of whole runs on fixed texts, held against what they were: times on shared machines lie.

    instructions.py BINARY [--update]

Counts with callgrind (Debian: valgrind) and compares with instructions.json beside this file. A count that has grown by
more than the margin fails; one that has fallen by more asks for a new file, so that the gain is kept. --update writes it.
The texts are made here, always the same: news, tables, text without figures, a hot fact, and one small file, whose run is
nearly all start. Standard library only.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
KNOWN = os.path.join(HERE, "instructions.json")
MARGIN = 0.10  # of the known count; another processor takes other paths through memcpy and its like: some percent

TOWNS = "Arden Bexhill Corwen Dunmore Elstow Fenwick Garside Holloway Ixworth Kelver".split()
THINGS = "boats houses workers pupils cattle trucks schools patients tickets trees".split()


def news(chance):
    town, other = chance.choice(TOWNS), chance.choice(TOWNS)
    number = lambda low, high: f"{chance.randrange(low, high):,}"
    sentences = [
        f"On {chance.choice(['March', 'May', 'July'])} {chance.randrange(1, 29)}, 20{chance.randrange(10, 25)}, a storm over {town} "
        f"killed {chance.randrange(2, 90)} people and damaged {number(100, 9000)} {chance.choice(THINGS)}, officials said.",
        f"The council of {other} spent ${chance.randrange(2, 90)}.{chance.randrange(1, 9)} million last year, up from "
        f"${chance.randrange(1, 80)} million a year earlier.",
        f"About {chance.randrange(5, 95)}% of the {number(1000, 90000)} residents said that they had heard of the plan.",
        f"More than {number(300, 5000)} {chance.choice(THINGS)} were counted between 20{chance.randrange(10, 17)} and 20{chance.randrange(18, 25)}.",
        f"\"It is quiet here,\" said Mara Venn, {chance.randrange(18, 90)}, who has lived in {town} for {chance.randrange(2, 60)} years.",
        "Nobody on the pier had heard of it, and the crew said little about what they had seen on the way.",
        f"The road of {chance.randrange(3, 80)} miles ({chance.randrange(5, 120)} km) is to open in {chance.choice(['spring', 'two weeks', 'June'])}.",
    ]
    chance.shuffle(sentences)
    return " ".join(sentences)


def write(folder, name, text):
    with open(os.path.join(folder, name), "w") as f:
        f.write(text)
    return name


def texts(folder):
    """Folder of each measured run."""
    chance = random.Random(11)
    for name in ("start", "news", "tables", "plain", "hot"):
        os.mkdir(os.path.join(folder, name))
    write(folder, "start/one.txt", "The storm killed 12 people.\n")
    for i in range(12):
        write(folder, f"news/{i:03}.md", f"# {chance.choice(TOWNS)} report {i}\n\n" + "\n\n".join(news(chance) for _ in range(6)) + "\n")
    for i in range(4):
        rows = [f"| {2000 + r} | {chance.randrange(10**6):,} | {chance.randrange(100)}.{r % 10}% | ${chance.randrange(900)}.5 million |"
                for r in range(150)]
        write(folder, f"tables/{i}.md", "| year | boats | share | cost |\n|---|---|---|---|\n" + "\n".join(rows) + "\n")
    quiet = "The harbour was quiet when the ferry came in, and the crew went home through the rain. "
    write(folder, "plain/a.txt", "\n\n".join(quiet * 5 for _ in range(400)))
    for i in range(40):
        write(folder, f"hot/{i:02}.txt", f"In 2023 the fire in Kelver killed {40 + i % 7} people.\n" * 5)


def instructions(binary, folder, name):
    out = os.path.join(folder, name + ".counts")
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", binary, "check", "--jobs", "1", "--no-cache",
                    "--quiet", "--fail-on", "never", "--format", "json", "-o", os.devnull, name],
                   cwd=folder, check=True, capture_output=True)
    with open(out) as f:
        return int(re.search(r"^(?:summary|totals): (\d+)", f.read(), re.M).group(1))


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        texts(folder)
        counts = {name: instructions(binary, folder, name) for name in ("start", "news", "tables", "plain", "hot")}
    counts = {name: n if name == "start" else n - counts["start"] for name, n in counts.items()}
    if "--update" in sys.argv:
        with open(KNOWN, "w") as f:
            json.dump(counts, f, indent=2)
            f.write("\n")
        return 0
    with open(KNOWN) as f:
        known = json.load(f)
    good = set(known) == set(counts)
    for name, n in counts.items():
        change = n / known.get(name, n) - 1
        verdict = "ok" if change <= MARGIN else "MORE"
        if change < -MARGIN:
            verdict = "fewer: keep the gain with --update"
        good = good and change <= MARGIN
        print(f"{name:8} {n / 1e6:9.1f} million instructions  {change:+6.1%}  {verdict}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
