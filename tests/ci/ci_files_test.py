#!/usr/bin/env python3
"""The ready files for CI services: they parse, they say what the services want, and their very commands are run.

    ci_files_test.py BINARY

What needs the services themselves (their containers, actions and uploads) is not run. Needs python3-yaml.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BINARY = os.path.abspath(sys.argv.pop(1))


def load(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as f:
        return yaml.safe_load(f)


class Repository(unittest.TestCase):
    """A scratch repository in which `claimcheck` is on PATH: a branch that changed b.md, and main as origin/main."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = os.path.join(scratch.name, "work")
        tools = os.path.join(scratch.name, "bin")
        os.mkdir(self.folder)
        os.mkdir(tools)
        os.symlink(BINARY, os.path.join(tools, "claimcheck"))
        self.environment = {**os.environ, "PATH": tools + os.pathsep + os.environ["PATH"], "HOME": scratch.name,
                            "GITHUB_BASE_REF": "main"}
        for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
            self.environment.pop(name, None)
        self.write("a.md", "The ferry sank on May 4, 2023 near Port Amber. The accident killed 31 people.\n")
        self.write("c.md", "On March 3, 2024, the fire in Kelverton killed 12 people.\n")
        self.write("d.md", "On March 3, 2024, the fire in Kelverton killed 21 people.\n")
        self.git("init", "-q")
        self.commit("First")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.write("b.md", "The ferry sank on May 4, 2023 near Port Amber. The accident killed 13 people.\n")
        self.commit("Second")

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as f:
            f.write(text)

    def git(self, *words):
        subprocess.run(["git", *words], cwd=self.folder, env=self.environment, check=True)

    def commit(self, message):
        self.git("add", "-A")
        self.git("-c", "user.name=Ira", "-c", "user.email=ira@example.com", "commit", "-qm", message)

    def shell(self, command):
        return subprocess.run(["bash", "-eu", "-o", "pipefail", "-c", command], cwd=self.folder, env=self.environment,
                              capture_output=True, text=True, timeout=120)

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as f:
            return f.read()


class GitHubActions(Repository):
    def steps(self):
        workflow = load("examples", "ci", "github-actions.yml")
        self.assertEqual(workflow["permissions"], {"contents": "read", "security-events": "write"})
        self.assertIn("pull_request", workflow[True])  # YAML 1.1 reads the key `on` as true
        (job,) = workflow["jobs"].values()
        for step in job["steps"]:
            self.assertEqual(len({"run", "uses"} & set(step)), 1, step)
        return job["steps"]

    def test_the_history_is_fetched(self):
        self.assertTrue(any(s.get("with", {}).get("fetch-depth") == 0 for s in self.steps()))

    def test_its_commands_write_what_is_uploaded(self):
        commands = [s["run"] for s in self.steps() if s.get("run", "").startswith("claimcheck ")]
        self.assertEqual(len(commands), 2)
        done = self.shell(commands[0])
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        (upload,) = [s for s in self.steps() if "upload-sarif" in s.get("uses", "")]
        sarif = json.loads(self.read(upload["with"]["sarif_file"]))
        self.assertEqual(len(sarif["runs"][0]["results"]), 2)
        done = self.shell(commands[1])
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 1, done.stdout + done.stderr)  # the fire was there before
        self.assertTrue(lines[0].startswith("::warning file=b.md,line=1,"), lines)
        self.assertIn("a.md:1:", lines[0])
        self.write("b.md", "The ferry sank on May 4, 2023 near Port Amber. It was empty.\n")
        self.assertEqual(self.shell(commands[1]).stdout, "")


class GitLab(Repository):
    def test_its_script_writes_the_reports(self):
        (job,) = load("examples", "ci", "gitlab-ci.yml").values()
        self.assertEqual(job["artifacts"]["when"], "always")
        last = None
        for command in job["script"]:
            last = self.shell(command)
        self.assertEqual(last.returncode, 1, last.stderr)  # the fire is an error
        quality = json.loads(self.read(job["artifacts"]["reports"]["codequality"]))
        self.assertEqual([issue["severity"] for issue in quality], ["critical", "major"])
        suites = xml.etree.ElementTree.fromstring(self.read(job["artifacts"]["reports"]["junit"]))
        self.assertEqual(suites.get("failures"), "2")


class PreCommit(Repository):
    def hook(self):
        (hook,) = load(".pre-commit-hooks.yaml")
        return hook

    def test_the_whole_set_is_checked(self):
        hook = self.hook()
        for key in ("id", "name", "entry", "language"):  # what pre-commit requires
            self.assertTrue(hook[key])
        self.assertIs(hook["pass_filenames"], False)
        self.assertIs(hook["require_serial"], True)
        done = self.shell(" ".join([hook["entry"], *hook["args"]]))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("4 documents", done.stdout)

    def test_pre_commit_itself_takes_it(self):
        if shutil.which("pre-commit") is None:
            self.skipTest("pre-commit is not installed")
        done = subprocess.run(["pre-commit", "validate-manifest", os.path.join(ROOT, ".pre-commit-hooks.yaml")],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
