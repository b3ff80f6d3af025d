"""What SARIF 2.1.0 demands of the objects that claimcheck writes: fields, types, and what must agree.

Written from the OASIS standard (section numbers in brackets). A field that stands here neither as required nor as
allowed is reported, so that a misspelt field cannot pass for an extension. `problems(log)` gives a list of strings.
"""
import re

# object -> {field: (type, required)}; a type in [ ] is an array of it, a set is an enumeration.
OBJECTS = {
    "sarifLog": {"$schema": ("uri", False), "version": ({"2.1.0"}, True), "runs": (["run"], True)},  # 3.13
    "run": {  # 3.14
        "tool": ("tool", True), "invocations": (["invocation"], False), "columnKind": ({"unicodeCodePoints"}, True),
        "newlineSequences": (["string"], False), "results": (["result"], True)},
    "tool": {"driver": ("toolComponent", True)},  # 3.18
    "toolComponent": {  # 3.19
        "name": ("string", True), "version": ("string", False), "semanticVersion": ("semver", False),
        "rules": (["reportingDescriptor"], False), "notifications": (["reportingDescriptor"], False)},
    "reportingDescriptor": {  # 3.49
        "id": ("string", True), "shortDescription": ("multiformatMessageString", True),
        "fullDescription": ("multiformatMessageString", False), "help": ("multiformatMessageString", False)},
    "multiformatMessageString": {"text": ("message text", True)},  # 3.12
    "message": {"text": ("message text", True)},  # 3.11
    "invocation": {"executionSuccessful": ("boolean", True), "toolExecutionNotifications": (["notification"], False)},
    "notification": {  # 3.58
        "descriptor": ("reportingDescriptorReference", False), "level": ({"none", "note", "warning", "error"}, False),
        "message": ("message", True), "locations": (["location"], False)},
    "reportingDescriptorReference": {"id": ("string", True)},  # 3.52
    "result": {  # 3.27
        "ruleId": ("string", True), "ruleIndex": ("index", False), "level": ({"none", "note", "warning", "error"}, True),
        "message": ("message", True), "locations": (["location"], True), "relatedLocations": (["location"], False),
        "partialFingerprints": ("strings", True), "properties": ("bag", False)},
    "location": {  # 3.28
        "id": ("index", False), "physicalLocation": ("physicalLocation", True), "message": ("message", False)},
    "physicalLocation": {"artifactLocation": ("artifactLocation", True), "region": ("region", False)},  # 3.29
    "artifactLocation": {"uri": ("uri reference", True)},  # 3.4
    "region": {  # 3.30
        "startLine": ("positive", True), "startColumn": ("positive", True), "endLine": ("positive", True),
        "endColumn": ("positive", True), "byteOffset": ("index", True), "byteLength": ("index", True),
        "snippet": ("artifactContent", False)},
    "artifactContent": {"text": ("string", True)},  # 3.3
}

URI_CHARACTERS = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-F]{2})"
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(([^)]*)\)")


def is_text(value):
    return isinstance(value, str)


def is_int(value, least):
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def braces_doubled(text):
    return not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)|(?<!\})(?:\}\})*\}(?!\})", text)


