#!/usr/bin/env python3
"""How many of a Markdown collection's claims are kept when it is converted to other formats and read from there.

    conversions.py BINARY COLLECTION [--documents N] [--formats docx,odt,...] [--least 0.98] [--missing]

Takes every so-many-th document of the folder, converts it with pandoc (PDF: pandoc and groff), and compares the claims
(phrase, value, measure; as many as there are, not only those that a rule names) with those of the original. Prints one row
per format, and with --missing what was lost. Needs pandoc and groff, which nothing else of the project does. Exit status 1
where a format keeps a smaller share than --least.
"""
import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

DATE = "2024-01-15"  # conversion drops the date of the front matter, on which "this month" rests
FORMATS = ["docx", "odt", "html", "epub", "pdf"]


def as_page(source):
    """The document as a web page: pandoc keeps tables that Markdown holds as HTML only on this way."""
    command = ["pandoc", "--from", "gfm+yaml_metadata_block", "--to", "html", "--standalone", str(source)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def convert(page, target):
    if target.suffix == ".html":
        target.write_bytes(page)
        return
    command = ["pandoc", "--from", "html", "--standalone"]
    if target.suffix != ".pdf":
        subprocess.run([*command, "--output", str(target)], input=page, capture_output=True, check=True)
        return
    macros = subprocess.run([*command, "--to", "ms"], input=page, capture_output=True, check=True).stdout
    # groff ends with a status of 1 for a glyph that a font lacks; the page is there all the same.
    made = subprocess.run(["groff", "-k", "-t", "-ms", "-Tpdf"], input=macros, capture_output=True, check=False).stdout
    assert made.startswith(b"%PDF"), target
    target.write_bytes(made)


def claims(binary, path):
    run = subprocess.run([binary, "claims", "--date", DATE, "--dump=claims", "--format", "jsonl", str(path)], capture_output=True,
                         text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{path}: status {run.returncode}: {run.stderr}")
    out = collections.Counter()
    for line in run.stdout.splitlines():
        claim = json.loads(line)
        # Typography is the converter's: a dash, a quote or a space of another kind, markup inside the bytes.
        out[(claim["kind"], str(claim["low"]), str(claim["high"]), claim["unit"], claim["measure"])] += 1
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("collection", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--least", type=float, default=0.98)
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args()
    for tool in ("pandoc", "groff"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not installed")
    everything = sorted(options.collection.rglob("*.md"))
    step = max(1, len(everything) // options.documents)
    chosen = everything[::step][: options.documents]
    low = False
    print(f"{len(chosen)} documents of {options.collection.name}\nformat  claims    kept   share   extra")
    originals = {source: claims(options.binary, source) for source in chosen}
    pages = {source: as_page(source) for source in chosen}
    for extension in options.formats.split(","):
        total = kept = extra = 0
        with tempfile.TemporaryDirectory() as folder:
            for source in chosen:
                target = pathlib.Path(folder) / (source.stem + "." + extension)
                convert(pages[source], target)
                found = claims(options.binary, target)
                total += originals[source].total()
                kept += (originals[source] & found).total()
                extra += (found - originals[source]).total()
                if options.missing:
                    for key in originals[source] - found:
                        print(f"  {source.stem[:40]} lacks {key}")
        share = kept / total if total else 1
        low |= share < options.least
        print(f"{extension:6} {total:7} {kept:7} {100 * share:6.2f}% {extra:7}", flush=True)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
