#!/usr/bin/env python3
"""The sheets as HTML, above all the checklist as a fact-checker ticks it off: the real command writes it, headless
Chromium opens it.

usage: checklist_test.py CLAIMCHECK SOURCE_FOLDER AXE_FOLDER [unittest arguments]"""

import csv
import io
import pathlib
import subprocess
import sys
import tempfile
import unittest

import browser

CLAIMCHECK, SOURCE, AXE = (pathlib.Path(sys.argv[i]).resolve() for i in (1, 2, 3))
INPUTS = SOURCE / "tests/cases/draft-against-sources/inputs"
CELLS = "return [...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].slice(0, 4).map((cell) => cell.textContent))"
PROGRESS = "return document.getElementById('progress').textContent"
# The page hands the file to the browser as a link to a blob; this keeps its text instead.
CATCH = """window.saved = null;
URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return "about:blank"; };
HTMLAnchorElement.prototype.click = () => {};"""


def write_page(folder, command, *arguments, cwd):
    page = pathlib.Path(folder) / f"{command}.html"
    done = subprocess.run([CLAIMCHECK, command, *arguments, "--format", "html", "-o", page], cwd=cwd,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return page


class Checklist(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.driver = browser.start()
        cls.page = write_page(cls.folder.name, "checklist", "draft.md", "--against", "sources", cwd=INPUTS)

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()
        cls.folder.cleanup()

    def setUp(self):
        browser.resize(self.driver, 1280)
        self.open(self.page)
        self.run_script("localStorage.clear()")
        browser.complaints(self.driver)
        self.open(self.page)

    def open(self, page):
        self.driver.get(page.as_uri())
        browser.until(self.driver, PROGRESS)

    def reopen_until(self, progress):
        """Opens the page again until it shows this: a fresh process of the browser learns late what another one stored."""
        def shown(driver):
            self.open(self.page)
            return driver.execute_script(PROGRESS) == progress
        browser.WebDriverWait(self.driver, browser.PATIENCE).until(shown)

    def run_script(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def field(self, row, name):
        return self.driver.find_elements("css selector", f"tbody tr [name={name}]")[row]

    def saved(self):
        """What "Save as CSV" gives, as rows."""
        self.run_script(CATCH)
        self.driver.find_element("id", "csv").click()
        text = browser.until(self.driver, "return window.saved")
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    def test_it_opens_without_network_and_without_complaint(self):
        rows = self.run_script(CELLS)
        self.assertGreaterEqual(len(rows), 2)
        self.assertEqual([row[0] for row in rows], [str(i + 1) for i in range(len(rows))])
        self.assertLessEqual({row[2] for row in rows}, {"supported", "contradicted", "unsupported"})
        self.assertEqual(self.run_script(PROGRESS), f"0 of {len(rows)} checked")
        self.assertEqual(self.run_script("return performance.getEntriesByType('resource').length"), 0)
        self.assertEqual(browser.complaints(self.driver), [])

    def test_ticks_and_notes_are_kept_and_saved(self):
        rows = self.run_script(CELLS)
        self.field(0, "done").click()
        self.field(0, "who").send_keys("Ira")
        self.field(1, "how").send_keys('=1+1, "by phone"')
        self.assertEqual(self.run_script(PROGRESS), f"1 of {len(rows)} checked")
        self.reopen_until(f"1 of {len(rows)} checked")
        self.assertTrue(self.field(0, "done").is_selected())
        self.assertFalse(self.field(1, "done").is_selected())
        self.assertEqual(self.field(1, "how").get_attribute("value"), '=1+1, "by phone"')
        saved = self.saved()
        self.assertEqual(saved[0], ["number", "claim", "status", "source", "done", "who", "how", "when"])
        self.assertEqual(len(saved), len(rows) + 1)
        self.assertEqual(saved[1][4:], ["yes", "Ira", "", ""])
        self.assertEqual(saved[2][4:], ["no", "", "'=1+1, \"by phone\"", ""])  # no formula for a spreadsheet
        self.field(0, "done").click()
        self.assertEqual(self.run_script(PROGRESS), f"0 of {len(rows)} checked")

    def test_keyboard_alone(self):
        self.run_script("document.querySelector('tbody [name=done]').focus()")
        browser.press(self.driver, " ", browser.Keys.TAB)
        browser.press(self.driver, "Ira")
        self.assertTrue(self.field(0, "done").is_selected())
        self.assertEqual(self.field(0, "who").get_attribute("value"), "Ira")

    def test_it_works_without_storage(self):
        script = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})"
        added = self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        try:
            self.open(self.page)
            self.assertIn("keeps nothing", self.run_script("return document.getElementById('saved').textContent"))
            self.field(0, "done").click()
            self.assertEqual(self.saved()[1][4], "yes")
        finally:
            self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)

    def test_a_document_full_of_markup_executes_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            attack = "<img src=x onerror=\"window.owned=1\"></td></table><script>window.owned=2</script>"
            for name, number in (("d<b>.txt", "12"), ("s.txt", "21")):
                (pathlib.Path(folder) / name).write_text(
                    f"On March 3, 2031, the fire in Kelverton killed {number} people. {attack}\n", encoding="utf-8")
            self.open(write_page(folder, "checklist", "d<b>.txt", "--against", "s.txt", cwd=folder))
            self.assertGreaterEqual(len(self.run_script(CELLS)), 1)
            self.assertIsNone(self.run_script("return window.owned ?? null"))
            self.assertEqual(self.run_script("return document.querySelectorAll('img, tbody b').length"), 0)
            self.assertEqual(self.run_script("return document.scripts.length"), 1)
            self.assertEqual(browser.complaints(self.driver), [])

    def test_narrow(self):
        browser.resize(self.driver, 360, 740)
        self.open(self.page)
        self.assertLessEqual(self.run_script("return document.documentElement.scrollWidth"), 360)
        self.assertTrue(self.field(0, "done").is_displayed())

    def test_accessibility(self):
        source = browser.axe_script(AXE)
        if not source:
            self.skipTest("axe-core is not installed (./dev test installs it)")
        facts = write_page(self.folder.name, "facts", ".", cwd=INPUTS)
        for page in (self.page, facts):
            for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
                browser.resize(self.driver, width, scheme=scheme)
                self.driver.get(page.as_uri())
                with self.subTest(page=page.name, scheme=scheme, width=width):
                    self.assertEqual(browser.violations(self.driver, source), [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
