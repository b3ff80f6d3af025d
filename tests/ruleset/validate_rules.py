#!/usr/bin/env python3
"""Holds docs/schema/rules.schema.json against the rule packs and against the reader of rule files.

    validate_rules.py SCHEMA PARSE_CC PACK...

Every pack must fit the schema, files that the reader refuses must not, and the schema must know exactly the keys that
checker/ruleset/parse.cc reads, so that an editor's completion never lags behind. Needs python3-jsonschema.
"""
import json
import pathlib
import re
import sys
import tomllib

import jsonschema

BROKEN = {
    "unknown key": '[pack]\nname = "p"\n[[measure]]\nid = "a"\ntitle = "t"\nkind = "count"\nphrase = ["x {count}"]\n',
    "unknown kind": '[pack]\nname = "p"\n[[measure]]\nid = "a"\ntitle = "t"\nkind = "cuont"\nphrases = ["x {count}"]\n',
    "no phrases": '[pack]\nname = "p"\n[[measure]]\nid = "a"\ntitle = "t"\nkind = "count"\n',
    "wrong type": '[pack]\nname = "p"\n[lists]\na = [1]\n',
    "bad id": '[pack]\nname = "Pack One"\n',
    "unknown key of the lexicon": '[pack]\nname = "p"\n[lexicon]\nidiom = ["x"]\n',
    "unit without a name": '[pack]\nname = "p"\n[[lexicon.unit]]\nequals = "3 metres"\n',
    "check without measures": '[pack]\nname = "p"\n[[check]]\nid = "c"\ntitle = "t"\nkind = "definition"\n',
}


def keys_of(schema):
    """Property names of every table of the schema, by what the reader calls the table."""
    d = schema["$defs"]
    example = d["check"]["properties"]["example"]["items"]["properties"]
    tables = {
        "a rule file": schema["properties"], "[pack]": schema["properties"]["pack"]["properties"],
        "dimension": d["dimension"]["properties"], "value": d["dimension"]["properties"]["values"]["items"]["properties"],
        "example": d["example"]["properties"], "[[measure]]": d["measure"]["properties"], "[[check]]": d["check"]["properties"],
        "[[check.example]]": example, "document": example["documents"]["items"]["properties"],
        "[[reference]]": d["reference"]["properties"],
    }
    lexicon = d["lexicon"]["properties"]
    tables["[lexicon]"] = lexicon
    tables |= {name: lexicon[name]["items"]["properties"] for name in ("unit", "hedge", "place", "population")}
    return {key for table in tables.values() for key in table}


def main(schema_path, parse_path, packs):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    failed = False
    for path in packs:
        for error in check.iter_errors(tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8"))):
            failed = True
            print(f"{path}: {error.json_path}: {error.message}")
    for name, text in BROKEN.items():
        if check.is_valid(tomllib.loads(text)):
            failed = True
            print(f"the schema accepts a broken file: {name}")
    source = pathlib.Path(parse_path).read_text(encoding="utf-8")
    read = set(re.findall(r'\b[rvd]\.(?:text|texts|value_text|flag|number|integer|table|each)\("(\w+)"', source))
    known = keys_of(schema)
    for key in sorted(read ^ known):
        failed = True
        print(f'"{key}" is known to {"the reader" if key in read else "the schema"} only')
    print(f"{len(packs)} packs, {len(BROKEN)} broken files, {len(known)} keys")
    return 1 if failed or not packs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
