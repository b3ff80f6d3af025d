#!/usr/bin/env python3
"""What is confirmed is never lost: every step of saving fails, is cut short, or is where the process is killed.

    faults_test.py BINARY FAULTS_LIBRARY

FAULTS_LIBRARY (faults.cc) lists the steps that a run makes on the files of a folder and makes one of them go wrong. Each test
takes the list of a run without faults, sees that it holds the steps that matter, and goes through all of them.
"""
import errno
import glob
import http.client
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
import unittest
import urllib.parse

BINARY, FAULTS = (os.path.abspath(sys.argv.pop(1)) for _ in range(2))
PATIENCE = 60
HOWS = ["kill", "short", str(int(errno.EIO))]
DOCUMENTS = {
    "a.md": "On March 3, 2024, the fire in Kelverton killed 12 people.\n",
    "b.md": "On March 3, 2024, the fire in Kelverton killed 21 people.\n",
    "c.md": "The ferry sank on May 4, 2023 near Port Amber. The accident killed 31 people.\n",
    "d.md": "The ferry sank on May 4, 2023 near Port Amber. The accident killed 13 people.\n",
}


def environment(scratch, folder, step=0, how=""):
    # A sanitizer wants to come first; the library replaces nothing of its own.
    options = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "verify_asan_link_order=0:detect_leaks=0"]))
    return {**os.environ, "LD_PRELOAD": FAULTS, "FAULT_FOLDER": os.path.realpath(folder), "FAULT_STEP": str(step), "FAULT_HOW": how,
            "FAULT_LOG": os.path.join(scratch, "steps"), "XDG_CACHE_HOME": os.path.join(scratch, "cache"), "ASAN_OPTIONS": options}


class Scratch(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = os.path.realpath(scratch.name)
        self.press = os.path.join(self.scratch, "press")
        os.mkdir(self.press)
        for name, text in DOCUMENTS.items():
            self.write(os.path.join(self.press, name), text)

    def write(self, path, text):
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def read(self, path):
        with open(path, encoding="utf-8") as f:
            return f.read()

    def steps(self):
        """The steps since the last call."""
        log = os.path.join(self.scratch, "steps")
        if not os.path.exists(log):
            return []
        found = self.read(log).split()
        os.remove(log)
        return found

    def run_it(self, *arguments, folder=None, step=0, how=""):
        return subprocess.run([BINARY, *arguments], cwd=self.press, capture_output=True, timeout=PATIENCE, check=False,
                              env=environment(self.scratch, folder or self.press, step, how))


class Server:
    """`claimcheck review` over the documents, with a step of its saving that goes wrong."""

    def __init__(self, test, step=0, how="", **more):
        self.process = subprocess.Popen([BINARY, "review", "."], cwd=test.press, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                        text=True, env=environment(test.scratch, test.press, step, how), **more)
        test.addCleanup(self.end)
        for line in self.process.stderr:
            if line.startswith("Review: "):
                self.url = urllib.parse.urlsplit(line.split()[1])
                break

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=PATIENCE)
        try:
            connection.request(method, self.url.path + path, json.dumps(body) if body else None, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (ConnectionError, http.client.HTTPException):
            return 0, None  # the server is gone
        finally:
            connection.close()

    def accept(self, fingerprint, before=None):
        return self.ask("POST", "decide", {"fingerprint": fingerprint, "before": before,
                                           "after": {"verdict": "accepted", "author": "Ada"}})

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=PATIENCE)
        self.process.stderr.close()


