#!/usr/bin/env python3
"""`claimcheck review` as browsers, other programs and other people meet it.

usage: review_test.py CLAIMCHECK SOURCE_FOLDER [unittest arguments]"""

import http.client
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
import unittest
import urllib.parse

import browser
from selenium.webdriver.common.keys import Keys

CLAIMCHECK, SOURCE = (pathlib.Path(sys.argv[i]).resolve() for i in (1, 2))
EXAMPLE = SOURCE / "examples/press-office"
SHOWN = "return document.querySelector('#detail h2')?.textContent"
PROGRESS = "return document.getElementById('progress').textContent"


class Review:
    """A running server over a copy of the example."""

    def __init__(self, *arguments):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name) / "press"
        shutil.copytree(EXAMPLE, self.folder)
        self.decisions = self.folder / "claimcheck-decisions.toml"
        self.process = subprocess.Popen([CLAIMCHECK, "review", ".", "--min-severity", "note", *arguments], cwd=self.folder,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.address = ""
        for line in self.process.stderr:
            if line.startswith("Review: "):
                self.address = line.split()[1]
                break
        self.url = urllib.parse.urlsplit(self.address)
        # What it says later is read, so that it never waits.
        self.said = []
        self.listener = threading.Thread(target=lambda: self.said.extend(self.process.stderr), daemon=True)
        self.listener.start()

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=browser.PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True)
            payload = json.dumps(body).encode() if body is not None else b""
            for name, value in {"Host": self.url.netloc, "Content-Length": str(len(payload)), **(headers or {})}.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(payload)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())
        finally:
            connection.close()

    def decide(self, fingerprint, before, after):
        status, text, _ = self.ask("POST", self.url.path + "decide", {"fingerprint": fingerprint, "before": before, "after": after},
                                   {"Content-Type": "application/json"})
        return status, json.loads(text)

    def findings(self):
        return json.loads(self.ask("GET", self.url.path + "data")[1])["findings"]

    def held(self):
        return tomllib.loads(self.decisions.read_text(encoding="utf-8")).get("decision", [])

    def end(self, how=signal.SIGINT):
        self.process.send_signal(how)
        status = self.process.wait(timeout=browser.PATIENCE)
        self.listener.join(timeout=browser.PATIENCE)
        self.process.stderr.close()
        self.scratch.cleanup()
        return status


