#!/usr/bin/env python3
"""Draws matches of the rules over a folder of documents, some from each pack, to be judged by reading.

    sample_matches.py CLAIMCHECK FOLDER [--per-pack 12] [--seed 1]

One line for a match: a running number, the rule, its title, and the sentence with the figure in [[ ]]. A match is right when
the figure in its sentence is what the title says. No judgement is made here; docs/accuracy.md has the table.
"""
import argparse
import collections
import json
import random
import re
import subprocess


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claimcheck")
    parser.add_argument("folder")
    parser.add_argument("--per-pack", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    listing = subprocess.run([options.claimcheck, "rules", "list"], capture_output=True, text=True, check=True).stdout
    titles = dict(re.findall(r"^\s*(\S+/\S+)\s+(.*)$", listing, re.M))
    claims = subprocess.run([options.claimcheck, "claims", "--format", "jsonl", options.folder], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True, check=False).stdout
    of_pack, seen = collections.defaultdict(list), set()
    for claim in map(json.loads, claims.splitlines()):
        rule = claim.get("rule")
        key = (rule, claim["sentence"], claim["text"])
        if rule and key not in seen:  # a sentence that documents repeat is drawn once
            seen.add(key)
            of_pack[rule.split("/")[0]].append(claim)
    rng, number = random.Random(options.seed), 0
    for pack, matches in sorted(of_pack.items()):
        print(f"# {pack}: {len(matches)} matches")
        for claim in rng.sample(matches, min(options.per_pack, len(matches))):
            number += 1
            text = " ".join(claim["text"].split())
            sentence = " ".join(claim["sentence"].split()).replace(text, f"[[{text}]]", 1)
            print(f"{number}\t{claim['rule']}\t{titles.get(claim['rule'], '')}\t{sentence}")


main()