class Review(Scratch):
    def setUp(self):
        super().setUp()
        self.decisions = os.path.join(self.press, "claimcheck-decisions.toml")
        server = Server(self)
        self.first, self.second = (one["fingerprint"] for one in server.ask("GET", "data")[1]["findings"])
        self.assertEqual(server.accept(self.first)[0], 200)
        server.end()
        self.confirmed = self.read(self.decisions)
        self.saving = self.steps()

    def held(self):
        return {one["fingerprint"]: one.get("author") for one in tomllib.loads(self.read(self.decisions))["decision"]}

    def start_over(self):
        for name in os.listdir(self.press):
            if name not in DOCUMENTS:
                os.remove(os.path.join(self.press, name))
        self.write(self.decisions, self.confirmed)

    def test_a_saving_that_goes_wrong_loses_nothing(self):
        self.assertEqual(self.saving, ["create", "fchmod", "write", "fsync", "close", "rename", "fsync"])
        refused = killed = 0
        for step, what in enumerate(self.saving, 1):
            for how in HOWS:
                with self.subTest(step=step, what=what, how=how):
                    self.start_over()
                    server = Server(self, step, how)
                    status, answer = server.accept(self.second)
                    held = self.held()
                    self.assertEqual(held[self.first], "Ada")
                    if status == 0:
                        self.assertEqual(server.process.wait(timeout=PATIENCE), -signal.SIGKILL)
                        self.assertEqual(how, "kill")
                        killed += 1
                    elif status == 200:
                        self.assertEqual(set(held), {self.first, self.second})
                    else:
                        self.assertEqual(status, 500)
                        self.assertIn("cannot write decisions", answer["error"])
                        refused += 1
                    if self.second not in held:
                        self.assertEqual(self.read(self.decisions), self.confirmed)
                    if how != "kill":  # what was begun is taken away again, and the same server goes on
                        self.assertEqual(sorted(os.listdir(self.press)), sorted([*DOCUMENTS, "claimcheck-decisions.toml"]))
                        if self.second not in held and how != "short":
                            self.assertEqual(server.accept(self.second)[0], 200)
                    server.end()
                    again = Server(self)
                    before = {"verdict": "accepted", "author": "Ada"} if self.second in self.held() else None
                    self.assertEqual(again.accept(self.second, before)[0], 200)
                    self.assertEqual(set(self.held()), {self.first, self.second})
                    again.end()
        self.assertEqual(killed, len(self.saving))
        self.assertEqual(refused, len(self.saving) * (len(HOWS) - 1))

    def test_the_first_decision_of_all(self):
        for step, what in enumerate(self.saving, 1):
            for how in HOWS:
                with self.subTest(step=step, what=what, how=how):
                    self.start_over()
                    os.remove(self.decisions)
                    server = Server(self, step, how)
                    status, _ = server.accept(self.first)
                    server.end()
                    if os.path.exists(self.decisions):
                        self.assertEqual(set(self.held()), {self.first})
                    else:
                        self.assertNotEqual(status, 200)

    def test_a_disk_that_takes_no_more(self):
        """The kernel itself refuses, in the middle of a write: a limit on the size of files."""
        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(self.confirmed) + 10, len(self.confirmed) + 10))
        server = Server(self, preexec_fn=limited)
        status, answer = server.accept(self.second)
        self.assertEqual(status, 500)
        self.assertIn("cannot write decisions: File too large", answer["error"])
        self.assertEqual(self.read(self.decisions), self.confirmed)
        self.assertEqual(sorted(os.listdir(self.press)), sorted([*DOCUMENTS, "claimcheck-decisions.toml"]))
        self.assertEqual(server.ask("GET", "data")[0], 200)

    def test_a_damaged_file_is_never_written_over(self):
        """What stands in a damaged file is for a person to mend: it stays byte for byte, or every decision in it does."""
        server = Server(self)
        whole = self.confirmed.encode()
        refused = 0
        for damaged in [whole[:cut] for cut in range(0, len(whole), 7)] + [whole[:at] + b"\xff" + whole[at + 1:]
                                                                            for at in range(0, len(whole), 11)]:
            with open(self.decisions, "wb") as f:
                f.write(damaged)
            try:
                before = tomllib.loads(damaged.decode()).get("decision", [])
            except (UnicodeDecodeError, tomllib.TOMLDecodeError):
                before = None
            status, _ = server.accept(self.second, {"verdict": "accepted", "author": "Ada"} if before and self.second in
                                      {one.get("fingerprint") for one in before} else None)
            if status == 200:
                self.assertIsNotNone(before, damaged)
                self.assertEqual(set(self.held()), {self.second, *(one["fingerprint"] for one in before)})
            else:
                with open(self.decisions, "rb") as f:
                    self.assertEqual(f.read(), damaged)
                refused += 1
        self.assertGreater(refused, len(whole) // 11)


class Files(Scratch):
    """Files that commands write: the old version or the new one, and a status that says which."""

    def test_each_step(self):
        rows = [
            ("baseline", ["baseline", ".", "-o", "kept"]),
            ("report", ["check", ".", "--no-cache", "--fail-on", "never", "--format", "json", "-o", "kept"]),
            ("page", ["check", ".", "--no-cache", "--fail-on", "never", "--format", "html", "-o", "kept"]),
            ("claims", ["extract", ".", "--no-cache", "-o", "kept"]),
        ]
        kept = os.path.join(self.press, "kept")
        for name, command in rows:
            self.steps()
            self.assertEqual(self.run_it(*command).returncode, 0)
            with open(kept, "rb") as f:
                new = f.read()
            steps = self.steps()
            for one in ("create", "write", "close", "rename"):
                self.assertIn(one, steps, name)
            old = b"" if name == "baseline" else b"an old version"
            refused = killed = 0
            for step, what in enumerate(steps, 1):
                for how in HOWS:
                    with self.subTest(file=name, step=step, what=what, how=how):
                        with open(kept, "wb") as f:
                            f.write(old)
                        done = self.run_it(*command, step=step, how=how)
                        with open(kept, "rb") as f:
                            found = f.read()
                        self.assertIn(found, (old, new))
                        if how == "kill":
                            self.assertEqual(done.returncode, -signal.SIGKILL)
                            killed += 1
                        else:  # no step may fail unseen
                            self.assertEqual(done.returncode, 2, done.stderr)
                            self.assertIn(b"cannot write", done.stderr)
                            self.assertEqual(found, old)
                            refused += 1
                        if how != "kill":
                            self.assertEqual(sorted(os.listdir(self.press)), sorted([*DOCUMENTS, "kept"]))
                        for left in glob.glob(kept + ".*"):  # of a killed run
                            os.remove(left)
            self.assertEqual((killed, refused), (len(steps), len(steps) * (len(HOWS) - 1)), name)
            os.remove(kept)


class Cache(Scratch):
    """The cache may lose what it likes: the report is the same."""

    def test_each_step(self):
        cache = os.path.join(self.scratch, "cache")
        command = ["check", ".", "--jobs", "1", "--format", "json", "--fail-on", "never"]
        expected = self.run_it(*command, folder=cache)
        self.assertEqual(expected.returncode, 0, expected.stderr)
        steps = self.steps()
        for one in ("mkdir", "create", "write", "close", "rename"):
            self.assertGreaterEqual(steps.count(one), len(DOCUMENTS), one)
        for step, what in enumerate(steps, 1):
            for how in HOWS:
                with self.subTest(step=step, what=what, how=how):
                    shutil.rmtree(cache)
                    done = self.run_it(*command, folder=cache, step=step, how=how)
                    if how == "kill":
                        self.assertEqual(done.returncode, -signal.SIGKILL)
                    else:
                        self.assertEqual((done.returncode, done.stdout), (0, expected.stdout), done.stderr)
                    again = self.run_it(*command, folder=cache)
                    self.assertEqual((again.returncode, again.stdout), (0, expected.stdout), again.stderr)


class MailLibrary(Scratch):
    """E-mail is read with a library that is loaded when it is needed."""

    def test_one_that_cannot_be_loaded(self):
        mail = ("From: A <a@example.org>\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
                "On March 3, 2024, the fire in Kelverton killed 13 people.\n")
        self.write(os.path.join(self.press, "mail.eml"), mail)
        broken = os.path.join(self.scratch, "broken")
        os.mkdir(broken)
        self.write(os.path.join(broken, "libgmime-3.0.so.0"), "no library")
        command = ["check", "a.md", "mail.eml", "--no-cache", "--quiet", "--format", "json"]
        whole = self.run_it(*command)
        self.assertEqual(json.loads(whole.stdout)["summary"]["documents"], 2, whole.stderr)
        done = subprocess.run([BINARY, *command], cwd=self.press, capture_output=True, timeout=PATIENCE, check=False,
                              env={**os.environ, "LD_LIBRARY_PATH": broken})
        self.assertEqual(done.returncode, 3, done.stderr)
        report = json.loads(done.stdout)
        self.assertEqual(report["summary"]["documents"], 1)
        self.assertIn("libgmime-3.0-0", json.dumps(report["failures"]))
        self.assertIn("mail.eml", json.dumps(report["failures"]))


class Spill(Scratch):
    """Claims in a temporary file: the right report, or none and a message; and nothing stays behind."""

    def test_each_step(self):
        for i in range(12):
            self.write(os.path.join(self.press, f"long{i}.md"), "\n\n".join(
                f"The {chr(97 + n % 26) * 3}{(n * 7919 + i) % 99991} mill of {n * 104729 % 99991}ville ground {n * 613 + i * 37 + 1001:,} sacks in"
                f" {1950 + n % 70}." for n in range(120)))
        temporary = os.path.join(self.scratch, "temporary")
        os.mkdir(temporary)
        os.environ["TMPDIR"] = temporary
        self.addCleanup(os.environ.pop, "TMPDIR")
        command = ["check", ".", "--no-cache", "--quiet", "--jobs", "1", "--format", "json", "--fail-on", "never", "--memory-limit", "1"]
        expected = self.run_it(*command, folder=temporary)
        self.assertEqual(expected.returncode, 0, expected.stderr)
        steps = self.steps()
        self.assertEqual((steps[0], steps[-1], set(steps[1:-1])), ("create", "close", {"write"}))
        for step in sorted({1, 2, 3, len(steps) // 2, len(steps) - 1, len(steps)}):
            for how in HOWS:
                with self.subTest(step=step, what=steps[step - 1], how=how):
                    done = self.run_it(*command, folder=temporary, step=step, how=how)
                    if how == "kill":
                        self.assertEqual(done.returncode, -signal.SIGKILL)
                    elif steps[step - 1] == "close":  # the report is out; nothing is lost with the file
                        self.assertEqual((done.returncode, done.stdout), (0, expected.stdout))
                    else:
                        self.assertEqual((done.returncode, done.stdout), (2, b""))
                        what = b"open" if steps[step - 1] == "create" else b"write"
                        self.assertIn(b"cannot " + what + b" a temporary file in " + temporary.encode(), done.stderr)
                    self.assertEqual(os.listdir(temporary), [])


if __name__ == "__main__":
    unittest.main()
