#!/usr/bin/env python3
"""Sentence pairs as a draft and its one source: the table "as a draft against its source" of docs/accuracy.md.

    against_pairs.py BINARY PAIRS.jsonl

Each pair is a set of its own: sentence `a` is the source, `b` the draft. A pair counts as contradicted when one of the
draft's figures is, else as supported when one is, else as unsupported; "no figure" when the draft has none to check.
"""
import collections
import json
import os
import subprocess
import sys

LABELS = ("conflict", "consistent", "unrelated")
VERDICTS = ("contradicted", "supported", "unsupported", "no figure")


def main():
    binary, path = os.path.abspath(sys.argv[1]), sys.argv[2]
    with open(path, encoding="utf-8") as f:
        pairs = [json.loads(line) for line in f]
    lines = []
    for pair in pairs:
        for side, role in (("a", "source"), ("b", "draft")):
            lines.append({"id": f"{pair['id']}/{side}", "text": pair[side], "set": pair["id"], "role": role})
    run = subprocess.run([binary, "check", "--input", "jsonl", "--format", "json", "--fail-on", "never", "-"],
                         input="\n".join(json.dumps(line) for line in lines).encode(), capture_output=True, check=True)
    seen = collections.defaultdict(set)
    for claim in json.loads(run.stdout)["claims"]:
        seen[claim["id"].rsplit("/", 1)[0]].add(claim["status"])
    table = collections.Counter()
    for pair in pairs:
        verdict = next((v for v in VERDICTS if v in seen[pair["id"]]), "no figure")
        table[pair["label"], verdict] += 1
    print("| judged | " + " | ".join(VERDICTS) + " |")
    print("|---" * (len(VERDICTS) + 1) + "|")
    for label in LABELS:
        print(f"| {label} | " + " | ".join(str(table[label, v]) for v in VERDICTS) + " |")


if __name__ == "__main__":
    main()
