#!/usr/bin/env python3
"""Hold a measurement of ../shared/eval/accuracy against the floors of this project.

    compare_floors.py FLOORS MEASURED [COUNTS]

FLOORS maps a name to {"min": number} or {"max": number}. A name is the path of a value in the JSON of
`accuracy --json`, its parts joined with dots ("quantities.news.value"); "sets.*.false" sums over all sets. Writes
"passed failed" to the file COUNTS and ends with 1 when a floor is not reached.
"""
import json
import sys


def lookup(measured, name):
    """The value at the path, or the sum of all values where a part is *; None where there is nothing."""
    values = [measured]
    for part in name.split("."):
        step = []
        for value in values:
            if not isinstance(value, dict):
                continue
            step += value.values() if part == "*" else [value[part]] if part in value else []
        values = step
    numbers = [v for v in values if isinstance(v, (int, float)) and not isinstance(v, bool)]
    return sum(numbers) if numbers else None


def compare(floors, measured):
    """Rows (name, value, bound, text of the bound, whether it holds), in the order of the floors."""
    rows = []
    for name, bound in floors.items():
        value = lookup(measured, name)
        kind, limit = next(iter(bound.items()))
        if kind not in ("min", "max") or len(bound) != 1:
            sys.exit(f"{name}: expected one of min, max, not {bound}")
        holds = value is not None and (value >= limit if kind == "min" else value <= limit)
        rows.append((name, value, f"{'>=' if kind == 'min' else '<='} {limit}", holds))
    return rows


def main():
    with open(sys.argv[1]) as f:
        floors = json.load(f)
    with open(sys.argv[2]) as f:
        measured = json.load(f)
    rows = compare(floors, measured)
    width = max((len(row[0]) for row in rows), default=0)
    for name, value, bound, holds in rows:
        shown = "not measured" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
        print(f"{name:{width}}  {shown:>12}  {bound:>10}  {'ok' if holds else 'BELOW' if '>=' in bound else 'ABOVE'}")
    failed = sum(not row[3] for row in rows)
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w") as f:
            f.write(f"{len(rows) - failed} {failed}\n")
    sys.exit(1 if failed or not rows else 0)


if __name__ == "__main__":
    main()
