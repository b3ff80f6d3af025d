#!/usr/bin/env python3
"""The walk-through of docs/writing-a-pack.md, run step by step: what it shows is what the command prints.

    run_walkthrough.py BINARY [--update]

Every block that opens with ```console holds `$ claimcheck ...` lines, run in examples/library by a shell, each followed by
what it prints (standard output and error). Standard library only.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOC = os.path.join(ROOT, "docs", "writing-a-pack.md")


def run(binary, command):
    """What `command` ("claimcheck ...") prints, with its exit status where it is not 0."""
    script = f"claimcheck() {{ {binary} \"$@\"; }}; {command}"
    done = subprocess.run(["sh", "-c", script], cwd=os.path.join(ROOT, "examples", "library"), capture_output=True,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C", "TERM": "dumb"})
    return (done.stdout + done.stderr).decode()


def rerun(binary, block):
    """The block with each command's output replaced by what it prints now."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{run(binary, line[2:])}" for line in commands)


def main():
    binary = os.path.abspath(sys.argv[1])
    with open(DOC, encoding="utf-8") as f:
        text = f.read()
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.S | re.M)
    wrong = 0
    for block in blocks:
        got = rerun(binary, block)
        if got == block:
            continue
        wrong += 1
        text = text.replace(block, got, 1)
        if "--update" not in sys.argv:
            print(f"--- docs/writing-a-pack.md shows\n{block}--- the command prints\n{got}")
    if "--update" in sys.argv:
        with open(DOC, "w", encoding="utf-8") as f:
            f.write(text)
    print(f"{len(blocks)} blocks, {wrong} differ")
    if not blocks or (wrong and "--update" not in sys.argv):
        sys.exit(1)


if __name__ == "__main__":
    main()
