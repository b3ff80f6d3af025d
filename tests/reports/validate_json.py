#!/usr/bin/env python3
"""Validates JSON that claimcheck wrote against the published schemas.

    validate_json.py SCHEMAS report FILE...      --format json of check
    validate_json.py SCHEMAS line FILE...        --format jsonl of check
    validate_json.py SCHEMAS fact_sheet FILE...  --format json of facts
    validate_json.py SCHEMAS quantity FILE...    --format jsonl of quantities
    validate_json.py SCHEMAS claim FILE...       --format jsonl of claims

SCHEMAS is the folder docs/schema. "-" reads standard input. Exits with 1 and names file, line and place at the first
thing that does not fit. Needs python3-jsonschema.
"""
import json
import pathlib
import sys

import jsonschema


def validator(folder, name):
    file = "report" if name in ("line", "fact_sheet") else name
    schema = json.loads((pathlib.Path(folder) / f"{file}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    if file != name:
        schema = {**schema, "$ref": f"#/$defs/{name}"}
    return jsonschema.Draft202012Validator(schema)


def unique_keys(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key stands twice: {keys}")
    return dict(pairs)


def documents(path, name):
    stream = sys.stdin.buffer if path == "-" else open(path, "rb")
    text = stream.read().decode("utf-8")
    if name in ("report", "fact_sheet"):
        yield 1, text
        return
    # Only \n ends a line here: splitlines() would also split at U+2028 and hide that a string holds one.
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        if text:
            yield number, line


def refuse_constant(name):
    raise ValueError(f"{name} is not JSON")


def main(folder, name, paths):
    check = validator(folder, name)
    count = 0
    for path in paths:
        for number, text in documents(path, name):
            try:
                value = json.loads(text, object_pairs_hook=unique_keys, parse_constant=refuse_constant)
            except ValueError as error:
                sys.exit(f"{path}:{number}: not JSON: {error}")
            for error in check.iter_errors(value):
                place = "/".join(str(p) for p in error.absolute_path)
                sys.exit(f"{path}:{number}: at /{place}: {error.message[:400]}")
            count += 1
    print(f"{count} documents fit {name}")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
