#!/usr/bin/env python3
"""Holds reports against what their readers demand.

    validate_reports.py KIND FILE...    sarif, github, gitlab, rdjsonl, junit or checkstyle
    validate_reports.py --self-test     every rule of the validators must be able to fail

Exits with 1 and lists what does not fit.
"""
import copy
import json
import pathlib
import sys

sys.dont_write_bytecode = True  # the tests leave nothing behind in the source tree

import ci_rules  # noqa: E402
import sarif_rules  # noqa: E402

GOLDEN = pathlib.Path(__file__).parent / "golden"


def problems(kind, text):
    if kind != "sarif":
        return ci_rules.problems(kind, text)
    try:
        return sarif_rules.problems(json.loads(text))
    except ValueError as error:
        return [f"not JSON: {error}"]


def validate(kind, paths):
    failed = False
    for path in paths:
        for problem in problems(kind, pathlib.Path(path).read_bytes().decode("utf-8")):
            print(f"{path}: {problem}")
            failed = True
    return failed


def edits_of_sarif():
    """(name, edit of a good log) that must each be refused."""
    def run(log):
        return log["runs"][0]

    def result(log):
        return run(log)["results"][0]

    def region(log):
        return result(log)["locations"][0]["physicalLocation"]["region"]

    def artifact(log):
        return result(log)["locations"][0]["physicalLocation"]["artifactLocation"]

    return [
        ("version", lambda log: log.update(version="2.0.0")),
        ("unknown field of the log", lambda log: log.update(sarif=1)),
        ("no tool", lambda log: run(log).pop("tool")),
        ("columnKind in UTF-16", lambda log: run(log).update(columnKind="utf16CodeUnits")),
        ("results as object", lambda log: run(log).update(results={})),
        ("misspelt field", lambda log: result(log).update(ruleID="x")),
        ("level of another standard", lambda log: result(log).update(level="info")),
        ("message as string", lambda log: result(log).update(message="x")),
        ("single brace", lambda log: result(log)["message"].update(text="a {0} b")),
        ("dangling link", lambda log: result(log)["message"].update(text="see [x](77)")),
        ("wrong ruleIndex", lambda log: result(log).update(ruleIndex=0 if result(log)["ruleIndex"] else 1)),
        ("text as ruleIndex", lambda log: result(log).update(ruleIndex="0")),
        ("no fingerprint", lambda log: result(log).update(partialFingerprints={})),
        ("same fingerprint twice", lambda log: run(log)["results"].append(copy.deepcopy(result(log)))),
        ("same location id twice", lambda log: [loc.update(id=1) for loc in result(log)["relatedLocations"]]),
        ("line zero", lambda log: region(log).update(startLine=0)),
        ("true as line", lambda log: region(log).update(startLine=True)),
        ("ends before it starts", lambda log: region(log).update(endLine=1, endColumn=1)),
        ("wrong endColumn", lambda log: region(log).update(endColumn=region(log)["endColumn"] + 1)),
        ("wrong byteLength", lambda log: region(log).update(byteLength=1)),
        ("space in a URI", lambda log: artifact(log).update(uri="a b.md")),
        ("colon in a relative URI", lambda log: artifact(log).update(uri="a:b.md")),
        ("absolute path", lambda log: artifact(log).update(uri="/a/b.md")),
        ("successful in spite of errors", lambda log: run(log)["invocations"][0].update(
            toolExecutionNotifications=[{"level": "error", "message": {"text": "x"},
                                         "descriptor": {"id": "claimcheck/unreadable-input"}}])),
        ("two rules with one id", lambda log: [r.update(id="x") for r in run(log)["tool"]["driver"]["rules"]]),
    ]


# (kind, text to replace, replacement): each must be refused.
EDITS = [
    ("github", "::error file=", ":error file="),
    ("github", "title=", "titel="),
    ("github", "200%25", "200%"),
    ("gitlab", '"severity": "critical"', '"severity": "error"'),
    ("gitlab", '"begin": 12', '"begin": 0'),
    ("gitlab", '"path": "press/harbour.md"', '"path": "./press/harbour.md"'),
    ("gitlab", '"check_name"', '"checkName"'),
    ("gitlab", "00000000000000a1", "0123456789abcdef"),
    ("rdjsonl", '"severity":"ERROR"', '"severity":"error"'),
    ("rdjsonl", '"line":12', '"row":12'),
    ("junit", 'failures="7"', 'failures="6"'),
    ("junit", "</failure>", "</failur>"),
    ("junit", "<system-out>", "<system-out a='b'>"),
    ("checkstyle", 'severity="info"', 'severity="note"'),
    ("checkstyle", "<file name", "<file path"),
    ("checkstyle", 'source="', 'sources="'),
]


def self_test():
    failed = False
    good = json.loads((GOLDEN / "kinds.sarif").read_text(encoding="utf-8"))
    for name, edit in edits_of_sarif():
        log = copy.deepcopy(good)
        edit(log)
        if not sarif_rules.problems(log):
            print(f"sarif: not refused: {name}")
            failed = True
    for kind, old, new in EDITS:
        text = (GOLDEN / f"kinds.{kind}").read_text(encoding="utf-8")
        if old not in text:
            print(f"{kind}: {old!r} is not in the golden file")
            failed = True
        elif not ci_rules.problems(kind, text.replace(old, new)):
            print(f"{kind}: not refused: {new!r} for {old!r}")
            failed = True
    return failed


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(validate(sys.argv[1], sys.argv[2:]))
