#!/usr/bin/env python3
"""Golden runs of the real binary: tests/cases/<name>/ holds what goes in and what must come out.

    run_cases.py BINARY [--update] [NAME...]

    cmd      arguments, split as a shell splits them; lines that start with # are comments
    inputs/  copied to a scratch folder, which is where the command runs (or in its subfolder
             named in `folder`, or in the folder of the project named in `cwd`)
    stdin    bytes for standard input (optional)
    prepare  shell commands to run first in the scratch folder, for what git cannot hold (optional)
    stdout, stderr, status   what is expected; a missing file means nothing, and status 0

--update rewrites the expected files, and what README.md shows of the demo. Standard library only.
"""
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def read(path):
    try:
        with open(path, "rb") as f:
            return f.read()
    except FileNotFoundError:
        return b""


def arguments(case):
    lines = read(os.path.join(case, "cmd")).decode().splitlines()
    return shlex.split(" ".join(line for line in lines if not line.startswith("#")))


def run(binary, case):
    """stdout, stderr and status of the case's command."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "work")
        inputs = os.path.join(case, "inputs")
        if os.path.isdir(inputs):
            shutil.copytree(inputs, folder, symlinks=True)
        else:
            os.mkdir(folder)
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TERM": "dumb"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        prepare = os.path.join(case, "prepare")
        if os.path.exists(prepare):
            subprocess.run(["sh", "-eu", prepare], cwd=folder, env=environment, check=True)
        elsewhere = read(os.path.join(case, "cwd")).decode().strip()
        folder = os.path.join(folder, read(os.path.join(case, "folder")).decode().strip())
        done = subprocess.run([binary, *arguments(case)], cwd=os.path.join(ROOT, elsewhere) if elsewhere else folder,
                              env=environment, input=read(os.path.join(case, "stdin")), capture_output=True, timeout=120)
        return {"stdout": done.stdout, "stderr": done.stderr, "status": str(done.returncode).encode() + b"\n"}


def expected(case):
    want = {name: read(os.path.join(case, name)) for name in ("stdout", "stderr", "status")}
    want["status"] = want["status"] or b"0\n"
    return want


def update(case, got):
    for name, content in got.items():
        path = os.path.join(case, name)
        if content and not (name == "status" and content == b"0\n"):
            with open(path, "wb") as f:
                f.write(content)
        elif os.path.exists(path):
            os.remove(path)


def show_difference(name, what, want, got):
    print(f"--- {name}: {what} is not what is expected")
    lines = difflib.unified_diff(want.decode(errors="replace").splitlines(), got.decode(errors="replace").splitlines(),
                                 "expected", "got", lineterm="")
    print("\n".join(list(lines)[:80]))


def readme_with_demo():
    """README.md as it is and as it should be: the demo's block shows the first two findings and the summary."""
    report = read(os.path.join(HERE, "press-office", "stdout")).decode()
    status = (read(os.path.join(HERE, "press-office", "status")).decode() or "0").strip()
    findings = re.split(r"^(?=── )", report, flags=re.M)
    summary = findings[-1].rstrip("\n").split("\n\n")[-1]
    shown = "".join(findings[:3]) + f"[ {len(findings) - 3} more ]\n\n{summary}\n"
    block = (f"```\n$ ./dev demo\n$ cd examples/press-office && claimcheck check .\n{shown}\nExit status {status}: 1 says that "
             "there are findings. What each of them is about: examples/press-office/README.md\n```\n")
    is_now = read(os.path.join(ROOT, "README.md")).decode()
    should_be = re.sub(r"(<!-- demo -->\n).*?(<!-- end of demo -->)", lambda m: m[1] + block + m[2], is_now, flags=re.S)
    return is_now, should_be


def main():
    words = [word for word in sys.argv[1:] if word != "--update"]
    if not words:
        sys.exit(__doc__)
    binary = os.path.abspath(words[0])
    names = words[1:] or sorted(n for n in os.listdir(HERE) if os.path.exists(os.path.join(HERE, n, "cmd")))
    failed = 0
    for name in names:
        case = os.path.join(HERE, name)
        got = run(binary, case)
        if "--update" in sys.argv:
            update(case, got)
            continue
        want = expected(case)
        wrong = [what for what in got if got[what] != want[what]]
        for what in wrong:
            show_difference(name, what, want[what], got[what])
        failed += bool(wrong)
    is_now, should_be = readme_with_demo()
    if "--update" in sys.argv:
        with open(os.path.join(ROOT, "README.md"), "w") as f:
            f.write(should_be)
        print(f"{len(names)} cases rewritten; look at `git diff tests/cases` before you commit")
        return
    if is_now != should_be and not failed:
        show_difference("README.md", "the demo's output", should_be.encode(), is_now.encode())
        failed += 1
    print(f"{len(names) - failed} cases passed, {failed} failed")
    if failed:
        print(f"Is the new output right? Then rewrite the expected files: tests/cases/run_cases.py {words[0]} --update")
    # No case at all would be a test that cannot fail.
    sys.exit(1 if failed or not names else 0)


if __name__ == "__main__":
    main()
