"""Headless Chromium for the tests of the page: one browser, driven through WebDriver (Debian: chromium-driver,
python3-selenium). Exits with 77, which ctest counts as skipped, where the browser is not installed."""

import os
import sys

SKIPPED = 77

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait
except ImportError:
    print("skipped: python3-selenium is not installed (./dev test installs it)")
    sys.exit(SKIPPED)

PROGRAMS = {"chromium": "/usr/bin/chromium", "chromium-driver": "/usr/bin/chromedriver"}
PATIENCE = 60  # seconds until something that should come has not come; never a measure of speed


def start():
    for package, program in PROGRAMS.items():
        if not os.path.exists(program):
            print(f"skipped: {package} is not installed (./dev test installs it)")
            sys.exit(SKIPPED)
    options = Options()
    options.binary_location = PROGRAMS["chromium"]
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-GB",
                 "--window-size=1280,860"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(service=Service(PROGRAMS["chromium-driver"]), options=options)


def resize(driver, width, height=860, scheme=None):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
    features = [{"name": "prefers-color-scheme", "value": scheme}] if scheme else []
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def until(driver, script, *arguments):
    """Waits until the script gives something true, and returns it."""
    return WebDriverWait(driver, PATIENCE, poll_frequency=0.05).until(lambda d: d.execute_script(script, *arguments))


def press(driver, *keys):
    for key in keys:
        ActionChains(driver).send_keys(key).perform()
        if key == Keys.ESCAPE:  # the browser closes a dialog some time after the key
            until(driver, "return document.querySelector('dialog') === null")


def complaints(driver):
    """What the console says, violations of the Content-Security-Policy included."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def axe_script(folder):
    """axe-core as it lies below `folder`, or None where it is not installed."""
    scripts = list(folder.rglob("axe.min.js"))
    return scripts[0].read_text(encoding="utf-8") if scripts else None


def violations(driver, script):
    """What axe-core says against the page, a line for each rule."""
    driver.execute_script(script)
    found = driver.execute_async_script("axe.run(document).then(arguments[0])")["violations"]
    return [f"{one['id']} ({one['impact']}): {one['help']}: {[node['target'] for node in one['nodes']][:4]}" for one in found]
