#!/usr/bin/env python3
"""What a golden case cannot say of the command: pipes, streaming, atomic output, independence of jobs and order.

    command_test.py BINARY
"""
import glob
import gzip
import hashlib
import json
import os
import pty
import random
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLE = os.path.join(HERE, "..", "..", "examples", "press-office")
BINARY = os.path.abspath(sys.argv.pop(1))
# Nothing is kept in the home of who runs the tests.
KEPT = tempfile.TemporaryDirectory()
os.environ["XDG_CACHE_HOME"] = KEPT.name
FORMATS = ["text", "oneline", "json", "jsonl", "sarif", "markdown"]


def run(*arguments, cwd=None, stdin=b"", **more):
    return subprocess.run([BINARY, *arguments], cwd=cwd, input=stdin, capture_output=True, timeout=120, **more)


class Git(unittest.TestCase):
    """--changed-since asks git, and no program that a repository names may run for it."""

    def test_no_filter_of_the_repository_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            def git(*words):
                subprocess.run(["git", "-c", "user.name=Ira", "-c", "user.email=ira@example.com", *words], cwd=folder,
                               check=True, capture_output=True)

            def write(name, text):
                with open(os.path.join(folder, name), "w") as f:
                    f.write(text)

            write("a.md", "On March 3, 2024, the fire in Kelverton killed 12 people.\n")
            write("b.md", "On March 3, 2024, the fire in Kelverton killed 21 people.\n")
            write("spy", "#!/bin/sh\ntouch ran\ncat\n")
            os.chmod(os.path.join(folder, "spy"), 0o755)
            git("init", "-q")
            git("add", "a.md", "b.md")
            git("commit", "-qm", "First")
            write(".gitattributes", "*.md filter=spy diff=spy\n")
            for key in ("filter.spy.clean", "filter.spy.smudge", "filter.spy.process", "core.fsmonitor",
                        "diff.spy.textconv", "diff.spy.command", "diff.external"):
                git("config", key, "./spy")
            git("config", "filter.spy.required", "true")
            os.utime(os.path.join(folder, "a.md"), (1, 1))  # git must look into it
            with open(os.path.join(folder, "b.md"), "a") as f:
                f.write("\n")
            own = {**os.environ, "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
            for environment in (None, own):
                done = run("check", "a.md", "b.md", "--changed-since", "HEAD", "--format", "json", cwd=folder, env=environment)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertFalse(os.path.exists(os.path.join(folder, "ran")))
                changed = {p["path"] for f in json.loads(done.stdout)["findings"] for v in f["values"]
                           for p in v["mentions"] if p.get("changed")}
                self.assertEqual(changed, {"b.md"})
            # The same look by git itself runs it: the test would see it.
            subprocess.run(["git", "diff", "--name-only", "HEAD"], cwd=folder, capture_output=True)
            self.assertTrue(os.path.exists(os.path.join(folder, "ran")))


    def test_a_sidecar_that_goes_is_a_change_of_its_document(self):
        with tempfile.TemporaryDirectory() as folder:
            def git(*words):
                subprocess.run(["git", "-c", "user.name=Ira", "-c", "user.email=ira@example.com", *words], cwd=folder,
                               check=True, capture_output=True)

            for name, text in (("a.md", "On March 3, 2024, the fire in Kelverton killed 12 people.\n"),
                               ("b.md", "On March 3, 2024, the fire in Kelverton killed 21 people.\n"),
                               ("a.md.claimcheck.toml", '[[suppression]]\nignore = "all"\nreason = "known"\n')):
                with open(os.path.join(folder, name), "w") as f:
                    f.write(text)
            git("init", "-q")
            git("add", ".")
            git("commit", "-qm", "First")
            self.assertEqual(run("check", ".", "--changed-since", "HEAD", cwd=folder).returncode, 0)
            os.remove(os.path.join(folder, "a.md.claimcheck.toml"))
            self.assertEqual(run("check", ".", cwd=folder).returncode, 1)
            self.assertEqual(run("check", ".", "--changed-since", "HEAD", cwd=folder).returncode, 1)

    def test_an_empty_name_is_no_file(self):
        done = run("check", ".", "--only-files", "", cwd=EXAMPLE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--only-files: the name of a file is empty", done.stderr)


class Invariants(unittest.TestCase):
    """Any --jobs, any order of arguments: the same bytes."""

    def documents(self):
        return sorted(os.path.basename(p) for p in glob.glob(os.path.join(EXAMPLE, "*.*")) if not p.endswith((".toml", "README.md")))

    def test_jobs_and_order(self):
        documents = self.documents()
        self.assertGreaterEqual(len(documents), 5)
        shuffled = documents[:]
        random.Random(7).shuffle(shuffled)
        variants = [["--jobs", "1", *documents], ["--jobs", "7", *documents], ["--jobs", "3", *reversed(documents)],
                    [*shuffled, "--jobs", "2"], [*documents, *documents]]
        commands = [["check", "--min-severity", "note", "--format", f] for f in FORMATS]
        commands += [["claims"], ["quantities", "--format", "jsonl"], ["check", "--against", "flood-fact-sheet.md"]]
        for command in commands:
            outputs = []
            for variant in variants:
                arguments = [*variant, *command[1:]] if "--against" in command else [*command[1:], *variant]
                done = run(command[0], *arguments, cwd=EXAMPLE)
                self.assertIn(done.returncode, (0, 1), done.stderr)
                outputs.append((done.returncode, done.stdout))
            self.assertTrue(outputs[0][1], command)
            self.assertEqual(len(set(outputs)), 1, command)

    def test_threads_share_one_comparison(self):
        """Enough statements that every stage of the comparison is cut into pieces, with rules, names and dates at work."""
        rng = random.Random(19)
        sites = ["Arnby", "Belholm", "Corvik", "Dalsund", "Elvra", "Fjelby", "Gransund", "Holmby"]
        acts = ["The dam at {} holds {:,} cubic metres of water.", "In {}, {:,} people were evacuated on Monday.",
                "The port of {} handled {:,} containers in 2021, the mayor said.", "Police in {} seized {:,} pounds of cocaine.",
                "The school in {} has {:,} pupils.", "About {1:,} homes in {0} are without power."]
        with tempfile.TemporaryDirectory() as folder:
            for d in range(80):
                lines = [rng.choice(acts).format(rng.choice(sites), rng.choice([1200, 1250, 2100, 12000, 48, 84])) for _ in range(30)]
                with open(os.path.join(folder, f"report{d:02}.md"), "w") as out:
                    out.write(f"# Report {d}\n\n{d % 28 + 1} March 2022\n\n" + "\n\n".join(lines) + "\n")
            outputs = set()
            for jobs in ("1", "2", "3", "6"):
                done = run("check", "--no-cache", "--min-severity", "note", "--format", "json", "--jobs", jobs, folder)
                self.assertEqual(done.returncode, 1, done.stderr)
                outputs.add(done.stdout)
        self.assertEqual(len(outputs), 1)
        summary = json.loads(outputs.pop())["summary"]
        self.assertGreaterEqual(summary["claims"], 2000)
        self.assertGreater(summary["errors"] + summary["warnings"] + summary["notes"], 10)

    def test_named_files_and_their_folder_are_the_same(self):
        by_name = run("check", *self.documents(), cwd=EXAMPLE)
        self.assertEqual(by_name.stdout, run("check", "--exclude", "README.md", ".", cwd=EXAMPLE).stdout)

    def test_records_and_files_find_the_same(self):
        records = b""
        for name in self.documents():
            if name.endswith(".txt"):
                with open(os.path.join(EXAMPLE, name)) as f:
                    records += json.dumps({"id": name, "text": f.read()}).encode() + b"\n"
        from_records = run("quantities", "--format", "jsonl", "--input", "jsonl", "-", cwd=EXAMPLE, stdin=records).stdout
        from_files = run("quantities", "--format", "jsonl", *[n for n in self.documents() if n.endswith(".txt")], cwd=EXAMPLE).stdout
        self.assertTrue(from_files)
        self.assertEqual(from_records.replace(b'"id":', b'"path":'), from_files)


def documents_in(folder, count):
    """`count` documents; two state the same facts each, and some of the pairs disagree."""
    os.makedirs(folder, exist_ok=True)
    for i in range(count):
        toll = 12 + (i % 3 == 0)
        with open(os.path.join(folder, f"r{i:04}.md"), "w") as f:
            f.write(f"# Report {i // 2}\n\nOn March 3, 20{10 + i // 2 % 15}, the fire in Kelverton {i // 2} killed {toll} people and "
                    f"cost ${i // 2 + 3}.5 million. About {20 + i % 50}% of the homes burned, officials said.\n")


class Cache(unittest.TestCase):
    """Claims that are kept between runs change nothing but the time that a run takes."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name
        self.cache = os.path.join(scratch.name, "cache")
        documents_in(os.path.join(self.folder, "press"), 120)

    def check(self, *options, cache=None):
        done = run("check", "press", "--format", "json", "--min-severity", "note", "--verbose", *options, cwd=self.folder,
                   env={**os.environ, "XDG_CACHE_HOME": cache or self.cache})
        self.assertIn(done.returncode, (0, 1), done.stderr)
        told = [line for line in done.stderr.decode().splitlines() if line.startswith("cache: ")]
        return done.stdout, told[0].split(" (")[0] if told else None

    def files(self):
        return sorted(glob.glob(os.path.join(self.cache, "claimcheck", "**", "*"), recursive=True))

    def test_the_same_bytes_with_and_without(self):
        without, told = self.check("--no-cache")
        self.assertIsNone(told)
        self.assertEqual(self.files(), [])
        self.assertIn(b'"findings"', without)
        self.assertEqual(self.check("--jobs", "3"), (without, "cache: 0 documents were there, 120 were added"))
        self.assertEqual(self.check("--jobs", "1"), (without, "cache: 120 documents were there, 0 were added"))

    def test_what_changes_is_read_anew(self):
        self.check()
        with open(os.path.join(self.folder, "press", "r0007.md"), "a") as f:
            f.write("The fire in Oxmoor killed 4 people.\n")
        changed, told = self.check()
        self.assertEqual(told, "cache: 119 documents were there, 1 were added")
        self.assertEqual(changed, self.check("--no-cache")[0])
        self.assertEqual(self.check("--date", "2024-05-01")[1], "cache: 0 documents were there, 120 were added")
        rules = os.path.join(self.folder, "r.toml")
        rule = ('[pack]\nname = "r"\n[[measure]]\nid = "homes"\ntitle = "homes"\nkind = "percent"\n'
                'phrases = ["{percent} ...5 %s"]\nexamples = [{ text = "[[40%%]] %s" }]\n')
        for word in ("burned", "burnt"):
            with open(rules, "w") as f:
                f.write(rule % (word, word))
            self.assertEqual(self.check("--rules", "r.toml")[1], "cache: 0 documents were there, 120 were added")
        os.rename(os.path.join(self.folder, "press", "r0001.md"), os.path.join(self.folder, "press", "s0001.md"))
        self.assertEqual(self.check()[1], "cache: 119 documents were there, 1 were added")  # a path is part of a claim

    def test_lexicon_and_thresholds_of_reading_are_part_of_what_is_kept(self):
        self.check()
        all_there, all_new = "cache: 120 documents were there, 0 were added", "cache: 0 documents were there, 120 were added"
        self.assertEqual(self.check("--threshold", "confident=0.5")[1], all_there)  # judges, and reads nothing anew
        self.assertEqual(self.check("--threshold", "about=0.2")[1], all_new)
        for unit in ("skep", "firkin"):
            with open(os.path.join(self.folder, "claimcheck.toml"), "w") as f:
                f.write(f'[[lexicon.unit]]\nname = "{unit}"\n')
            self.assertEqual(self.check()[1], all_new)
        self.assertEqual(self.check()[1], all_there)

    def test_rules_that_come_through_a_pipe(self):
        rule = ('[pack]\nname = "r"\n[[measure]]\nid = "%s"\ntitle = "homes"\nkind = "percent"\n'
                'phrases = ["{percent} ...5 burned"]\nexamples = [{ text = "[[40%%]] burned" }]\n')
        for name in ("homes_one", "homes_two"):
            end, start = os.pipe()
            os.write(start, (rule % name).encode())
            os.close(start)
            done = run("check", "press", "--rules", f"/dev/fd/{end}", "--dump", "facts", cwd=self.folder, pass_fds=[end],
                       env={**os.environ, "XDG_CACHE_HOME": self.cache})
            os.close(end)
            self.assertIn(name.encode(), done.stdout, done.stderr)

    def test_damage_is_read_anew(self):
        expected, _ = self.check()
        entries = [f for f in self.files() if f.endswith(".claims")]
        self.assertEqual(len(entries), 120)
        for i, entry in enumerate(entries[:40]):
            with open(entry, "rb") as f:
                content = f.read()
            with open(entry, "wb") as f:
                f.write([b"", content[:-3], content[:9] + b"?" + content[10:], content + b"!"][i % 4])
        self.assertEqual(self.check(), (expected, "cache: 80 documents were there, 40 were added"))
        self.assertEqual(self.check(), (expected, "cache: 120 documents were there, 0 were added"))

    def test_killed_and_parallel_runs_leave_whole_entries(self):
        expected, _ = self.check("--no-cache")
        environment = {**os.environ, "XDG_CACHE_HOME": self.cache}
        command = [BINARY, "check", "press", "--format", "json", "--min-severity", "note"]
        for delay in (0.01, 0.03, 0.06, 0.1):  # where in the run it falls does not matter: no step may hurt
            killed = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
            try:
                killed.wait(delay)
            except subprocess.TimeoutExpired:
                killed.kill()
                killed.wait()
            self.assertEqual(self.check()[0], expected)
            shutil.rmtree(os.path.join(self.cache, "claimcheck"))
        together = [subprocess.Popen([*command, "--jobs", "2"], cwd=self.folder, env=environment, stdout=subprocess.PIPE,
                                     stderr=subprocess.PIPE) for _ in range(4)]
        for one in together:
            output, told = one.communicate(timeout=120)
            self.assertIn(one.returncode, (0, 1), told)
            self.assertEqual(output, expected)
        self.assertEqual(self.check(), (expected, "cache: 120 documents were there, 0 were added"))

    def test_a_cache_that_cannot_be_is_no_error(self):
        blocked = os.path.join(self.folder, "blocked")
        with open(blocked, "w"):
            pass
        expected, _ = self.check("--no-cache")
        self.assertEqual(self.check(cache=blocked), (expected, "cache: 0 documents were there, 0 were added"))
        self.assertEqual(self.check(cache="relative")[0], expected)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "relative")))

    def test_the_cache_stays_within_its_size(self):
        with open(os.path.join(self.folder, "claimcheck.toml"), "w") as f:
            f.write("cache_size = 1\n")
        press = os.path.join(self.folder, "press")
        shutil.rmtree(press)
        chance = random.Random(5)
        for _ in range(3):
            shutil.rmtree(press, ignore_errors=True)
            os.makedirs(press)
            for i in range(12):
                with open(os.path.join(press, f"{i}.txt"), "w") as f:
                    for _line in range(400):
                        words = " ".join("".join(chance.choices("abcdefghijklmnop", k=7)) for _word in range(12))
                        f.write(f"The {words} cost {chance.randrange(10**6)} dollars.\n\n")
            self.check()
            kept = sum(os.path.getsize(f) for f in self.files() if os.path.isfile(f))
            self.assertGreater(kept, 100_000)
            self.assertLessEqual(kept, 1 << 20)

    def test_messages_come_back(self):
        with open(os.path.join(self.folder, "press", "latin.txt"), "wb") as f:
            f.write(b"The caf\xe9 in Kelverton seats 40 people.\n")
        first = run("check", "press", cwd=self.folder, env={**os.environ, "XDG_CACHE_HOME": self.cache})
        again = run("check", "press", cwd=self.folder, env={**os.environ, "XDG_CACHE_HOME": self.cache})
        self.assertIn(b"latin.txt", first.stderr)
        self.assertEqual((first.stdout, first.stderr), (again.stdout, again.stderr))


class Merge(unittest.TestCase):
    """What is extracted in parts gives the report of one run over everything."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name
        documents_in(os.path.join(self.folder, "press"), 60)
        with open(os.path.join(self.folder, "press", "r0000.md"), "a") as f:
            f.write("\n<!-- claimcheck-ignore-file disasters/people_killed: counted twice -->\n")
        with open(os.path.join(self.folder, "press", "r0001.md.claimcheck.toml"), "w") as f:
            f.write('[[suppression]]\nignore = "disasters/people_killed"\nquote = "999 people"\nreason = "an estimate"\n')
        with open(os.path.join(self.folder, "press", "broken.docx"), "wb") as f:
            f.write(b"PK\x03\x04 cut off")

    def extract(self, output, *paths, status=0):
        done = run("extract", *paths, "-o", output, cwd=self.folder)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def parts(self, count):
        """The documents dealt out to `count` claims files."""
        press = sorted(os.listdir(os.path.join(self.folder, "press")))
        names = []
        for part in range(count):
            mine = ["press/" + n for i, n in enumerate(press) if i % count == part and not n.endswith(".toml")]
            names.append(f"{part}.claims")
            self.extract(names[-1], *mine, status=3 if "press/broken.docx" in mine else 0)
        return names

    def test_parts_are_one_run(self):
        for count in (1, 2, 5):
            names = self.parts(count)
            random.Random(count).shuffle(names)
            for form in ("json", "text", "sarif", "junit", "markdown"):
                options = ["--format", form, "--min-severity", "note", "--facts"]
                whole = run("check", "press", *options, cwd=self.folder)
                merged = run("merge", *names, *options, "--jobs", "1", cwd=self.folder)
                self.assertEqual(whole.returncode, 3)
                self.assertIn(b"broken.docx", whole.stderr)
                self.assertEqual((merged.returncode, merged.stdout), (whole.returncode, whole.stdout), (count, form))
                self.assertTrue(merged.stdout)

    def test_draft_and_sources(self):
        draft, source = "press/r0004.md", "press/r0005.md"
        whole = run("check", draft, "--against", source, "--format", "json", cwd=self.folder)
        self.extract("one.claims", draft, "--against", source)
        merged = run("merge", "one.claims", "--format", "json", cwd=self.folder)
        self.assertEqual(merged.stdout, whole.stdout)

    def test_the_same_file_whatever_the_jobs(self):
        self.extract("a.claims", "press/r0000.md", "press/r0001.md", "press/r0002.md", "--jobs", "1")
        self.extract("b.claims", "press/r0002.md", "press/r0001.md", "press/r0000.md", "--jobs", "3", "--no-cache")
        with open(os.path.join(self.folder, "a.claims"), "rb") as a, open(os.path.join(self.folder, "b.claims"), "rb") as b:
            self.assertEqual(a.read(), b.read())

    def test_what_cannot_be_joined(self):
        self.extract("a.claims", "press/r0000.md", "press/r0001.md")
        self.extract("b.claims", "press/r0001.md", "press/r0002.md")
        twice = run("merge", "a.claims", "b.claims", cwd=self.folder)
        self.assertIn(b"b.claims: warning: press/r0001.md stands in more than one claims file", twice.stderr)
        once = run("check", "press/r0000.md", "press/r0001.md", "press/r0002.md", cwd=self.folder)
        self.assertEqual(twice.stdout, once.stdout)
        other = run("merge", "a.claims", "--rules", "disasters", cwd=self.folder)
        self.assertEqual(other.returncode, 2)
        self.assertIn(b"a.claims: error: extracted with other rules", other.stderr)
        with open(os.path.join(self.folder, "a.claims"), "rb") as f:
            content = f.read()
        with open(os.path.join(self.folder, "cut.claims"), "wb") as f:
            f.write(content[:-5])
        cut = run("merge", "cut.claims", "b.claims", "missing.claims", cwd=self.folder)
        self.assertEqual(cut.returncode, 3)
        self.assertIn(b"cut.claims: error: cannot read: damaged or cut off", cut.stderr)
        self.assertIn(b"missing.claims: error: cannot read: No such file", cut.stderr)
        page = run("merge", "a.claims", "--format", "html", cwd=self.folder)
        self.assertEqual(page.returncode, 2)
        self.assertIn(b"claims files do not hold", page.stderr)
        self.assertEqual(run("merge", cwd=self.folder).returncode, 2)

    def test_broken_suppressions_are_told_again(self):
        with open(os.path.join(self.folder, "press", "r0003.md"), "a") as f:
            f.write("\n<!-- claimcheck-ignore-file all -->\n")
        self.extract("a.claims", "press/r0002.md", "press/r0003.md", status=2)
        merged = run("merge", "a.claims", cwd=self.folder)
        self.assertEqual(merged.returncode, 2)
        self.assertIn(b"a.claims: error: some suppressions in its documents have mistakes", merged.stderr)

    def test_lines_with_the_key_first(self):
        done = run("extract", "press/r0000.md", "press/r0002.md", "--format", "tsv", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = [line.split("\t", 1) for line in done.stdout.decode().splitlines()]
        keys = [key for key, _ in lines]
        self.assertEqual(keys, sorted(keys))
        self.assertTrue(any(key.startswith("|people_killed") for key in keys), keys)
        for _, claim in lines:
            self.assertIn(json.loads(claim)["path"], ("press/r0000.md", "press/r0002.md"))


class MemoryLimit(unittest.TestCase):
    """Claims that outgrow the limit are kept in a file, and the report is the same."""

    WORDS = "amber birch cedar delta ember fjord grove heath inlet jetty knoll ledge marsh north ochre plain quarry reed".split()

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name
        documents_in(os.path.join(self.folder, "press"), 60)
        chance = random.Random(7)
        self.texts = []
        for i in range(24):
            lines = []
            for _ in range(60):
                place, thing = (" ".join(chance.choices(self.WORDS, k=3)) for _ in range(2))
                figure = chance.choice([f"{chance.randrange(2000, 9000):,}", f"${chance.randrange(2, 90)} million", f"{chance.randrange(2, 90)}%"])
                lines.append(f"The keepers of the {place} counted {figure} of the {thing} in {chance.randrange(1990, 2020)}.")
            # Every third document repeats lines of the first, some with other figures.
            if i % 3 == 2:
                lines[:20] = [line.replace("million", "billion") for line in self.texts[0].split("\n\n")[:20]]
            self.texts.append("\n\n".join(lines))
            with open(os.path.join(self.folder, "press", f"long{i:02}.md"), "w") as f:
                f.write(self.texts[-1])
        self.temporary = os.path.join(self.folder, "temporary")
        os.mkdir(self.temporary)

    def run_it(self, *arguments, stdin=b""):
        done = run(*arguments, "--verbose", cwd=self.folder, stdin=stdin, env={**os.environ, "TMPDIR": self.temporary})
        self.assertIn(done.returncode, (0, 1), done.stderr)
        self.assertEqual(os.listdir(self.temporary), [])
        kept = [line for line in done.stderr.decode().splitlines() if line.startswith("memory: ")]
        return done.returncode, done.stdout, kept

    def test_the_report_is_the_same(self):
        options = ["--format", "json", "--min-severity", "note", "--facts", "--no-cache"]
        status, expected, kept = self.run_it("check", "press", *options, "--jobs", "2")
        self.assertEqual(kept, [])
        self.assertGreater(json.loads(expected)["summary"]["notes"], 10)
        for jobs in ("1", "3"):
            done = self.run_it("check", "press", *options, "--jobs", jobs, "--memory-limit", "1")
            self.assertEqual(done[:2], (status, expected))
            self.assertRegex(done[2][0], r"memory: \d{4} claims are kept as records, \d+ KiB of them in a temporary file")
            self.assertNotIn(" 0 KiB", done[2][0])
        self.assertEqual(self.run_it("check", "press", *options, "--memory-limit", "4096"), (status, expected, []))

    def test_with_sources_and_in_parts(self):
        options = ["--format", "json", "--min-severity", "note"]
        command = ["check", "press/long02.md", "--against", "press", *options, "--no-cache"]
        self.assertEqual(self.run_it(*command, "--memory-limit", "1")[:2], self.run_it(*command)[:2])
        self.assertEqual(run("extract", "press", "-o", "press.claims", "--no-cache", cwd=self.folder).returncode, 0)
        merged = self.run_it("merge", "press.claims", *options)
        limited = self.run_it("merge", "press.claims", *options, "--memory-limit", "1")
        self.assertEqual(limited[:2], merged[:2])
        self.assertEqual(merged[2], [])
        self.assertRegex(limited[2][0], r"memory: \d{4} claims are kept as records, \d+ KiB of them in a temporary file")
        self.assertEqual(self.run_it("facts", "press", "--memory-limit", "1")[:2], self.run_it("facts", "press")[:2])

    def test_sets_in_any_order(self):
        records = [json.dumps({"id": f"d{i}", "set": f"s{i % 3}", "text": text}).encode() for i, text in enumerate(self.texts)]
        command = ["check", "-", "--input", "jsonl", "--format", "json", "--min-severity", "note", "--no-cache"]
        _, expected, _ = self.run_it(*command, stdin=b"\n".join(records))
        random.Random(3).shuffle(records)
        _, found, kept = self.run_it(*command, "--memory-limit", "1", stdin=b"\n".join(records))
        self.assertEqual(found, expected)
        self.assertEqual(len(kept), 1)

    def test_a_folder_that_is_not_there(self):
        done = run("check", "press", "--no-cache", "--memory-limit", "1", cwd=self.folder, env={**os.environ, "TMPDIR": "/nowhere"})
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b"cannot open a temporary file in /nowhere: No such file or directory (TMPDIR names another folder)", done.stderr)


class CompressedRecords(unittest.TestCase):
    """JSON Lines as .jsonl.gz: named, on standard input and in a folder."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name
        self.records = b"".join(json.dumps({"id": f"d{i}", "text": f"On March 3, 2024, {i + 2:,} boats left."}).encode() + b"\n"
                                for i in range(20000))
        self.packed = gzip.compress(self.records)
        with open(os.path.join(self.folder, "records.jsonl.gz"), "wb") as f:
            f.write(self.packed)

    def quantities(self, *arguments, stdin=b""):
        return run("quantities", "--format", "jsonl", "--input", "jsonl", *arguments, cwd=self.folder, stdin=stdin)

    def test_they_are_read_as_what_they_hold(self):
        plain = self.quantities("-", stdin=self.records)
        self.assertEqual(plain.returncode, 0, plain.stderr)
        self.assertGreaterEqual(plain.stdout.count(b"\n"), 20000)
        for done in (self.quantities("records.jsonl.gz"), self.quantities("."), self.quantities("-", stdin=self.packed)):
            self.assertEqual((done.returncode, done.stdout), (0, plain.stdout), done.stderr)

    def test_damage_and_bounds_are_named(self):
        done = self.quantities("-", stdin=self.packed[:len(self.packed) // 2])
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"gzip data is cut off", done.stderr)
        self.assertIn(b'"d0"', done.stdout)  # what came before it counts
        done = self.quantities("records.jsonl.gz", "--max-expanded", "1")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"holds more than 1048576 bytes when expanded", done.stderr)


class Kept(unittest.TestCase):
    """What is kept between runs, and the record of one."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = scratch.name
        self.write("a.md", "On March 3, 2024, the fire in Kelverton killed 12 people.\n")
        self.write("b.md", "On March 3, 2024, the fire in Kelverton killed 21 people.\n")
        self.write("c.md", "The ferry sank on May 4, 2023 near Port Amber. The accident killed 31 people.\n")
        self.write("d.md", "The ferry sank on May 4, 2023 near Port Amber. The accident killed 13 people.\n")

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as f:
            f.write(text)

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as f:
            return f.read()

    def findings(self, *arguments):
        done = run("check", "--format", "json", "--quiet", *arguments, cwd=self.folder)
        return json.loads(done.stdout), done.returncode

    def test_a_baseline_holds_until_a_new_finding_and_is_pruned(self):
        done = run("baseline", ".", "-o", "base.toml", cwd=self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, b""), done.stderr)
        written = self.read("base.toml")
        self.assertEqual(written.count("[[finding]]"), 2)
        report, status = self.findings(".", "--baseline", "base.toml", "--fail-on", "warning")
        self.assertEqual((status, report["summary"]["baseline"], report["summary"]["errors"]), (0, 2, 0))
        self.write("b.md", "On March 3, 2024, the fire in Kelverton killed 22 people.\n")  # another finding
        report, status = self.findings(".", "--baseline", "base.toml")
        self.assertEqual((status, report["summary"]["baseline"], report["summary"]["errors"]), (1, 1, 1))
        self.assertEqual([n["kind"] for n in report["notices"]], ["stale baseline"])
        report, status = self.findings("a.md", "c.md", "d.md", "--baseline", "base.toml")
        self.assertEqual(report["notices"], [])  # b.md was not read: nothing can be said
        done = run("baseline", ".", "-o", "base.toml", "--prune", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.read("base.toml").count("[[finding]]"), 1)
        self.assertIn("31 and 13", self.read("base.toml"))
        self.assertEqual(self.findings(".", "--baseline", "base.toml")[1], 1)

    def test_a_removed_document_makes_its_entries_stale(self):
        run("baseline", ".", "-o", "base.toml", cwd=self.folder)
        os.remove(os.path.join(self.folder, "b.md"))
        report, status = self.findings(".", "--baseline", "base.toml")
        self.assertEqual([n["kind"] for n in report["notices"]], ["stale baseline"])

    def test_the_record_names_rules_and_inputs_by_their_hashes(self):
        self.write("own.toml", '[pack]\nname = "own"\nversion = "7"\ndescription = "x"\n')
        done = run("check", ".", "--rules", "own.toml", "--format", "markdown", "--today", "2031-02-03", cwd=self.folder)
        text = done.stdout.decode()
        self.assertIn("on 2031-02-03", text)
        for name in ("a.md", "b.md", "c.md", "d.md", "own.toml"):
            digest = hashlib.sha256(self.read(name).encode()).hexdigest()
            self.assertRegex(text, f"- `{name}`[^\\n]* SHA-256 `{digest}`")
        packs = glob.glob(os.path.join(HERE, "..", "..", "rules", "**", "*.toml"), recursive=True)
        self.assertGreater(len(packs), 5)
        for path in packs:
            with open(path, "rb") as f:
                self.assertIn(hashlib.sha256(f.read()).hexdigest(), text, path)
        again = run("check", ".", "--rules", "own.toml", "--format", "markdown", "--today", "2031-02-03", "--jobs", "1", cwd=self.folder)
        self.assertEqual(again.stdout, done.stdout)

    def test_links_only_where_they_are_asked_for(self):
        environment = {**os.environ, "FORCE_HYPERLINK": "1"}
        linked = run("check", "a.md", "b.md", cwd=self.folder, env=environment).stdout.decode()
        target = "file://" + os.uname().nodename + os.path.realpath(self.folder) + "/a.md"
        self.assertIn(f"\x1b]8;;{target}\x1b\\", linked)
        self.assertNotIn("\x1b", run("check", "a.md", "b.md", cwd=self.folder).stdout.decode())


class Output(unittest.TestCase):
    def test_a_closed_pipe_is_no_error(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "a.txt"), "w") as f:
                f.write("There were 12 dogs and 13 cats. \n\n" * 20000)
            run_it = subprocess.Popen([BINARY, "quantities", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            run_it.stdout.readline()
            run_it.stdout.close()
            self.assertEqual(run_it.stderr.read(), b"")
            run_it.stderr.close()
            self.assertEqual(run_it.wait(timeout=60), 0)

    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "check", "--help"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, b"standard output: error: cannot write: No space left on device\n")

    def test_a_report_file_is_replaced_in_one_step(self):
        with tempfile.TemporaryDirectory() as folder:
            report = os.path.join(folder, "report.json")
            with open(report, "w") as f:
                f.write("old")
            os.chmod(report, 0o640)
            link = os.path.join(folder, "link.json")
            os.symlink("report.json", link)
            self.assertEqual(run("check", "--format", "json", "-o", link, EXAMPLE, "--fail-on", "never").returncode, 0)
            with open(report) as f:
                self.assertEqual(json.load(f)["schema"], 1)
            self.assertEqual(stat.S_IMODE(os.stat(report).st_mode), 0o640)
            self.assertTrue(os.path.islink(link))
            self.assertEqual(sorted(os.listdir(folder)), ["link.json", "report.json"])

    def test_no_report_where_the_folder_does_not_exist(self):
        done = run("check", "-o", "/nowhere/at/all/report.txt", EXAMPLE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"cannot write: No such file or directory", done.stderr)

    def test_colour_only_where_it_is_wanted(self):
        self.assertNotIn(b"\x1b[", run("check", ".", cwd=EXAMPLE).stdout)
        self.assertIn(b"\x1b[", run("check", ".", "--color", "always", cwd=EXAMPLE).stdout)
        try:
            os.close(os.open("/dev/ptmx", os.O_RDWR))
        except OSError:
            self.skipTest("no terminals here")
        for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
            self.assertEqual(b"\x1b[" in self.on_terminal(environment), coloured, environment)

    def on_terminal(self, environment):
        """Output of a check whose standard output is a terminal."""
        leader, follower = pty.openpty()
        clean = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
        run_it = subprocess.Popen([BINARY, "check", "."], cwd=EXAMPLE, stdout=follower, stderr=subprocess.DEVNULL,
                                  env={**clean, "TERM": "xterm", **environment})
        os.close(follower)
        output = b""
        try:
            while block := os.read(leader, 65536):
                output += block
        except OSError:  # the terminal is gone when the last writer is
            pass
        os.close(leader)
        run_it.wait(timeout=60)
        return output


class Input(unittest.TestCase):
    def test_standard_input(self):
        done = run("quantities", "--format", "jsonl", "-", stdin=b"They counted 17 boats.\n")
        self.assertEqual(json.loads(done.stdout)["path"], "<stdin>")

    def test_a_named_pipe_is_read_when_named(self):
        with tempfile.TemporaryDirectory() as folder:
            pipe = os.path.join(folder, "pipe")
            os.mkfifo(pipe)
            writer = subprocess.Popen(["sh", "-c", f"echo 'They counted 17 boats.' > '{pipe}'"])
            done = run("quantities", "--format", "jsonl", pipe)
            writer.wait()
            self.assertEqual(json.loads(done.stdout)["stated_low"], 17)

    @unittest.skipIf(os.environ.get("CLAIMCHECK_SANITIZED"), "a sanitizer maps more memory than the limit of this test")
    def test_records_are_streamed(self):
        """More bytes than the process may allocate."""
        line = json.dumps({"id": "x", "text": "Rain fell on the hills. " * 2000 + "They counted 17 boats."}).encode() + b"\n"
        limit = 64 << 20

        def bound():
            resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))

        run_it = subprocess.Popen([BINARY, "quantities", "--input", "jsonl", "--format", "jsonl", "--jobs", "2", "-"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=bound)
        count = 3 * limit // 2 // len(line)
        lines = []
        reader = threading.Thread(target=lambda: lines.extend(run_it.stdout))
        reader.start()
        for _ in range(count):
            run_it.stdin.write(line)
        run_it.stdin.close()
        reader.join()
        run_it.stdout.close()
        self.assertEqual(run_it.wait(), 0)
        self.assertEqual(len(lines), count)


class Rules(unittest.TestCase):
    def test_unmatched_lines_fit_their_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not installed")
        with open(os.path.join(HERE, "..", "..", "docs", "schema", "unmatched.schema.json")) as f:
            schema = json.load(f)
        jsonschema.Draft202012Validator.check_schema(schema)
        lines = run("claims", "--unmatched", "--format", "jsonl", "-q", EXAMPLE).stdout.splitlines()
        self.assertGreater(len(lines), 3)
        for line in lines:
            jsonschema.validate(json.loads(line), schema)

    def test_watch_runs_again_when_the_file_changes(self):
        rule = """[pack]
name = "hives"
[[measure]]
id = "hives_kept"
title = "hives kept"
kind = "count"
phrases = ["keeps ...2 {count:hive}"]
examples = [{ text = "She %s [[3 hives]]." }]
"""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "hives.toml")

            def save(verb, second):
                with open(path, "w") as f:
                    f.write(rule % verb)
                os.utime(path, (second, second))

            save("sold", 1000)
            watching = subprocess.Popen([BINARY, "rules", "test", "--watch", "hives.toml"], cwd=folder,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            try:
                self.assertIn("failed: ", watching.stdout.readline())
                watching.stdout.readline()  # the example
                self.assertEqual(watching.stdout.readline(), "0 examples passed, 1 failed\n")
                save("keeps", 2000)
                self.assertEqual(watching.stdout.readline(), "1 example passed, 0 failed\n")
            finally:
                watching.kill()
                watching.stdout.close()
                watching.wait()

    def test_watch_needs_a_file_that_can_change(self):
        done = run("rules", "test", "--watch")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"no rule file is named", done.stderr)


if __name__ == "__main__":
    unittest.main()
