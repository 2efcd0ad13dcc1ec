# SPDX-License-Identifier: GPL-3.0-or-later
"""The web map as people meet it, in a browser: web_map_test.py PROGRAM WORK_FOLDER"""
import base64
import csv
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest

from browser import Browser

PROGRAM, WORK = sys.argv[1], sys.argv[2]
HOSTILE = "<img src=x onerror=\"document.title='broken in'\">"
MANY = 5000


def placeweave(*words):
    subprocess.run([PROGRAM, *map(str, words)], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def axe():
    """The source of axe-core, as `npm pack axe-core@4` leaves it in WORK_FOLDER (or an axe.js that
    PLACEWEAVE_AXE names). None where nobody has fetched it: tests fetch nothing."""
    given = os.environ.get("PLACEWEAVE_AXE")
    if given:
        return open(given, encoding="utf-8").read()
    kept = glob.glob(os.path.join(WORK, "axe-core-*.tgz"))
    if not kept:
        return None
    with tarfile.open(kept[0]) as package:
        return package.extractfile("package/axe.min.js").read().decode()


class WebMap(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="placeweave-web-")
        cls.page = os.path.join(cls.folder, "map.html")
        map_file = os.path.join(cls.folder, "map.gpkg")
        placeweave("sample", map_file)
        more = os.path.join(cls.folder, "more.csv")
        with open(more, "w", newline="", encoding="utf-8") as out:
            rows = csv.writer(out)
            rows.writerow(["name", "kind", "listing permission", "lat", "lon", "description",
                           "website"])
            rows.writerow([HOSTILE, "association", "anyone", 54.5, -3.95, HOSTILE,
                           "javascript:alert(1)"])
            rows.writerow(["جمعية الحي", "association", "anyone", "", "", "", ""])
        placeweave("import", map_file, more)
        stories = os.path.join(cls.folder, "stories.csv")
        with open(stories, "w", newline="", encoding="utf-8") as out:
            rows = csv.writer(out)
            rows.writerow(["title", "form", "words", "credit", "permission", "organisation"])
            rows.writerow([HOSTILE, "words", HOSTILE, HOSTILE, "anyone", ""])
            rows.writerow(["Kept in", "words", "Only between us", "", "partners", ""])
            rows.writerow(["Over", "words", "Told long ago", "", "anyone, until 2020-01-01", ""])
        placeweave("import", map_file, stories)
        placeweave("export", map_file, "--out", cls.page)
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.browser.size(1280, 800)
        self.browser.colours("light")
        self.browser.open(self.page)

    def run_script(self, script):
        return self.browser.run(script)

    def shown(self):
        return self.run_script("[...document.querySelectorAll('#list > li:not([hidden])')].length")

    def count(self):
        return self.run_script("document.getElementById('count').textContent")

    def focused(self):
        return self.run_script("document.activeElement.id || document.activeElement.textContent")

    def test_asks_nothing_of_anybody_and_complains_of_nothing(self):
        others = [url for url in self.browser.requests() if not url.startswith("file://")]
        self.assertEqual(others, [])
        self.assertEqual(len(self.browser.requests()), 1)
        self.assertEqual(self.browser.complaints(), [])

    def test_its_policy_runs_no_other_script(self):
        self.run_script("""(() => { const s = document.createElement('script');
            s.textContent = 'window.brokenIn = true'; document.body.append(s); })()""")
        self.assertIsNone(self.run_script("window.brokenIn"))

    def test_a_hostile_name_is_text(self):
        self.assertEqual(self.run_script("document.images.length"), 0)
        self.assertNotEqual(self.run_script("document.title"), "broken in")
        self.run_script(f"""[...document.querySelectorAll('#list > li > button')]
            .find(b => b.textContent.includes('onerror')).click()""")
        self.assertIn(HOSTILE, self.run_script(
            "document.querySelector('.more:not([hidden])').textContent"))
        self.assertEqual(self.run_script("document.images.length"), 0)
        self.assertEqual(
            self.run_script("[...document.links].filter(a => a.protocol === 'javascript:').length"),
            0)

    def test_a_story_stands_beside_its_group_and_only_while_anyone_may_hear_it(self):
        self.run_script("""[...document.querySelectorAll('#list > li > button')]
            .find(b => b.textContent.includes('Saltby Pantry')).click()""")
        told = self.run_script("document.querySelector('.more:not([hidden]) .told').textContent")
        self.assertIn("My grandfather boiled the sea\n", told)
        self.assertIn("B.T., Saltby", told)
        alone = self.run_script("document.getElementById('told').textContent")
        self.assertIn(HOSTILE, alone)
        everything = open(self.page, encoding="utf-8").read()
        for kept in ("Only between us", "Told long ago", "The nurse came and stood"):
            self.assertNotIn(kept, everything)

    def test_search_filters_the_list_and_says_how_many(self):
        everything = self.shown()
        self.assertGreater(everything, 100)
        self.browser.run("document.getElementById('search').focus()")
        self.browser.type("rooms")
        self.assertTrue(self.browser.until(
            f"document.querySelectorAll('#list > li:not([hidden])').length < {everything}"))
        self.assertIn(str(self.shown()), self.count())

    def test_kinds_and_activities_filter(self):
        everything = self.shown()
        for name in ("kinds", "activities"):
            self.run_script(f"document.querySelector('#{name} input').click()")
            self.assertLess(self.shown(), everything)
            self.assertGreater(self.shown(), 0)
            self.run_script("document.getElementById('reset').click()")
            self.assertEqual(self.shown(), everything)

    def test_it_is_used_by_keyboard_alone(self):
        # Tab from the top: skip links, about, print, search, both filters, in view, reset, list, map.
        met = []
        for _ in range(10):
            self.browser.key("Tab")
            met.append(self.focused())
        self.assertEqual(met[:5], ["Skip to the list", "Skip to the map", "About this map", "print",
                                   "search"])
        self.assertTrue(met[5].startswith("Kind"))
        # Open the filter of kinds, choose the first.
        everything = self.shown()
        self.run_script("document.getElementById('search').focus()")
        self.browser.key("Tab")
        self.browser.key("Enter")
        self.browser.key("Tab")
        self.browser.key(" ")
        self.assertTrue(self.browser.until(
            "document.querySelector('#kinds input').checked && document.querySelectorAll("
            f"'#list > li:not([hidden])').length < {everything}"))
        # Into the list, from name to name, and open one.
        for _ in range(60):
            self.browser.key("Tab")
            if self.run_script("!!document.activeElement.closest('#list > li')"):
                break
        first = self.focused()
        self.browser.key("ArrowDown")
        self.assertNotEqual(self.focused(), first)
        self.browser.key("Enter")
        self.assertTrue(self.browser.until(
            "document.activeElement.getAttribute('aria-expanded') === 'true'"))
        # From within what was opened Escape leads back to its name, and closes it.
        name = self.focused()
        self.browser.key("Tab")
        self.browser.key("Escape")
        self.assertEqual(self.focused(), name)
        self.assertEqual(self.run_script("document.querySelectorAll('[aria-expanded=true]').length"),
                         0)
        # On to the map, and move it: only what it shows is listed then.
        self.run_script("document.getElementById('in-view').click()")
        self.run_script("document.getElementById('map').focus()")
        before = self.shown()
        for _ in range(6):
            self.browser.key("+", text="+")
        for _ in range(4):
            self.browser.key("ArrowLeft")
        self.assertTrue(self.browser.until(
            "document.querySelectorAll('#list > li:not([hidden])').length < " + str(before)))
        self.browser.key("0", text="0")
        self.assertTrue(self.browser.until(
            "document.querySelectorAll('#list > li:not([hidden])').length >= "
            + str(max(before - 3, 1))))

    def test_the_map_is_a_key_away_however_long_the_list(self):
        self.browser.key("Tab")
        self.browser.key("Tab")
        self.browser.key("Enter")
        self.assertTrue(self.browser.until("document.activeElement.id === 'map'"))

    def test_a_click_on_the_map_opens_what_is_there(self):
        self.run_script("[...document.querySelectorAll('#kinds input')].at(-1).click()")
        frame = self.run_script("(() => { const r = document.getElementById('map')"
                                ".getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; })()")
        left, top, width, height = frame
        opened = False
        for _ in range(8):  # clusters come apart on the way
            for y in range(int(top) + 10, int(top + height), 24):
                self.browser.click(left + width / 2, y)
                opened = self.run_script("!!document.querySelector('[aria-expanded=true]')")
                if opened:
                    break
            if opened:
                break
            for x in range(int(left) + 10, int(left + width) - 70, 24):
                self.browser.click(x, top + height / 2)
                opened = self.run_script("!!document.querySelector('[aria-expanded=true]')")
                if opened:
                    break
            if opened:
                break
        self.assertTrue(opened)

    def test_it_fits_a_phone_and_prints(self):
        self.browser.size(360, 740)
        self.assertLessEqual(self.run_script("document.documentElement.scrollWidth"), 360)
        self.browser.size(1280, 800)
        printed = base64.b64decode(
            self.browser.send("Page.printToPDF", printBackground=True)["data"])
        self.assertGreater(len(printed), 20000)
        pages = len(re.findall(rb"/Type\s*/Page\b", printed))
        self.assertGreater(pages, 1)
        self.assertLess(pages, self.shown() / 5)  # all that is listed, and no page for each

    def test_reads_as_headings_buttons_and_a_status(self):
        nodes = self.browser.send("Accessibility.getFullAXTree")["nodes"]
        named = [(n.get("role", {}).get("value"), n.get("name", {}).get("value"))
                 for n in nodes if not n.get("ignored")]
        self.assertTrue(any(role == "status" for role, _ in named))
        self.assertIn(("heading", "About this map"), named)
        for role, name in named:
            if role in ("button", "link", "checkbox", "searchbox"):
                self.assertTrue(name, role)

    def test_axe_finds_nothing_serious(self):
        source = axe()
        if not source:
            self.skipTest("axe-core is not at hand")
        for scheme in ("light", "dark"):
            for width in (1280, 360):
                self.browser.size(width, 800)
                self.browser.colours(scheme)
                # By the protocol, which no policy of the page stands against.
                self.browser.open(self.page)
                self.run_script("for (const d of document.querySelectorAll('details')) d.open = true;"
                                "document.querySelector('#list button').click()")
                self.run_script(source)
                found = self.run_script(
                    "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', "
                    "'wcag22aa', 'best-practice']}).then(r => JSON.stringify(r.violations.map("
                    "v => [v.impact, v.id, v.nodes.slice(0, 3).map(n => n.html)])))")
                serious = [v for v in json.loads(found) if v[0] in ("serious", "critical")]
                self.assertEqual(serious, [], (scheme, width))
                print("axe", scheme, width, [v[:2] for v in json.loads(found)], file=sys.stderr)


class Many(unittest.TestCase):
    def test_five_thousand_open_quickly_and_stay_small(self):
        seed = 20261128
        print("seed", seed, file=sys.stderr)
        chance = random.Random(seed)
        folder = tempfile.mkdtemp(prefix="placeweave-web-")
        browser = Browser()
        try:
            table = os.path.join(folder, "many.csv")
            with open(table, "w", newline="", encoding="utf-8") as out:
                rows = csv.writer(out)
                rows.writerow(["name", "kind", "listing permission", "lat", "lon", "address",
                               "postcode", "description", "phone", "website"])
                for i in range(MANY):
                    rows.writerow([f"Group {i}", chance.choice(["hub", "association", "charity"]),
                                   "anyone", 53.3 + chance.random() / 4, -2.5 + chance.random() / 3,
                                   f"{i % 90 + 1} Road {i % 700}, Sale", "M33 4ND",
                                   "What it is, in a sentence or two of its own. " * 3,
                                   "0161 496 0000", f"https://example.org/{i}"])
            map_file, page = os.path.join(folder, "m.gpkg"), os.path.join(folder, "m.html")
            placeweave("new", map_file)
            placeweave("import", map_file, table)
            placeweave("export", map_file, "--out", page)
            size = os.path.getsize(page)
            browser.open(page)  # the browser itself warms up
            took = min(browser.open(page) for _ in range(3))
            print(f"{MANY} organisations: {size / 1e6:.2f} MB, open and drawn in {took:.2f} s",
                  file=sys.stderr)
            self.assertLess(size, 5_000_000)
            self.assertTrue(browser.until(
                f"document.querySelectorAll('#list > li').length === {MANY}"))
            begun = time.monotonic()
            browser.key("Tab")
            self.assertIn("Skip", browser.run("document.activeElement.textContent"))
            took = time.monotonic() - begun
            print(f"the first Tab {took:.2f} s", file=sys.stderr)
            self.assertLess(took, 15)  # it was over a minute
        finally:
            browser.close()
            shutil.rmtree(folder)


if __name__ == "__main__":
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        print("no chromium: all tests skipped")
        sys.exit(0)
    unittest.main(argv=sys.argv[:1], verbosity=2)
