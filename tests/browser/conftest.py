"""A real browser for pages: Debian's Chromium, driven by Playwright's Python package."""

import os
import shutil
from pathlib import Path

import pytest

from provenance import Ledger, check, load
from provenance.report import render

SEED = Path(__file__).parents[2] / "seeds" / "north-korean-troops.toml"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = """
    --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
    --disable-background-networking --disable-component-update
""".split()


def lacking(what):
    """Skip where a browser is not at hand, unless it was asked for."""
    reason = f"pages are not tried in a browser: {what} is not installed"
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("the Python package playwright (extra: browser)")
    if CHROMIUM is None:
        lacking("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


class Visit:
    """A page opened in the browser, and everything it complained about or asked for."""

    def __init__(self, page, path):
        self.page = page
        self.said, self.asked = [], []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append("a dialog"), dialog.dismiss()))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(path.as_uri())

    def shown(self, selector):
        """The texts of the elements that can be seen."""
        every = self.page.locator(selector)
        return [one.inner_text() for one in every.all() if one.is_visible()]

    def choose(self, name, label):
        self.page.locator(f"select[name={name}]").select_option(label=label)

    def measure(self, script, argument=None):
        return self.page.evaluate(script, argument)


@pytest.fixture
def visit(chromium, tmp_path):
    """Open the page of a ledger."""
    contexts = []

    def open_(ledger, *, width=1280, rules=None, **options):
        report = check(ledger) if rules is None else check(ledger, rules=rules)
        path = tmp_path / f"{len(contexts)}.html"
        path.write_text(render(report, ledger, format="html", name="a.toml"), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        return Visit(context.new_page(), path)

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def seed():
    return load(SEED)


@pytest.fixture(scope="session")
def empty():
    return Ledger()
