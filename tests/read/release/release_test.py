#!/usr/bin/env python3
"""One press release in every format must give the same facts from each: the claims of the Markdown file, and of its
table alone for spreadsheets.

    release_test.py BINARY
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import make_release

# Without a heading or a table in them, these files hold part of the release.
TEXT_ONLY = {"release.txt", "windows-1252.txt", "utf-16.txt", "release.jsonl"}
TABLE_ONLY = {"arrivals.csv", "arrivals.tsv", "arrivals.xlsx", "arrivals.ods"}
# These have no place of their own beside line and column.
PLAIN = {"release.txt", "windows-1252.txt", "utf-16.txt", "release.md", "release.html", "release.rst", "release.adoc",
         "release.md.gz"}


def lines(binary, command, folder, name):
    run = subprocess.run([binary, command, "--date", "2024-01-03", "--format", "jsonl", name], cwd=folder,
                         capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{name}: status {run.returncode}\n{run.stderr}"
    return [json.loads(line) for line in run.stdout.splitlines()]


def fact(claim):
    """What a claim says, without where it stands."""
    keys = ("text", "kind", "low", "high", "unit", "noun", "measure", "stance")
    dimensions = {name: {k: v for k, v in d.items() if k != "words"} for name, d in (claim.get("dimensions") or {}).items()}
    return json.dumps([{k: claim.get(k) for k in keys}, dimensions], sort_keys=True)


def said(quantity):
    return quantity["text"], quantity["kind"], quantity["low"], quantity["high"]


def facts(claims):
    return sorted(fact(c) for c in claims)


def main():
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for name, content in make_release.files():
            (pathlib.Path(folder) / name).write_bytes(content)
        names = sorted(p.name for p in pathlib.Path(folder).iterdir())
        claims = {n: lines(binary, "claims", folder, n) for n in names}
        quantities = {n: lines(binary, "quantities", folder, n) for n in names}
        prose = lambda name: [c for c in claims[name] if "," not in c["text"] or "pounds" in c["text"]]
        whole = facts(claims["release.md"])
        assert len(whole) >= 2, whole
        failed = []
        for name in names:
            if name in TABLE_ONLY:
                if [said(q) for q in quantities[name]] != [said(q) for q in quantities["arrivals.csv"]]:
                    failed.append(f"{name}: {[q['text'] for q in quantities[name]]}")
            elif name in TEXT_ONLY or name == "release.json":
                missing = set(facts(prose("release.md"))) - set(facts(claims[name]))
                if missing:
                    failed.append(f"{name} lacks {missing}")
            elif name != "release.eml" and [said(q) for q in quantities[name]] != [said(q) for q in quantities["release.md"]]:
                failed.append(f"{name}: {[said(q) for q in quantities[name]]}")
            elif facts(claims[name]) != whole and name != "release.eml":
                failed.append(f"{name}: {facts(claims[name])}\nexpected {whole}")
            elif name == "release.eml" and set(whole) - set(facts(claims[name])):
                failed.append(f"{name} lacks {set(whole) - set(facts(claims[name]))}")
            if any(("locator" in q) == (name in PLAIN) for q in quantities[name]):
                failed.append(f"{name}: {'a' if name in PLAIN else 'no'} locator")
        # The release agrees with itself, and a walk through the folder takes all formats but JSON, which may be settings.
        run = subprocess.run([binary, "check", "--verbose", "--min-severity", "note", "."], cwd=folder,
                             capture_output=True, text=True, check=False)
        if run.returncode != 0 or f"{len(names) - 2} documents" not in run.stdout:
            failed.append(f"check .: status {run.returncode}\n{run.stdout}{run.stderr}")
        assert not failed, "\n".join(failed)
    print(f"{len(names)} files give the same facts")


if __name__ == "__main__":
    main()
