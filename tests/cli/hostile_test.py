#!/usr/bin/env python3
"""Files that are broken, hostile or not files: each costs itself, is named, and the others are checked all the same.

    hostile_test.py BINARY
"""
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest
import zipfile

BINARY = os.path.abspath(sys.argv.pop(1))
PATIENCE = 120


def container(entries, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


def word(body):
    return container({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def paragraph(text):
    return f"<w:document><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"


# Name, bytes, and what is said of it; None: it is read, and costs nothing but itself.
FILES = [
    ("bomb.docx", word("<w:document>" + "<w:p/>" * 6_000_000 + "</w:document>"), "expands to more than 500 times its size"),
    ("deep.docx", word("<w:document><w:body>" + "<w:p><w:r>" * 100_000), "not well-formed XML at byte"),
    ("entities.docx", word('<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c SYSTEM "/etc/passwd">]>' + paragraph("&b; &c; of 12 ships")), None),
    ("cut.docx", word(paragraph("On March 3, 2024, the fire in Kelverton killed 99 people."))[:-30], "damaged ZIP container"),
    ("wide.csv", (",".join(["7"] * 100_000) + "\n").encode() * 3, None),
    ("page.txt", b"%PDF-1.7 and then nothing", "pdftotext cannot read it"),
    ("sheet.csv", container({"a": "b"}), "a ZIP archive, but none of the documents"),
    ("nul.md", b"\0" * 1000, None),
    ("deep.html", b"<div><table><td>" * 50_000, None),
]


class Hostile(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name
        os.chmod(self.folder, 0o755)
        self.write("a.md", b"On March 3, 2024, the fire in Kelverton killed 12 people.\n")
        self.write("b.md", b"On March 3, 2024, the fire in Kelverton killed 21 people.\n")

    def write(self, name, content):
        with open(os.path.join(os.fsencode(self.folder), os.fsencode(name)), "wb") as f:
            f.write(content)

    def check(self, *arguments, **more):
        return subprocess.run([BINARY, "check", ".", *arguments], cwd=self.folder, capture_output=True, timeout=PATIENCE, check=False, **more)

    def found_all_the_same(self, done):
        report = json.loads(done.stdout)
        self.assertIn("12 and 21", report["findings"][0]["message"], done.stderr)
        return report

    def test_each_bad_file_costs_itself(self):
        for name, content, said in FILES:
            with self.subTest(file=name):
                self.write(name, content)
                done = self.check("--format", "json", "--no-cache")
                report = self.found_all_the_same(done)
                if said is None:
                    self.assertEqual((done.returncode, report["failures"]), (1, []), done.stderr)
                else:
                    self.assertEqual(done.returncode, 3, done.stderr)
                    self.assertEqual([failure["path"] for failure in report["failures"]], [name])
                    self.assertRegex(report["failures"][0]["reason"], said)
                self.assertNotIn(b"root:", done.stdout)
                os.remove(os.path.join(self.folder, name))

    def test_what_is_no_file_is_passed_over(self):
        os.mkfifo(os.path.join(self.folder, "pipe.md"))
        os.symlink(".", os.path.join(self.folder, "loop"))
        os.symlink("loop2.md", os.path.join(self.folder, "loop2.md"))
        os.symlink("/dev/zero", os.path.join(self.folder, "zero.md"))
        os.symlink("/dev/full", os.path.join(self.folder, "full.md"))
        done = self.check("--format", "json", "--verbose", "--no-cache")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.found_all_the_same(done)
        for name in (b"pipe.md", b"loop", b"loop2.md", b"zero.md", b"full.md"):
            self.assertIn(name, done.stderr)

    def test_what_may_not_be_read_is_named(self):
        self.write("secret.md", b"The fire killed 30 people.\n")
        os.mkdir(os.path.join(self.folder, "closed"))
        for name in ("secret.md", "closed"):
            os.chmod(os.path.join(self.folder, name), 0)
        nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        try:
            done = self.check("--format", "json", "--no-cache", **nobody)
        except PermissionError:
            self.skipTest("the program may not be run by another user here")
        finally:
            os.chmod(os.path.join(self.folder, "closed"), 0o700)
        self.assertEqual(done.returncode, 3, done.stderr)
        report = self.found_all_the_same(done)
        self.assertEqual({os.path.normpath(failure["path"]) for failure in report["failures"]}, {"secret.md", "closed"})

    def test_names_are_never_raw(self):
        for name in (b"new\nline.md", b"\x1b[31mred.md", b"<img src=x onerror=alert(1)>.md", b"\xff\xfe.md", b"bell\x07\x7f.md"):
            self.write(name, b"On March 3, 2024, the fire in Kelverton killed 21 people.\n")
        for form in ("text", "oneline", "json", "jsonl", "sarif", "markdown", "github", "gitlab", "junit", "checkstyle", "rdjsonl", "html"):
            with self.subTest(format=form):
                done = self.check("--format", form, "--verbose", "--no-cache")
                self.assertEqual(done.returncode, 1, done.stderr)
                out = done.stdout.decode("utf-8")  # it is UTF-8, whatever the names are
                for raw in ("new\nline", "\x1b[31m", "\x07", "\x7f"):
                    self.assertNotIn(raw, out)
                    self.assertNotIn(raw, done.stderr.decode("utf-8"))
                if form in ("html", "junit", "checkstyle"):
                    self.assertNotIn("<img src=x", out)

    def test_records_that_change_while_they_are_read(self):
        path = os.path.join(self.folder, "set.jsonl")
        with open(path, "w", encoding="utf-8") as f:
            for i in range(20_000):
                f.write(json.dumps({"id": str(i), "text": "On March 3, 2024, the fire in Kelverton killed 12 people."}) + "\n")
        stop = threading.Event()

        def touch():
            while not stop.is_set():
                os.utime(path)

        toucher = threading.Thread(target=touch)
        toucher.start()
        try:
            changed = subprocess.run([BINARY, "claims", "--input", "jsonl", path], capture_output=True, timeout=PATIENCE, check=False)
        finally:
            stop.set()
            toucher.join()
        self.assertEqual(changed.returncode, 3)
        self.assertIn(b"set.jsonl: error: cannot read: it changed while it was read", changed.stderr)
        self.assertGreater(changed.stdout.count(b"12 people"), 0)
        left = subprocess.run([BINARY, "claims", "--input", "jsonl", path], capture_output=True, timeout=PATIENCE, check=False)
        self.assertEqual((left.returncode, left.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
