#!/usr/bin/env python3
"""Holds docs/schema/config.schema.json against the program that reads claimcheck.toml.

    validate_config.py SCHEMA RULES_SCHEMA CLAIMCHECK

The schema must know exactly the options that `claimcheck config` lists, with the ranges that it enforces; the file that
`claimcheck init` writes must fit it with every comment taken off; files that the program refuses must not fit. What both
schemas describe must be the same. Needs python3-jsonschema.
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

BROKEN = {
    "unknown option": 'fail-onn = "error"\n',
    "wrong choice": 'fail_on = "loud"\n',
    "wrong type": 'rules = "a.toml"\n',
    "severity": '[severity]\nunsupported = "loud"\n',
    "unknown threshold": "[thresholds]\nconfidant = 0.5\n",
    "threshold out of range": "[thresholds]\nabout = 0.9\n",
    "threshold as a word": '[thresholds]\nabout = "much"\n',
    "unknown key of the lexicon": '[lexicon]\nidiom = ["x"]\n',
    "unknown modifier": '[[lexicon.hedge]]\nmodifier = "vague"\nbefore = ["x"]\n',
    "unknown kind of place": '[[lexicon.place]]\nname = "X"\nkind = "hamlet"\n',
    "population without words": '[[lexicon.population]]\nname = "keepers"\n',
    "reference without a source": '[[reference]]\nmeasure = "economy/unemployment_rate"\nvalue = "4 percent"\n',
    "jobs": "jobs = 0\n",
}


def run(program, folder, *arguments):
    return subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def uncommented(example):
    """Every line of the example that is an option, as it stands once its sign is taken off."""
    lines = [re.sub(r"^# ?", "", line) for line in example.splitlines()]
    return "\n".join(line for line in lines if re.match(r'^(\[|[\w"/]+ = )', line))


def main(schema_path, rules_schema_path, program):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    rules = json.loads(pathlib.Path(rules_schema_path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    # tomllib gives dates as Python's, which JSON has no type for; a schema of TOML editors sees them as objects.
    types = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine(
        "object", lambda _, value: isinstance(value, (dict, datetime.date)))
    check = jsonschema.validators.extend(jsonschema.Draft202012Validator, type_checker=types)(schema)
    program = str(pathlib.Path(program).resolve())
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "a.txt").write_text("Nothing.\n", encoding="utf-8")
        config = pathlib.Path(folder, "claimcheck.toml")
        run(program, folder, "init")
        config.write_text(uncommented(config.read_text(encoding="utf-8")), encoding="utf-8")
        example = tomllib.loads(config.read_text(encoding="utf-8"))
        problems += [f"init: {error.json_path}: {error.message}" for error in check.iter_errors(example)]
        shown = run(program, folder, "config").stdout
        options = set(re.findall(r"^(?:# )?(\w+)(?: = .*| +)# (?!claimcheck)", shown.split("[severity]")[0], re.M))
        options |= set(re.findall(r"^(\w+) = ", shown.split("[severity]")[0], re.M))
        known = set(schema["properties"]) - {"severity", "thresholds", "lexicon", "reference"}
        problems += [f"option {key} is known to one of schema and program only" for key in sorted(options ^ known)]
        listed = dict(re.findall(r"^(\w+) = (\S+)", shown.split("[thresholds]")[1], re.M))
        ranges = schema["properties"]["thresholds"]["properties"]
        thresholds = set(listed) - {"measure", "value"}
        problems += [f"threshold {key}" for key in sorted(thresholds ^ set(ranges))]
        missing = sorted((set(schema["properties"]) - set(example)) - {"output"})
        problems += [f"init does not show {key}" for key in missing]
        config.unlink()
        for name, row in ranges.items():
            wanted = f"{name}: expected a number from {row['minimum']} to {row['maximum']}, "
            if wanted not in run(program, folder, "config", "--threshold", f"{name}=99").stderr:
                problems.append(f"the range of {name} in the schema is not that of the program")
        for name, text in BROKEN.items():
            if check.is_valid(tomllib.loads(text)):
                problems.append(f"the schema accepts a broken file: {name}")
            config.write_text(text, encoding="utf-8")
            if run(program, folder, "check", "a.txt").returncode != 2:
                problems.append(f"the program accepts a broken file: {name}")
    for name in set(schema["$defs"]) & set(rules["$defs"]):
        if schema["$defs"][name] != rules["$defs"][name]:
            problems.append(f'"{name}" differs in the two schemas')
    print("\n".join(problems + [f"{len(known)} options, {len(ranges)} thresholds, {len(BROKEN)} broken files"]))
    return 1 if problems or not options or not thresholds else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
