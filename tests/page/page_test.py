#!/usr/bin/env python3
"""The review page as an editor uses it: the real command writes it, headless Chromium opens it.

usage: page_test.py CLAIMCHECK SOURCE_FOLDER AXE_FOLDER [unittest arguments]"""

import datetime
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import unittest

import browser
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

CLAIMCHECK, SOURCE, AXE = (pathlib.Path(sys.argv[i]).resolve() for i in (1, 2, 3))
EXAMPLE = SOURCE / "examples/press-office"
MESSAGES = "return [...document.querySelectorAll('#list .row .what')].map((node) => node.textContent)"
SHOWN = "return document.querySelector('#detail h2')?.textContent"


def write_page(folder, *arguments, cwd, name="review.html"):
    page = pathlib.Path(folder) / name
    done = subprocess.run([CLAIMCHECK, "check", *arguments, "--format", "html", "-o", page], cwd=cwd, capture_output=True,
                          text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return page


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.driver = browser.start()
        cls.example = write_page(cls.folder.name, ".", "--min-severity", "note", cwd=EXAMPLE)

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()
        cls.folder.cleanup()

    def setUp(self):
        browser.resize(self.driver, 1280)
        self.open(self.example)
        self.run_script("localStorage.clear()")
        browser.complaints(self.driver)  # what an earlier test provoked
        self.open(self.example)

    def open(self, page):
        self.driver.get(page.as_uri())
        browser.until(self.driver, "return document.querySelector('#list .row, #list .empty')")

    def run_script(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def click(self, selector):
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def press(self, *keys):
        browser.press(self.driver, *keys)

    def messages(self):
        return self.run_script(MESSAGES)

    def exported(self):
        self.press("e")
        text = browser.until(self.driver, "return document.getElementById('toml')?.value")
        self.press(Keys.ESCAPE)
        return text

    def dismiss(self, reason):
        self.press("d")
        self.press(reason, Keys.ENTER)

    def test_it_opens_without_network_and_without_complaint(self):
        self.assertGreaterEqual(len(self.messages()), 6)
        self.assertEqual(self.run_script("return performance.getEntriesByType('resource').length"), 0)
        self.assertEqual(browser.complaints(self.driver), [])
        self.assertIn("640 and 460", self.run_script(SHOWN))
        marks = self.run_script("return [...document.querySelectorAll('#detail blockquote mark')].map((m) => m.textContent)")
        self.assertEqual(marks, ["640 homes", "640 homes", "460 homes"])
        self.assertIn("gap of 170", self.run_script("return document.querySelector('.picture svg').textContent"))
        self.assertGreaterEqual(self.run_script("return document.querySelectorAll('.why li').length"), 3)

    def test_a_finding_inside_one_sentence_is_shown_once(self):
        self.press("/")
        self.press("increase ratio")
        self.assertEqual(self.run_script("return [...document.querySelectorAll('#detail blockquote')].map((q) => q.querySelectorAll('mark').length)"), [3])

    def test_same_input_same_bytes(self):
        first = self.example.read_bytes()
        again = write_page(self.folder.name, ".", "--min-severity", "note", "--jobs", "1", cwd=EXAMPLE, name="again.html").read_bytes()
        self.assertEqual(first, again)

    def test_filters_and_search(self):
        every = len(self.messages())
        self.click(".chip.note")
        without_notes = len(self.messages())
        self.assertLess(without_notes, every)
        self.click(".chip.note")
        self.press("/")
        self.press("Kilograms sand")
        self.assertIn("850 kilograms", self.run_script(SHOWN))
        self.assertLess(len(self.messages()), every)
        self.press(" nowhere")
        self.assertEqual(self.messages(), [])
        self.assertIn("No finding passes", self.run_script("return document.getElementById('list').textContent"))
        self.press(Keys.ESCAPE)
        self.assertEqual(len(self.messages()), every)
        self.run_script("const s = document.getElementById('by-kind'); s.value = 'date'; s.dispatchEvent(new Event('change'))")
        self.assertEqual(len(self.messages()), 1)
        self.run_script("const s = document.getElementById('by-kind'); s.value = ''; s.dispatchEvent(new Event('change'))")
        self.press("a")
        self.run_script("const s = document.getElementById('by-status'); s.value = 'accepted'; s.dispatchEvent(new Event('change'))")
        self.assertEqual(len(self.messages()), 1)

    def test_decide_undo_and_reload(self):
        first = self.run_script(SHOWN)
        self.press("a")
        second = self.run_script(SHOWN)
        self.assertNotEqual(first, second)
        self.press("d", Keys.ENTER)
        self.assertIn("needs a reason", self.run_script("return document.querySelector('dialog .problem').textContent"))
        self.press("Two \"quotes\" and a \\ backslash", Keys.ENTER)
        self.assertIn("2 of", self.run_script("return document.getElementById('progress').textContent"))
        decisions = tomllib.loads(self.exported())["decision"]
        self.assertEqual(sorted(one["verdict"] for one in decisions), ["accepted", "dismissed"])
        self.open(self.example)
        browser.until(self.driver, "return document.getElementById('progress')?.textContent.includes('2 of')")
        self.assertEqual(tomllib.loads(self.exported())["decision"], decisions)
        self.press("k", "d", Keys.ESCAPE)
        self.press("j", "a", "u", "u")
        self.assertIn("2 of", self.run_script("return document.getElementById('progress').textContent"))

    def test_the_export_keeps_what_the_page_does_not_show(self):
        kept = {"fingerprint": "00000000000000ab", "verdict": "dismissed", "reason": "of another \"folder\"", "author": "Ira",
                "date": datetime.date(2031, 4, 2), "rule": "harbour/berths", "message": "Berths: 9 and 11."}
        over = "".join(f'{key} = {value if key == "date" else repr(value)}\n' for key, value in kept.items() if key != "reason")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "decided.toml"
            file.write_text("[[decision]]\n" + over + 'reason = "of another \\"folder\\""\n', encoding="utf-8")
            self.open(write_page(folder, ".", "--decisions", file, cwd=EXAMPLE))
            self.assertEqual(tomllib.loads(self.exported())["decision"], [kept])
            self.press("a")
            exported = tomllib.loads(self.exported())["decision"]
            self.assertEqual(exported[0], kept)
            self.assertEqual([one["verdict"] for one in exported], ["dismissed", "accepted"])
            file.write_text(self.exported(), encoding="utf-8")
            # The page of all findings knows the decision; one of errors only, which does not show a note, keeps it too.
            again = write_page(folder, ".", "--decisions", file, "--min-severity", "error", cwd=EXAMPLE, name="again.html")
            self.open(again)
            self.run_script("localStorage.clear()")
            self.open(again)
            self.assertEqual(tomllib.loads(self.exported())["decision"], exported)
            self.press("k", "u")
            self.assertEqual(tomllib.loads(self.exported())["decision"], exported)

    def test_undo_goes_back_step_by_step(self):
        first = self.run_script(SHOWN)
        self.press("a")
        self.dismiss("not the same thing")
        self.press("u")
        self.assertEqual([one["verdict"] for one in tomllib.loads(self.exported())["decision"]], ["accepted"])
        self.press("u")
        self.assertNotIn("decision", tomllib.loads(self.exported()))
        self.assertEqual(self.run_script(SHOWN), first)
        self.assertTrue(self.run_script("return document.getElementById('undo').disabled"))

    def test_the_export_is_what_the_check_reads(self):
        self.dismiss("A reason with é, \"quotes\", a \\ and 漢字")
        self.press("a")
        path = pathlib.Path(self.folder.name) / "decisions.toml"
        path.write_text(self.exported(), encoding="utf-8")
        done = subprocess.run([CLAIMCHECK, "check", ".", "--decisions", path, "--format", "json"], cwd=EXAMPLE,
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertIn("A reason with é", done.stdout)
        path.write_text(path.read_text(encoding="utf-8") + "[[decision]]\nfingerprint = 3\n", encoding="utf-8")
        broken = subprocess.run([CLAIMCHECK, "check", ".", "--decisions", path], cwd=EXAMPLE, capture_output=True,
                                text=True, check=False)
        self.assertEqual(broken.returncode, 2)

    def test_the_export_downloads_a_file(self):
        self.press("a")
        downloads = pathlib.Path(self.folder.name) / "downloads"
        self.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)})
        text = self.exported()
        self.press("e")
        self.click("#download")
        saved = downloads / "claimcheck-decisions.toml"
        browser.WebDriverWait(self.driver, browser.PATIENCE).until(lambda _: saved.exists() and saved.stat().st_size > 0)
        self.assertEqual(saved.read_text(encoding="utf-8"), text)

    def test_keyboard_alone(self):
        self.run_script("document.body.focus()")
        seen = [self.run_script(SHOWN)]
        for key in ("j", "n"):
            self.press(key)
            seen.append(self.run_script(SHOWN))
        self.assertEqual(len(set(seen)), 3)
        self.press("k")
        self.assertEqual(self.run_script(SHOWN), seen[1])
        self.press("?")
        self.assertTrue(self.run_script("return document.querySelector('dialog').open"))
        self.press("j", Keys.ESCAPE)
        self.assertEqual(self.run_script(SHOWN), seen[1], "keys do nothing behind a dialog")
        self.press("o")
        self.assertEqual(self.run_script("return document.querySelectorAll('.found.here').length"), 1)
        self.press("3")
        self.assertGreater(self.run_script("return document.querySelectorAll('.matrix tbody tr').length"), 5)
        self.press("1")
        # Tab reaches the list, whose arrows choose; Enter goes on to the finding.
        self.press("/")
        for _ in range(12):
            self.press(Keys.TAB)
            if self.run_script("return document.activeElement.id") == "list":
                break
        self.assertEqual(self.run_script("return document.activeElement.id"), "list")
        before = self.run_script(SHOWN)
        self.press(Keys.ARROW_DOWN)
        self.assertNotEqual(self.run_script(SHOWN), before)
        self.assertEqual(self.run_script("return document.getElementById(document.getElementById('list')"
                                         ".getAttribute('aria-activedescendant')).getAttribute('aria-selected')"), "true")
        self.press(Keys.ENTER)
        self.assertEqual(self.run_script("return document.activeElement.tagName"), "H2")

    def test_single_keys_can_be_turned_off(self):
        self.press("?")
        self.click("#single")
        self.press(Keys.ESCAPE)
        before = self.run_script(SHOWN)
        self.press("j", "a")
        self.assertEqual(self.run_script(SHOWN), before)
        self.assertIn("0 of", self.run_script("return document.getElementById('progress').textContent"))

    def test_a_document_full_of_markup_executes_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            attack = "<img src=x onerror=\"window.owned=1\"><script>window.owned=2</script></script><!--\u2028\u202e ${owned}"
            name = "<img src=x onerror=alert(1)>'\"&amp;.txt"
            for i, number in enumerate(("640", "460")):
                path = pathlib.Path(folder) / (name if i == 0 else "b.txt")
                path.write_text(f"2031-03-0{i + 3}\n\nIn Kelverton, {number} homes were damaged by the flood. {attack}\n\n"
                                f"{attack} On Sunday, March 4, 2031, it rained. {attack}\n", encoding="utf-8")
            page = write_page(folder, ".", "--min-severity", "note", "--rules", EXAMPLE / "rules/office.toml", cwd=folder)
            self.open(page)
            self.assertGreaterEqual(len(self.messages()), 1)
            for key in ("2", "3", "4", "1", "o"):
                self.press(key)
            self.assertIsNone(self.run_script("return window.owned ?? null"))
            self.assertEqual(self.run_script("return document.querySelectorAll('img, iframe, object, style:not(head style), a[href]:not(.skip)').length"), 0)
            self.assertEqual(self.run_script("return document.scripts.length"), 2)
            self.assertIn("<script>window.owned=2", self.run_script("return document.querySelector('.prose').textContent"))
            self.assertEqual(browser.complaints(self.driver), [])
            # Were something to get in, the policy would stop it.
            self.run_script("try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.owned=3\">') } catch {}"
                            "const s = document.createElement('script'); try { s.text = 'window.owned=4'; document.body.append(s) } catch {}")
            self.assertIsNone(self.run_script("return window.owned ?? null"))

    def test_five_thousand_findings(self):
        with tempfile.TemporaryDirectory() as folder:
            lines = []
            for i in range(5000):
                date = datetime.date(2001, 1, 1) + datetime.timedelta(days=i)
                wrong = (date + datetime.timedelta(days=2)).strftime("%A")
                lines.append(f"On {wrong}, {date.strftime('%B')} {date.day}, {date.year}, the council met in room {i}.\n\n")
            (pathlib.Path(folder) / "minutes.txt").write_text("".join(lines), encoding="utf-8")
            self.open(write_page(folder, ".", "--min-severity", "note", cwd=folder))
            nodes = "return document.querySelectorAll('*').length"
            count = self.run_script("return JSON.parse(document.getElementById('data').textContent).findings.length")
            self.assertGreaterEqual(count, 5000)
            self.assertLess(self.run_script(nodes), 700)
            self.click("#list")
            self.press(Keys.END)
            self.assertIn("2014", self.run_script(SHOWN))
            self.assertLess(self.run_script(nodes), 700)
            self.press("/")
            self.press("room 4321")
            self.assertEqual(len(self.messages()), 1)
            self.press(Keys.ESCAPE)
            self.press("a", "a")
            for key, most in (("2", 3000), ("3", 900), ("4", 700)):
                self.press(key)
                self.assertLess(self.run_script(nodes), most)
            self.assertIn("2 of 5,", self.run_script("return document.getElementById('progress').textContent"))

    def test_decisions_live_without_storage(self):
        script = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})"
        added = self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        try:
            self.open(self.example)
            self.press("a")
            self.assertEqual(len(tomllib.loads(self.exported())["decision"]), 1)
            self.press("4")
            self.assertIn("until this page is closed", self.run_script("return document.querySelector('.about').textContent"))
        finally:
            self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)

    def test_a_draft_against_its_sources(self):
        inputs = SOURCE / "tests/cases/draft-against-sources/inputs"
        self.open(write_page(self.folder.name, "draft.md", "--against", "sources", cwd=inputs, name="draft.html"))
        self.press("4")
        rows = self.run_script("return [...document.querySelectorAll('.draft tbody tr')].map((row) => row.cells[0].textContent)")
        self.assertGreater(len(rows), 0)
        self.assertLessEqual(set(rows), {"supported", "contradicted", "unsupported"})
        self.press("5")
        self.assertIn("SHA-256", self.run_script("return document.querySelector('.about').textContent"))

    def test_narrow(self):
        browser.resize(self.driver, 360, 740)
        self.open(self.example)
        wide = "return document.documentElement.scrollWidth"
        for key in ("1", "2", "3", "4", "1"):
            self.press(key)
            self.assertLessEqual(self.run_script(wide), 360, f"view {key} scrolls sideways")
        self.click(".row")
        self.assertLessEqual(self.run_script(wide), 360)
        self.assertTrue(self.driver.find_element(By.ID, "accept").is_displayed())
        self.click(".back")
        self.assertTrue(self.driver.find_element(By.ID, "list").is_displayed())

    def test_print_shows_every_finding_of_the_filter(self):
        every = self.run_script("return JSON.parse(document.getElementById('data').textContent).findings.length")
        self.run_script("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(self.run_script("return document.querySelectorAll('#print .sheet').length"), every)
        self.run_script("dispatchEvent(new Event('afterprint'))")
        self.assertEqual(self.run_script("return document.querySelectorAll('#print > *').length"), 0)

    def test_the_theme_switch_turns_and_is_kept(self):
        colour = "return getComputedStyle(document.documentElement).backgroundColor"
        browser.resize(self.driver, 1280, scheme="light")
        light = self.run_script(colour)
        browser.resize(self.driver, 1280, scheme="dark")
        dark = self.run_script(colour)
        self.assertNotEqual(light, dark)
        self.click("#theme")
        self.assertEqual(self.run_script(colour), light)
        self.open(self.example)
        self.assertEqual(self.run_script(colour), light)

    def test_accessibility(self):
        source = browser.axe_script(AXE)
        if not source:
            self.skipTest("axe-core is not installed (./dev test installs it)")
        views = {"findings": "", "documents": "2", "matrix": "3", "about": "4", "dismiss": "1d", "help": "1?", "export": "1e"}
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
            browser.resize(self.driver, width, scheme=scheme)
            for view, keys in views.items():
                self.open(self.example)
                self.press(*keys)
                with self.subTest(view=view, scheme=scheme, width=width):
                    self.assertEqual(browser.violations(self.driver, source), [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