class Server(unittest.TestCase):
    def setUp(self):
        self.review = Review()
        self.assertNotEqual(self.review.address, "")

    def tearDown(self):
        if self.review.process.poll() != -signal.SIGKILL:
            self.assertEqual(self.review.end(), 0, "".join(self.review.said))

    def test_who_is_let_in(self):
        path, port = self.review.url.path, self.review.url.port
        rows = [
            (path, {}, 200),
            (path, {"Host": f"localhost:{port}"}, 200),
            ("/", {}, 403),
            ("/" + "0" * 32 + "/", {}, 403),
            ("/" + "0" * 32 + "/data", {}, 403),
            (path, {"Host": "rebound.example"}, 403),
            (path, {"Host": f"rebound.example:{port}"}, 403),
            (path, {"Host": None}, 403),
            (path + "data", {"Origin": "http://evil.example"}, 403),
            (path + "data", {"Sec-Fetch-Site": "cross-site"}, 403),
            (path + "nothing", {}, 404),
        ]
        for where, headers, status in rows:
            with self.subTest(path=where.replace(path, "/TOKEN/"), headers=headers):
                got, text, answered = self.review.ask("GET", where, headers=headers)
                self.assertEqual(got, status)
                self.assertNotIn("Access-Control-Allow-Origin", answered)
                if status != 200:
                    self.assertNotIn("640", text)

    def test_only_json_may_decide(self):
        fingerprint = self.review.findings()[0]["fingerprint"]
        body = {"fingerprint": fingerprint, "before": None, "after": {"verdict": "accepted"}}
        for kind in ("text/plain", "application/x-www-form-urlencoded", None):
            status, _, _ = self.review.ask("POST", self.review.url.path + "decide", body, {"Content-Type": kind})
            self.assertEqual(status, 415)
        self.assertFalse(self.review.decisions.exists())

    def test_it_listens_on_this_machine_alone(self):
        self.assertEqual(self.review.url.hostname, "127.0.0.1")
        table = pathlib.Path("/proc/net/tcp").read_text(encoding="ascii")
        listening = [line.split()[1] for line in table.splitlines()[1:] if line.split()[3] == "0A"]
        port = f"{self.review.url.port:04X}"
        self.assertEqual([where for where in listening if where.endswith(":" + port)], ["0100007F:" + port])

    def test_a_concurrent_edit_is_kept(self):
        first, second = self.review.findings()[:2]
        self.assertEqual(self.review.decide(first["fingerprint"], None, {"verdict": "accepted", "author": "Ada"})[0], 200)
        # Somebody edits the file by hand: another decision, and another author of the first.
        text = self.review.decisions.read_text(encoding="utf-8").replace('"Ada"', '"Grace"')
        self.review.decisions.write_text(text + '\n[[decision]]\nfingerprint = "00000000000000ff"\nverdict = "accepted"\n',
                                         encoding="utf-8")
        self.assertEqual(self.review.decide(second["fingerprint"], None, {"verdict": "dismissed", "reason": "why"})[0], 200)
        self.assertEqual({one["fingerprint"] for one in self.review.held()},
                         {first["fingerprint"], second["fingerprint"], "00000000000000ff"})
        status, said = self.review.decide(first["fingerprint"], {"verdict": "accepted", "author": "Ada"}, None)
        self.assertEqual((status, said["current"]["author"]), (409, "Grace"))
        self.assertEqual(len(self.review.held()), 3)
        self.assertEqual(self.review.decide(first["fingerprint"], said["current"], None)[0], 200)
        self.assertEqual(len(self.review.held()), 2)

    def test_many_ask_while_documents_change(self):
        ask, path = self.review.ask, self.review.url.path
        fingerprints = [finding["fingerprint"] for finding in self.review.findings()]
        self.assertGreaterEqual(len(fingerprints), 2)

        def state():
            return json.loads(ask("GET", path + "state")[1])["state"].split("-")[0]  # which report, not which decisions

        first, problems, done = state(), [], threading.Event()

        def read(what):
            while not done.is_set():
                status, text, _ = ask("GET", path + what)
                if status != 200 or not text.endswith(("</html>\n", "}")):
                    problems.append((what, status, text[-100:]))

        def save(fingerprint):
            before, round_ = None, 0
            while not done.is_set():
                after = {"verdict": "dismissed", "reason": f"round {round_}"}
                status, said = self.review.decide(fingerprint, before, after)
                if status != 200:
                    problems.append((fingerprint, status, said))
                    return
                before, round_ = after, round_ + 1

        def kept(work, argument):
            try:
                work(argument)
            except (OSError, http.client.HTTPException) as problem:
                problems.append((argument, problem))

        threads = [threading.Thread(target=kept, args=(read, what)) for what in ("", "data", "state")]
        threads += [threading.Thread(target=kept, args=(save, fingerprint)) for fingerprint in fingerprints[:2]]
        for thread in threads:
            thread.start()
        patience = time.monotonic() + browser.PATIENCE
        while int(state()) < int(first) + 2 and not problems and time.monotonic() < patience:
            with open(self.review.folder / "flood-fact-sheet.md", "a", encoding="utf-8") as sheet:
                sheet.write("\nThe bells were rung.\n")
            time.sleep(0.1)
        done.set()
        for thread in threads:
            thread.join()
        self.assertEqual(problems, [])
        self.assertGreaterEqual(int(state()), int(first) + 2)
        self.assertEqual({one["fingerprint"] for one in self.review.held()}, set(fingerprints[:2]))

    def test_killed_while_saving(self):
        fingerprints = [finding["fingerprint"] for finding in self.review.findings()]
        asked = threading.Event()

        def save():
            try:
                for round_ in range(200):
                    for fingerprint in fingerprints:
                        before = {"verdict": "dismissed", "reason": f"round {round_ - 1}"} if round_ else None
                        self.review.decide(fingerprint, before, {"verdict": "dismissed", "reason": f"round {round_}"})
                        asked.set()
            except (OSError, http.client.HTTPException):
                pass  # killed

        saver = threading.Thread(target=save)
        saver.start()
        asked.wait(timeout=browser.PATIENCE)
        self.review.process.kill()
        saver.join()
        held = self.review.held()  # readable, and every decision whole
        self.assertGreaterEqual(len(held), 1)
        done = subprocess.run([CLAIMCHECK, "check", ".", "--format", "json"], cwd=self.review.folder, capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)

    def test_ctrl_c_ends_cleanly(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            self.assertEqual(Review().end(how), 0)

    def test_a_port_that_is_taken(self):
        done = subprocess.run([CLAIMCHECK, "review", ".", "--port", str(self.review.url.port)], cwd=self.review.folder,
                              capture_output=True, text=True, timeout=browser.PATIENCE, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("port", done.stderr)

    def test_standard_input_is_refused(self):
        done = subprocess.run([CLAIMCHECK, "review", "-"], capture_output=True, text=True, input="", check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("can read again", done.stderr)


class InTheBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.driver = browser.start()

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()

    def setUp(self):
        self.review = Review()
        browser.complaints(self.driver)  # what an earlier test provoked
        self.driver.get(self.review.address)
        browser.until(self.driver, "return document.querySelector('#list .row')")

    def tearDown(self):
        if self.review.process.poll() is None:
            self.review.end()

    def press(self, *keys):
        browser.press(self.driver, *keys)

    def test_decisions_go_to_the_file_and_back(self):
        first = self.driver.execute_script(SHOWN)
        self.press("a")
        browser.until(self.driver, f"{PROGRESS}.startsWith('1 of')")
        self.assertEqual([one["verdict"] for one in self.review.held()], ["accepted"])
        self.press("d")
        self.press("Rounded", Keys.ENTER)
        browser.until(self.driver, f"{PROGRESS}.startsWith('2 of')")
        self.assertEqual(sorted(one["verdict"] for one in self.review.held()), ["accepted", "dismissed"])
        self.press("u")
        browser.until(self.driver, f"{PROGRESS}.startsWith('1 of')")
        self.assertEqual([one["verdict"] for one in self.review.held()], ["accepted"])
        self.driver.refresh()
        browser.until(self.driver, f"return (() => {{ {PROGRESS} }})()?.startsWith('1 of')")
        self.assertEqual(self.driver.execute_script(SHOWN), first)
        self.assertEqual(browser.complaints(self.driver), [])

    def test_a_changed_document_brings_fresh_findings(self):
        before = self.driver.execute_script("return document.querySelector('#list .row').getAttribute('aria-setsize')")
        sheet = self.review.folder / "flood-fact-sheet.md"
        sheet.write_text(sheet.read_text(encoding="utf-8").replace("460 homes", "640 homes"), encoding="utf-8")
        browser.until(self.driver, "return document.querySelector('#list .row').getAttribute('aria-setsize') !== arguments[0]", before)
        self.assertNotIn("460", self.driver.execute_script(SHOWN))

    def test_a_conflict_is_shown_and_can_be_settled(self):
        fingerprint = self.driver.execute_script("return document.querySelector('.print-id').textContent").split()[-1]
        # The page polls; what counts is what it believes when it saves, so the other edit comes at the same moment.
        self.driver.execute_script("window.clearTimeout = () => {}; window.oldFetch = window.fetch;"
                                   "window.fetch = (url, how) => url === 'decide' ? window.oldFetch(url, how) : new Promise(() => {})")
        self.assertEqual(self.review.decide(fingerprint, None, {"verdict": "dismissed", "reason": "theirs", "author": "Grace"})[0], 200)
        self.press("a")
        browser.until(self.driver, "return !document.getElementById('banner').hidden")
        self.assertIn("Grace", self.driver.execute_script("return document.getElementById('banner').textContent"))
        self.assertEqual([one["reason"] for one in self.review.held()], ["theirs"])
        self.driver.execute_script("document.getElementById('use-mine').click()")
        browser.until(self.driver, "return document.getElementById('banner').hidden && document.querySelector('.said.accepted, .badge.accepted')")
        self.assertEqual([one["verdict"] for one in self.review.held()], ["accepted"])

    def test_a_server_that_has_gone_is_told(self):
        self.review.process.kill()
        self.review.process.wait()
        self.press("a")
        browser.until(self.driver, "return document.getElementById('banner').textContent.includes('does not answer')")
        self.assertTrue(self.driver.execute_script(PROGRESS).startswith("0 of"))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
