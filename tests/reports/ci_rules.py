"""What the readers of the other formats demand: `problems(kind, text)` gives a list of strings.

github: workflow commands of the Actions runner. gitlab: the code quality report. junit: the fields that Jenkins and
GitLab read. checkstyle: Checkstyle's report. rdjsonl: reviewdog's Diagnostic message, one a line.
"""
import json
import re
import xml.etree.ElementTree as ElementTree

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*)(?:,[a-zA-Z]+=[^,:\r\n]*)*)::(.*)")


def github(text):
    out = []
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else [], 1):
        match = COMMAND.fullmatch(line)
        if not match:
            out.append(f"{number}: not a workflow command")
            continue
        properties = dict(p.split("=", 1) for p in match[2].split(","))
        if unknown := set(properties) - {"file", "line", "endLine", "col", "endColumn", "title"}:
            out.append(f"{number}: unknown {unknown}")
        for value in list(properties.values()) + [match[3]]:
            if re.search(r"%(?!25|0D|0A|3A|2C)", value):
                out.append(f"{number}: a % is not escaped")
        if "col" in properties and properties["line"] != properties["endLine"]:
            out.append(f"{number}: columns over several lines")
        if not match[3]:
            out.append(f"{number}: no message")
    return out


def shape(value, expected, path, out):
    """`expected`: a type, a set of allowed strings, {field: …} (field? may be absent) or [ … ]."""
    if isinstance(expected, dict):
        if not isinstance(value, dict):
            out.append(f"{path}: not an object")
            return
        known = {name.rstrip("?") for name in expected}
        out += [f"{path}: unknown field {name}" for name in value if name not in known]
        for name, wanted in expected.items():
            if name.rstrip("?") in value:
                shape(value[name.rstrip("?")], wanted, f"{path}/{name}", out)
            elif not name.endswith("?"):
                out.append(f"{path}: lacks {name}")
    elif isinstance(expected, list):
        if not isinstance(value, list):
            out.append(f"{path}: not an array")
        else:
            for i, item in enumerate(value):
                shape(item, expected[0], f"{path}/{i}", out)
    elif isinstance(expected, set):
        if value not in expected:
            out.append(f"{path}: {value!r} is none of {sorted(expected)}")
    elif not isinstance(value, expected) or isinstance(value, bool) or value in ("", 0):
        out.append(f"{path}: {value!r} is no {expected.__name__}")


def gitlab(text):
    issue = {"description": str, "check_name": str, "fingerprint": str,
             "severity": {"info", "minor", "major", "critical", "blocker"},
             "location": {"path": str, "lines": {"begin": int, "end?": int}}}
    issues, out = json.loads(text), []
    shape(issues, [issue], "", out)
    if out:
        return out
    fingerprints = [i["fingerprint"] for i in issues]
    if len(fingerprints) != len(set(fingerprints)):
        out.append("two issues have one fingerprint")
    out += [f"{i['location']['path']} is not a path of the repository" for i in issues
            if i["location"]["path"].startswith("./")]
    return out


def rdjsonl(text):
    position = {"line": int, "column?": int}
    diagnostic = {"message": str, "location": {"path": str, "range?": {"start": position, "end?": position}},
                  "severity": {"ERROR", "WARNING", "INFO"}, "source": {"name": str}, "code": {"value": str}}
    out = []
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else [], 1):
        shape(json.loads(line), diagnostic, f"line {number}", out)
    return out


def elements(node, expected, path, out):
    """`expected`: {tag: (required attributes, optional attributes, children)}."""
    if node.tag not in expected:
        out.append(f"{path}: unexpected <{node.tag}>")
        return
    required, optional, children = expected[node.tag]
    out += [f"{path}/{node.tag}: lacks {name}" for name in required if name not in node.attrib]
    out += [f"{path}/{node.tag}: unknown {name}" for name in node.attrib if name not in required + optional]
    for child in node:
        elements(child, children, f"{path}/{node.tag}", out)


def junit(text):
    outcome = {"failure": (["type", "message"], [], {}), "error": (["type", "message"], [], {}),
               "system-out": ([], [], {})}
    counts = ["name", "tests", "failures", "errors"]
    case = {"testcase": (["classname", "name"], [], outcome)}
    root, out = ElementTree.fromstring(text.encode()), []
    elements(root, {"testsuites": (counts, [], {"testsuite": (counts, ["skipped"], case)})}, "", out)
    found = {"tests": len(root.findall(".//testcase")), "failures": len(root.findall(".//failure")),
             "errors": len(root.findall(".//error"))}
    for name, number in found.items():
        out += [f"{name} is {n.get(name)}, not {number}" for n in (root, root[0]) if n.get(name) != str(number)]
    names = [(c.get("classname"), c.get("name")) for c in root.iter("testcase")]
    if len(names) != len(set(names)):
        out.append("two test cases have one name")
    return out


def checkstyle(text):
    error = {"error": (["severity", "message", "source"], ["line", "column"], {})}
    root, out = ElementTree.fromstring(text.encode()), []
    elements(root, {"checkstyle": (["version"], [], {"file": (["name"], [], error)})}, "", out)
    for node in root.iter("error"):
        if node.get("severity") not in ("error", "warning", "info") or not node.get("message"):
            out.append(f"bad <error>: {node.attrib}")
    files = [node.get("name") for node in root.iter("file")]
    if len(files) != len(set(files)):
        out.append("one file stands twice")
    return out


KINDS = {"github": github, "gitlab": gitlab, "rdjsonl": rdjsonl, "junit": junit, "checkstyle": checkstyle}


def problems(kind, text):
    try:
        return KINDS[kind](text)
    except (ValueError, ElementTree.ParseError) as error:
        return [f"cannot be read: {error}"]
