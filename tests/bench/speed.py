#!/usr/bin/env python3
"""Throughput of the quantity stage beside `rg -c '[0-9]'` on the same text, in the same run.

    speed.py QUANTITY_BENCH FILE...

Both are measured by processor time, best of several runs. Beside the files (prose, joined for ripgrep) three texts are
made here: rows of figures, prose without a number, and Spanish prose read with the English lexicon.
"""
import os
import re
import subprocess
import sys
import tempfile

RUNS = 7


def rg_seconds(path):
    best = None
    for _ in range(RUNS):
        with open(os.devnull, "wb") as sink:
            process = subprocess.Popen(["rg", "-c", "-j1", "[0-9]", path], stdout=sink)
            _, _, usage = os.wait4(process.pid, 0)
        seconds = usage.ru_utime + usage.ru_stime
        best = seconds if best is None else min(best, seconds)
    return best


def bench(program, arguments):
    out = subprocess.run([program, *arguments], capture_output=True, text=True, check=True,
                         env={**os.environ, "PASSES": str(RUNS)}).stdout
    return float(re.search(r"best (\d+) MB/s", out).group(1))


def figures():
    rows = (f"{i},{i * 37 % 9973},{i * 7 % 100}.{i % 10},\"{i * 3:,}\",{i % 2 * 50}%\n" for i in range(150000))
    return "".join(line + ("\n" if k % 8 == 7 else "") for k, line in enumerate(rows))


def repeated(paragraph, size=6_000_000):
    return (paragraph + "\n\n") * (size // len(paragraph))


NO_NUMBER = ("The harbour was quiet when the ferry came in. Nobody on the pier had heard of the storm, and the crew "
             "said little about it. They unloaded the crates, tied the ropes, and went home through the rain.")
SPANISH = ("El puerto estaba tranquilo cuando llegó el barco. Nadie en el muelle había oído hablar de la tormenta. "
           "Unas 340 personas esperaban en la estación, según el alcalde, y el 12 % volvió a su casa en mayo.")


def main():
    program, files = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
            return path

        rows = []
        if files:
            joined = write("joined.txt", "\n\n".join(open(f, encoding="utf-8").read() for f in files))
            rows += [("the files", files, joined), ("the files, plain path", ["--plain", *files], joined)]
        for name, text in (("rows of figures", figures()), ("prose without a number", repeated(NO_NUMBER)),
                           ("Spanish prose", repeated(SPANISH))):
            path = write(name.replace(" ", "_") + ".txt", text)
            rows.append((name, [path], path))
        print(f"{'quantity stage, one thread':28} {'MB/s':>8} {'rg':>8} {'ratio':>7}")
        for name, arguments, path in rows:
            speed = bench(program, arguments)
            yardstick = os.path.getsize(path) / 1e6 / rg_seconds(path)
            print(f"{name:28} {speed:8.0f} {yardstick:8.0f} {speed / yardstick:7.3f}")


main()