SCALARS = {
    "string": lambda v: is_text(v) and v != "",
    "semver": lambda v: is_text(v) and re.fullmatch(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?", v),
    "boolean": lambda v: isinstance(v, bool),
    "index": lambda v: is_int(v, 0),
    "positive": lambda v: is_int(v, 1),
    "uri": lambda v: is_text(v) and re.fullmatch(r"https://" + URI_CHARACTERS + "+", v),
    # A relative reference has no colon in its first segment (RFC 3986, 4.2); an absolute path is a file URI.
    "uri reference": lambda v: is_text(v) and re.fullmatch(URI_CHARACTERS + "+", v)
    and (v.startswith("file:///") or (":" not in v.split("/")[0] and not v.startswith("/"))),
    "message text": lambda v: is_text(v) and v != "" and braces_doubled(v) and "\n" not in v,
    "strings": lambda v: isinstance(v, dict) and v and all(is_text(x) and x for x in v.values()),
    "bag": lambda v: isinstance(v, dict),
}


def check(value, kind, path, out):
    if isinstance(kind, list):
        if not isinstance(value, list):
            out.append(f"{path}: not an array")
        else:
            for i, item in enumerate(value):
                check(item, kind[0], f"{path}/{i}", out)
    elif isinstance(kind, set):
        if not is_text(value) or value not in kind:
            out.append(f"{path}: {value!r} is none of {sorted(kind)}")
    elif kind in SCALARS:
        if not SCALARS[kind](value):
            out.append(f"{path}: {str(value)[:80]!r} is no {kind}")
    elif not isinstance(value, dict):
        out.append(f"{path}: not a {kind}")
    else:
        check_object(value, kind, path, out)


def check_object(value, kind, path, out):
    fields = OBJECTS[kind]
    out += [f"{path}: {kind} has no field {name!r}" for name in value if name not in fields]
    out += [f"{path}: {kind} lacks {name!r}" for name, (_, needed) in fields.items() if needed and name not in value]
    for name, item in value.items():
        if name in fields:
            check(item, fields[name][0], f"{path}/{name}", out)
    if kind == "region":
        check_region(value, path, out)


def check_region(region, path, out):
    """Text and bytes name the same range, and so does the snippet (3.30.1)."""
    try:
        start = (region["startLine"], region["startColumn"])
        end = (region["endLine"], region["endColumn"])
        snippet = region.get("snippet", {}).get("text", "")
        if end < start:
            out.append(f"{path}: ends before it starts")
        if (region["byteLength"] == 0) != (start == end):
            out.append(f"{path}: empty as bytes or as text only")
        if snippet and "\ufffd" not in snippet and len(snippet.encode()) != region["byteLength"]:
            out.append(f"{path}: byteLength is not that of the snippet")
        lines = re.split(r"\r\n|\n|\r", snippet)
        if snippet and region["endLine"] - region["startLine"] != len(lines) - 1:
            out.append(f"{path}: lines are not those of the snippet")
        width = len(lines[-1]) + (region["startColumn"] if len(lines) == 1 else 1)
        if snippet and "\ufffd" not in snippet and region["endColumn"] != width:
            out.append(f"{path}: endColumn is not that of the snippet")
    except (KeyError, TypeError, AttributeError):
        pass  # reported by the types already


def check_result(result, rules, path, out):
    index = result.get("ruleIndex")
    if index is not None and (index >= len(rules) or rules[index]["id"] != result["ruleId"]):
        out.append(f"{path}: ruleIndex does not lead to {result['ruleId']}")
    ids = [loc["id"] for loc in result.get("locations", []) + result.get("relatedLocations", []) if "id" in loc]
    if len(ids) != len(set(ids)):
        out.append(f"{path}: two locations have one id")
    for text, target in LINK.findall(result["message"]["text"]):
        if not target.isdigit() or int(target) not in ids:
            out.append(f"{path}: the link [{text}]({target}) leads nowhere")
    if len(result["locations"]) > 1:
        out.append(f"{path}: one finding has one place")


def check_run(run, path, out):
    driver = run["tool"]["driver"]
    for name in ("rules", "notifications"):
        ids = [rule["id"] for rule in driver.get(name, [])]
        if len(ids) != len(set(ids)):
            out.append(f"{path}: two {name} have one id")
    notifications = {n["id"] for n in driver.get("notifications", [])}
    for i, result in enumerate(run["results"]):
        check_result(result, driver.get("rules", []), f"{path}/results/{i}", out)
    fingerprints = [r["partialFingerprints"].get("claimcheckFact/v1") for r in run["results"]]
    if len(fingerprints) != len(set(fingerprints)):
        out.append(f"{path}: two results have one fingerprint")
    for invocation in run.get("invocations", []):
        found = invocation.get("toolExecutionNotifications", [])
        if invocation["executionSuccessful"] and any(n.get("level") == "error" for n in found):
            out.append(f"{path}: successful in spite of an error (3.20.21)")
        for n in found:
            if n["descriptor"]["id"] not in notifications:
                out.append(f"{path}: notification {n['descriptor']['id']} is not described")
    if len(run["results"]) > 25000:
        out.append(f"{path}: more results than code scanning takes")


def problems(log):
    out = []
    check(log, "sarifLog", "", out)
    if not out:  # what must agree is looked at once the fields are right
        for i, run in enumerate(log["runs"]):
            check_run(run, f"/runs/{i}", out)
    return out
