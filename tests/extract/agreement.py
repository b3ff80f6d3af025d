#!/usr/bin/env python3
"""Agreement of stance, speaker, source, time, place and population with hand-made gold.

    agreement.py SCOPE_DUMP GOLD_FOLDER [--show FIELD]

GOLD_FOLDER holds docs/ and claims.jsonl with start, end, stance, speaker, source, period, place and population of each
claim (byte offsets). A measurement, not a test: nothing is tuned to it. Fields that the gold leaves out are not counted;
for a time it counts as right when the days overlap the gold's, and as exact when they are equal.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

PLACES = {"prc": "China", "beijing": "Beijing", "us": "United States", "u.s": "United States", "united states": "United States",
          "american": "United States", "mexic": "Mexico", "china": "China", "southwest": "southwest", "southern": "southwest",
          "us-mexico": "southwest", "ports of entry": "ports of entry", "worldwide": "the world", "canada": "Canada",
          "california": "California", "culiac": "Culiacan"}


def overlap(gold, mine):
    return max(0, min(gold["end"], mine["end"]) - max(gold["start"], mine["start"]))


def days(period):
    """Gold periods are free text; those that begin with ISO dates are comparable."""
    m = re.match(r"^(?:as of |to )?(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:/(\d{4})(?:-(\d\d))?(?:-(\d\d))?)?", period or "")
    if m:
        a, b = m.group(1, 2, 3), m.group(4, 5, 6) if m.group(4) else m.group(1, 2, 3)
        low = "-".join([a[0], a[1] or "01", a[2] or "01"])
        high = "-".join([b[0], b[1] or "12", b[2] or "31"])
        return low, high
    m = re.match(r"^FY(\d{4})$", period or "")
    return (f"{int(m.group(1)) - 1}-10-01", f"{m.group(1)}-09-30") if m else None


def letters(text):
    return re.sub(r"[^a-z]", "", text.lower())


class Tally:
    def __init__(self):
        self.rows = {}

    def add(self, field, right, note=""):
        row = self.rows.setdefault(field, [0, 0, []])
        row[0] += bool(right)
        row[1] += 1
        if not right:
            row[2].append(note)


def judge(gold, mine, tally):
    stance = {"quoted": "attributed", "self-corrected": "corrected"}.get(gold["stance"], gold["stance"])
    say = f'{gold["quote"]!r}: gold {{}}, found {{}}'
    tally.add("stance, all", mine["stance"] == stance, say.format(stance, mine["stance"]))
    if stance != "asserted":
        tally.add("stance, gold not asserted", mine["stance"] == stance, say.format(stance, mine["stance"]))
    takes_part = ("asserted", "attributed")
    tally.add("takes part in checks", (mine["stance"] in takes_part) == (stance in takes_part), say.format(stance, mine["stance"]))
    name = re.sub(r"\(.*?\)|\[.*?\]|#\d", "", gold["speaker"] or "").strip()
    if name:
        a, b = letters(name), letters(mine["speaker"])
        tally.add("speaker", bool(b) and (a in b or b in a), say.format(name, mine["speaker"]))
    if gold["source"]:
        found = letters(mine["attribution"])
        tally.add("source, gold has one", bool(found) and any(w in found for w in map(letters, gold["source"].split()) if len(w) > 2),
                  say.format(gold["source"], mine["attribution"]))
    else:
        tally.add("source, gold has none", not mine["attribution"], say.format(None, mine["attribution"]))
    dims = mine.get("dimensions", {})
    period = days(gold["period"])
    if period and gold["kind"] not in ("date", "date_range"):
        time = dims.get("time")
        time = time if time and time["origin"] != "unknown" else None
        found = (time.get("from", "0001-01-01"), time.get("to", "9999-12-31")) if time else None
        hit = found is not None and found[0] <= period[1] and period[0] <= found[1]
        tally.add("time overlaps", hit, say.format(gold["period"], time and time["value"] + " " + time["inferred_from"]))
        tally.add("time equal", found == period, say.format(gold["period"], time and time["value"]))
    if gold["place"]:
        want = {v for k, v in PLACES.items() if k in gold["place"].lower()}
        found = " ".join(dims[n]["value"] for n in ("place", "from_place", "to_place") if n in dims)
        if want:
            tally.add("place found" if found else "place missing", bool(found) and any(w in found for w in want), say.format(gold["place"], found))
    if gold["population"]:
        found = dims.get("population", {}).get("value", "")
        numbers = re.findall(r"\d+", gold["population"])
        tally.add("population", all(n in found for n in numbers) and bool(found), say.format(gold["population"], found))


def main():
    dump, folder = sys.argv[1], Path(sys.argv[2])
    show = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    docs = sorted((folder / "docs").iterdir())
    lines = subprocess.run([dump, *map(str, docs)], capture_output=True, check=True, text=True).stdout.splitlines()
    found = {}
    for line in lines:
        claim = json.loads(line)
        found.setdefault(Path(claim["path"]).name, []).append(claim)
    tally, missed = Tally(), 0
    for line in open(folder / "claims.jsonl", encoding="utf-8"):
        gold = json.loads(line)
        best = max(found.get(gold["doc"], []), key=lambda c: overlap(gold, c), default=None)
        if best is None or not overlap(gold, best):
            missed += 1
            continue
        judge(gold, best, tally)
    print(f"no quantity found: {missed}")
    for field, (right, total, notes) in tally.rows.items():
        print(f"{field:28} {right:4} / {total}")
        if field == show:
            print("\n".join("  " + n for n in notes))


if __name__ == "__main__":
    main()
