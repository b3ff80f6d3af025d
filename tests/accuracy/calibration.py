#!/usr/bin/env python3
"""How often findings of a given confidence are right: the table of docs/accuracy.md.

    calibration.py BINARY EVAL CORPUS

EVAL holds `plant` and score_findings.py, CORPUS the judged sets, the pairs and the collection. Counted are findings that
say that something is wrong (no updates, tensions or unsupported claims), of any severity:
  sets     a finding is right when its fact is judged a conflict, or fair; wrong when judged otherwise (unjudged: neither)
  seeded   the same for the copies with planted errors
  planted  findings of the collection with planted errors that its unchanged copy does not have: right when they name the
           planted figure
  pairs    right when the two sentences are judged to conflict
"""
import json
import os
import subprocess
import sys
import tempfile

BUCKETS = [(0.0, 0.2), (0.2, 0.3), (0.3, 0.4), (0.4, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.85), (0.85, 1.01)]
SAYS_WRONG = {"conflict", "unit", "date", "arithmetic", "definition", "reference", "stale", "suggestion"}


def check(binary, arguments, stdin=None):
    run = subprocess.run([binary, "check", "--format", "json", "--fail-on", "never", "--min-severity", "note", *arguments],
                         input=stdin, capture_output=True, check=False)
    return json.loads(run.stdout)


def main():
    binary, eval_folder, corpus = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
    sys.path.insert(0, eval_folder)
    import score_findings

    seen = []  # (part, confidence, right)

    def judge(part, docs, gold_path):
        with open(gold_path) as f:
            gold = json.load(f)
        _, rows, _, _ = score_findings.score(gold, check(binary, [docs]))
        for verdict, finding, _ in rows:
            if finding["kind"] in SAYS_WRONG and verdict != "unjudged":
                seen.append((part, finding["confidence"], verdict in ("true", "fair")))

    folders = [os.path.join(corpus, "seeds")]
    folders += [os.path.join(corpus, "sets", name) for name in sorted(os.listdir(os.path.join(corpus, "sets")))]
    for folder in folders:
        judge("sets", os.path.join(folder, "docs"), os.path.join(folder, "gold.json"))
        if os.path.exists(os.path.join(folder, "gold_seeded.json")):
            judge("seeded", os.path.join(folder, "docs_seeded"), os.path.join(folder, "gold_seeded.json"))

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([os.path.join(eval_folder, "plant"), os.path.join(corpus, "collection"), folder, "--edits", "200"],
                       check=True, stdout=subprocess.DEVNULL)
        key = lambda f: (f["kind"], f["message"])
        before = {key(f) for f in check(binary, [os.path.join(corpus, "collection")])["findings"]}
        with open(os.path.join(folder, "gold.json")) as f:
            gold = json.load(f)
        _, rows, _, _ = score_findings.score(gold, check(binary, [os.path.join(folder, "docs")]))
        for verdict, finding, _ in rows:
            if finding["kind"] in SAYS_WRONG and key(finding) not in before:
                seen.append(("planted", finding["confidence"], verdict == "true"))

    with open(os.path.join(corpus, "pairs", "pairs.jsonl")) as f:
        pairs = {g["id"]: g for g in map(json.loads, f)}
    records = "".join(json.dumps({"id": f"{g['id']}/{side}", "set": g["id"], "text": g[side]}) + "\n"
                      for g in pairs.values() for side in "ab")
    for finding in check(binary, ["--input", "jsonl", "-"], records.encode())["findings"]:
        sides = {m["id"][-1] for v in finding["values"] for m in v["mentions"]}
        if finding["kind"] in SAYS_WRONG and len(sides) > 1:
            seen.append(("pairs", finding["confidence"], pairs[finding["set"]]["label"] == "conflict"))

    parts = ["sets", "seeded", "planted", "pairs"]
    print("| confidence | " + " | ".join(parts) + " | all | right |")
    print("|---" * (len(parts) + 3) + "|")
    for low, high in BUCKETS:
        cells = []
        for part in [*parts, None]:
            of = [right for p, c, right in seen if low <= c < high and part in (p, None)]
            cells.append(f"{sum(of)} of {len(of)}" if of else "")
        of = [right for _, c, right in seen if low <= c < high]
        cells.append(f"{100 * sum(of) / len(of):.0f}%" if of else "")
        print(f"| {low:.2f} to {min(high, 1):.2f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
