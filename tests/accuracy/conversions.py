#!/usr/bin/env python3
"""How many of a Markdown collection's claims are kept when it is converted to other formats and read from there.

    conversions.py BINARY COLLECTION [--documents N] [--converters pandoc,libreoffice] [--formats docx,odt,...]
                   [--least 0.98] [--missing] [--keep FOLDER]

Converts every document of the folder (with --documents, every so-many-th), and compares the claims (phrase, value, measure; as
many as there are, not only those that a rule names) with those of the original. Prints one row per converter and format, and
with --missing what was lost. --keep leaves the converted files in FOLDER, and uses those that are there already.

Needs pandoc and groff (which makes pandoc's PDF), or soffice (Debian: libreoffice-writer), which nothing else of the project
does. Exit status 1 where a format keeps a smaller share than --least, or a converted file cannot be read.
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
AT_ONCE = 50  # files that LibreOffice gets at a time
FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8", "html": "html:HTML (StarWriter)", "epub": "epub:EPUB",
           "pdf": "pdf:writer_pdf_Export"}


def as_page(source, target):
    """The document as a web page: pandoc keeps tables that Markdown holds as HTML only on this way."""
    command = ["pandoc", "--from", "gfm+yaml_metadata_block", "--to", "html", "--standalone", "--output", str(target), str(source)]
    subprocess.run(command, capture_output=True, check=True)


def by_pandoc(pages, extension, folder):
    for page in pages:
        target = folder / (page.stem + "." + extension)
        command = ["pandoc", "--from", "html", "--standalone", str(page)]
        if extension == "html":
            shutil.copy(page, target)
        elif extension != "pdf":
            subprocess.run([*command, "--output", str(target)], capture_output=True, check=True)
        else:
            macros = subprocess.run([*command, "--to", "ms"], capture_output=True, check=True).stdout
            # groff ends with a status of 1 for a glyph that a font lacks; the page is there all the same.
            made = subprocess.run(["groff", "-k", "-t", "-ms", "-Tpdf"], input=macros, capture_output=True, check=False).stdout
            assert made.startswith(b"%PDF"), target
            target.write_bytes(made)


def by_libreoffice(pages, extension, folder):
    with tempfile.TemporaryDirectory() as profile:
        for first in range(0, len(pages), AT_ONCE):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--infilter=HTML (StarWriter)",
                            "--convert-to", FILTERS[extension], "--outdir", str(folder),
                            *map(str, pages[first : first + AT_ONCE])], capture_output=True, check=True, stdin=subprocess.DEVNULL)


CONVERTERS = {"pandoc": (by_pandoc, ["pandoc", "groff"]), "libreoffice": (by_libreoffice, ["pandoc", "soffice"])}


def claims(binary, folder):
    """The claims of each file of a folder, by the name without its extension."""
    command = [binary, "claims", "--no-cache", "--date", DATE, "--dump=claims", "--format", "jsonl", "."]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    if run.returncode != 0:
        print(f"{folder}: status {run.returncode}: {run.stderr}", file=sys.stderr)
    out = collections.defaultdict(collections.Counter)
    for line in run.stdout.splitlines():
        claim = json.loads(line)
        # Typography is the converter's: a dash, a quote or a space of another kind, markup inside the bytes.
        out[pathlib.Path(claim["path"]).stem][(claim["kind"], str(claim["low"]), str(claim["high"]), claim["unit"],
                                               claim["measure"])] += 1
    return out, run.returncode == 0


def made_in(folder, pages, convert, extension):
    """The converted files: made now, unless they are there."""
    if not folder.exists():
        folder.mkdir(parents=True)
        convert(pages, extension, folder)
    lacking = {page.stem for page in pages} - {target.stem for target in folder.iterdir()}
    if lacking:
        sys.exit(f"not converted to {extension}: {', '.join(sorted(lacking))}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=lambda name: str(pathlib.Path(name).resolve()))
    parser.add_argument("collection", type=pathlib.Path)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--converters", default=",".join(CONVERTERS))
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--least", type=float, default=0.98)
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    converters = options.converters.split(",")
    for tool in sorted({tool for name in converters for tool in CONVERTERS[name][1]}):
        if not shutil.which(tool):
            sys.exit(f"{tool} is not installed")
    everything = sorted(options.collection.rglob("*.md"))
    step = max(1, len(everything) // (options.documents or len(everything)))
    chosen = everything[::step][: options.documents]
    low = False
    with tempfile.TemporaryDirectory() as scratch:
        kept_in = (options.keep or pathlib.Path(scratch)).resolve()
        (kept_in / "md").mkdir(parents=True, exist_ok=True)
        (kept_in / "pages").mkdir(parents=True, exist_ok=True)
        pages = []
        for number, source in enumerate(chosen):
            shutil.copy(source, kept_in / "md" / f"{number:04}.md")
            pages.append(kept_in / "pages" / f"{number:04}.html")
            if not pages[-1].exists():
                as_page(source, pages[-1])
        print(f"{len(chosen)} documents of {options.collection.name}\nconverter    format  claims    kept   share   extra")
        originals, fine = claims(options.binary, kept_in / "md")
        low |= not fine
        for name in converters:
            for extension in options.formats.split(","):
                folder = kept_in / f"{name}-{extension}"
                made_in(folder, pages, CONVERTERS[name][0], extension)
                found, fine = claims(options.binary, folder)
                total = sum(claims_of.total() for claims_of in originals.values())
                kept = sum((claims_of & found[one]).total() for one, claims_of in originals.items())
                extra = sum((claims_of - originals[one]).total() for one, claims_of in found.items())
                if options.missing:
                    for one, claims_of in sorted(originals.items()):
                        for key, times in (claims_of - found[one]).items():
                            print(f"  {chosen[int(one)].stem[:40]} ({one}) lacks {times} x {key}")
                share = kept / total if total else 1
                low |= share < options.least or not fine
                print(f"{name:12} {extension:6} {total:7} {kept:7} {100 * share:6.2f}% {extra:7}", flush=True)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
