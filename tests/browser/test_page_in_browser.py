"""What a reader can do with the page, tried in a real browser."""

import time

import pytest

from provenance import Claim, Estimate, Ledger, Link, Question, Source

WIDTHS = (360, 768, 1280)


@pytest.fixture(scope="module")
def crowded():
    """Long names, many voices, every status, conflicts, undated and one-sided figures, a series."""
    there = Question("foreign fighters", measure="fighters", place="Aleppo", unit="persons")
    killed = Question("the siege", measure="killed", moves="running_total", unit="persons")
    long = "The Joint Information Office of the Interim Administration of the Northern Districts"
    voices = [Source(f"v{n}", name=f"{long}, branch {n}") for n in range(5)]
    voices.append(Source("he", name="שירות הניטור"))
    voices.append(Source("one", name="D" * 90))
    day = {"said_on": "2024-10-10"}
    claims = [
        Claim(voices[0], there, Estimate.between(1000, 1500), id="range", **day),
        Claim(voices[1], there, Estimate.about(2000), id="about", **day),
        Claim(voices[2], there, Estimate.more_than(500), id="more", **day),
        Claim(voices[3], there, Estimate.at_most(300), id="most", **day),
        Claim(voices[4], there, Estimate.exactly(2000), stance="denies", id="denied", **day),
        Claim(voices[5], there, Estimate.exactly(1200), id="exact", **day),
        Claim(voices[6], there, Estimate.exactly(5000), id="undated"),
        Claim(voices[0], there.but(status="planned"), Estimate(2500, 90000, best=3000), **day),
    ]
    figures = (30, 35, 41, 60, 58, 75, 90, 120, 118, 140, 180, 200)
    claims += [
        Claim(voices[0], killed, Estimate(n, n), said_on=f"2024-10-{day:02}", id=f"k{day}")
        for day, n in enumerate(figures, start=1)
    ]
    paper = Source("paper", name="The Paper", kind="outlet")
    link = Link("confirms", by=paper, claims=["about"], targets=["more"], words="it matches")
    return Ledger(claims, links=[link], title="A crowded page about figures that do not fit")


# Quiet and self-contained


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_complained_about_and_nothing_asked_for(visit, seed, crowded, empty, scheme):
    for ledger in (seed, crowded, empty):
        opened = visit(ledger, color_scheme=scheme)
        assert opened.said == []
        assert [address[:7] for address in opened.asked] == ["file://"]


def test_hostile_text_does_nothing(visit):
    text = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>\u202e\x1b[31m"
    asked = Question(f"s{text}", measure=text, place=text, scope={"side": text})
    source = Source("s", name=f"n{text}", note=text, aliases=[text])
    claims = [
        Claim(
            source,
            asked,
            Estimate(n, n, words=text),
            words=text,
            note=text,
            locator=text,
            id=str(n),
        )
        for n in (3, 9)
    ]
    opened = visit(Ledger(claims, title=text))
    assert opened.measure("window.hit") is None
    assert opened.measure("document.scripts.length") == 1
    assert opened.measure("document.images.length") == 0
    assert opened.said == []
    assert len(opened.asked) == 1
    shown = opened.page.locator("h1").inner_text()
    assert "<script>window.hit=1</script>" in shown
    assert r"\u202e\x1b[31m" in shown


# Filters


def test_the_question_filter(visit, seed):
    opened = visit(seed)
    opened.choose("question", "North Korean troops in Russia: sent at all")
    assert opened.shown(".chapter h2") == ["North Korean troops in Russia: sent at all"]
    assert opened.shown("#alone") == []
    assert opened.shown(".finding") == []
    assert opened.shown("#shown") == ["4 of 17 claims, 0 of 1 findings"]


def test_the_source_filter(visit, seed):
    opened = visit(seed)
    opened.choose("source", "United States")
    assert opened.shown(".row .figure") == ["at least 3,000 actual"]
    assert len(opened.shown(".chapter")) == 2
    assert len(opened.shown(".finding")) == 1
    opened.choose("source", "Ukraine")
    assert opened.shown(".chapter h2") == ["North Korean troops in Russia: sent at all"]
    assert opened.shown("#alone") == []


def test_the_severity_filter_and_the_way_back(visit, crowded):
    opened = visit(crowded)
    every = len(opened.shown(".finding"))
    opened.choose("severity", "errors")
    errors = opened.shown(".finding")
    assert 0 < len(errors) < every
    assert all(text.startswith("error") for text in errors)
    opened.page.get_by_role("button", name="Show all").click()
    assert len(opened.shown(".finding")) == every


def test_without_scripts_everything_is_there(visit, seed):
    opened = visit(seed, java_script_enabled=False)
    assert not opened.page.locator("#filters").is_visible()
    assert len(opened.shown(".chapter")) == 2
    assert len(opened.shown(".finding")) == 1


# Links and keys


def test_a_link_to_a_claim_unfolds_its_table_and_goes_there(visit, seed):
    opened = visit(seed)
    opened.page.locator(".row .figure a").first.click()
    row = opened.page.locator("tr:focus")
    assert row.is_visible()
    assert "John Kirby" in row.inner_text()


def test_a_link_to_a_claim_that_is_filtered_out_shows_it_again(visit, seed):
    opened = visit(seed)
    opened.choose("source", "Ukraine")
    opened.measure("location.hash = document.querySelector('.finding dd a').hash")
    opened.page.locator("tr:focus").wait_for()
    assert "Kim Yong-hyun" in opened.page.locator("tr:focus").inner_text()


def test_the_page_is_reached_by_key_from_top_to_bottom(visit, seed):
    opened = visit(seed)
    opened.page.keyboard.press("Tab")
    assert opened.measure("document.activeElement.textContent") == "To the answers"
    reached = set()
    for _ in range(60):
        opened.page.keyboard.press("Tab")
        reached.add(opened.measure("document.activeElement.tagName"))
    assert {"A", "SELECT", "BUTTON", "SUMMARY"} <= reached


def test_arrow_keys_lead_through_the_matrix_and_show_reasons(visit, crowded):
    opened = visit(crowded)
    first = opened.page.locator("table.matrix:not(.few) td.cell").first
    first.focus()
    for key in ("ArrowDown", "ArrowRight"):
        opened.page.keyboard.press(key)
    reason = opened.page.locator("td.cell:focus .reason")
    box = reason.bounding_box()
    assert box["height"] > 20
    assert box["width"] > 200
    assert ": " in reason.inner_text()
    assert (
        opened.measure("document.querySelectorAll('table.matrix td.cell[tabindex=\"0\"]').length")
        <= 3
    )


# Room


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(visit, seed, crowded, width):
    for ledger in (seed, crowded):
        opened = visit(ledger, width=width)
        assert opened.measure(TOO_WIDE) == []


TOO_WIDE = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [["the page", scrollWidth]] : [];
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest(".scroll, .skip, thead, svg svg")) continue;
    const { left, right } = one.getBoundingClientRect();
    if (right > clientWidth + 1 || left < -1) found.push([one.outerHTML.slice(0, 90), left, right]);
  }
  return found;
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_no_two_labels_overlap(visit, seed, crowded, width):
    for ledger in (seed, crowded):
        opened = visit(ledger, width=width)
        # What is far down is laid out only when it comes near; here all of it is, at once.
        opened.page.add_style_tag(content=".chapter { content-visibility: visible !important }")
        assert opened.measure(OVERLAPS) == []


OVERLAPS = """() => {
  const lines = [];
  for (const root of document.querySelectorAll(".plot, .tree, .series, h2, h3, dl")) {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (node.data.trim() && box.width > 1) lines.push([node, box]);
    }
  }
  for (const mark of document.querySelectorAll(".plot .strip"))
    lines.push([mark, mark.getBoundingClientRect()]);
  const found = [];
  lines.forEach(([one, a], at) => {
    for (const [other, b] of lines.slice(at + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (one !== other && across > 1 && down > 2) found.push([one.textContent, other.textContent]);
    }
  });
  return found;
}"""


def test_text_twice_as_large_still_fits(visit, seed):
    opened = visit(seed, width=1280)
    opened.page.add_style_tag(content="html { font-size: 200% }")
    assert opened.measure(TOO_WIDE) == []


def test_on_paper_nothing_is_folded_away(visit, crowded):
    opened = visit(crowded)
    opened.page.emulate_media(media="print")
    assert not opened.page.locator("#filters").is_visible()
    reasons = opened.page.locator("td.cell .reason")
    assert all(box["height"] > 8 for box in (one.bounding_box() for one in reasons.all()))
    assert opened.page.pdf().startswith(b"%PDF")


# Eyes and ears


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(visit, seed, crowded, scheme):
    for ledger in (seed, crowded):
        opened = visit(ledger, color_scheme=scheme)
        assert opened.measure(FAINT) == []


FAINT = """() => {
  const shade = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (one) => {
    for (let here = one; here; here = here.parentElement) {
      const colour = getComputedStyle(here).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (one, other) => {
    const [low, high] = [shade(one), shade(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const found = [];
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    const drawn = one.matches("svg circle, svg path, svg line:not(.grid)");
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!drawn && !own) continue;
    const colour = drawn ? style.stroke : one.matches("svg text") ? style.fill : style.color;
    if (!/\\d/.test(colour)) continue;
    const ratio = contrast(colour, ground(one));
    if (ratio < (drawn ? 3 : 4.5)) found.push([one.tagName, one.textContent.slice(0, 30), ratio]);
  }
  return found;
}"""


def test_everything_has_a_name_and_its_place(visit, crowded):
    opened = visit(crowded)
    assert opened.measure(NAMELESS) == []
    assert opened.measure("document.documentElement.lang") == "en"
    assert opened.measure("document.title") == crowded.title
    for landmark in ("banner", "navigation", "main", "contentinfo", "form"):
        assert opened.page.get_by_role(landmark).count() >= 1


NAMELESS = """() => {
  const found = [];
  const name = (one) => (one.getAttribute("aria-label") || one.textContent || "").trim();
  const report = (why, one) => found.push([why, one.outerHTML.slice(0, 90)]);
  for (const one of document.querySelectorAll("a, button, summary, th[scope], h1, h2, h3, h4"))
    if (!name(one)) report("no name", one);
  for (const one of document.querySelectorAll("select, input"))
    if (![...one.labels].some((label) => label.firstChild.textContent.trim())
        || one.labels[0].firstChild === one) report("no label", one);
  for (const one of document.querySelectorAll("svg"))
    if (!one.closest("[aria-hidden=true]") && !name(one)) report("no name", one);
  for (const one of document.querySelectorAll("[aria-hidden=true]"))
    if (one.querySelector("a, button, [tabindex]")) report("hidden, yet reached", one);
  for (const one of document.querySelectorAll("table"))
    if (!one.querySelector("th[scope=col]") && !one.querySelector("th[scope=row]"))
      report("no headings", one);
  for (const one of document.querySelectorAll("ul, ol"))
    for (const child of one.children) if (child.tagName !== "LI") report("not an item", child);
  for (const one of document.querySelectorAll("dl > div"))
    if (!one.querySelector("dt") || !one.querySelector("dd")) report("half a pair", one);
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  if (new Set(ids).size !== ids.length) found.push(["an id is used twice"]);
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((one) => +one.tagName[1]);
  levels.forEach((level, at) => {
    if (at && level - levels[at - 1] > 1) found.push(["skips a level", at]);
  });
  return found;
}"""


def test_reduced_to_its_outline_the_page_still_reads(visit, seed):
    outline = visit(seed).page.locator("main").aria_snapshot()
    for part in (
        'heading "North Korean troops in Russia" [level=2]',
        'heading "Who agrees with whom" [level=3]',
        "12,000 expected",
        "not comparable",
    ):
        assert part in outline


# Size


def test_two_thousand_claims_stay_usable(visit):
    asked = [Question(f"event {n}", unit="persons") for n in range(200)]
    claims = [
        Claim(
            f"source {n % 17}",
            asked[n % 200],
            Estimate.exactly(100 + n % 7),
            said_on=f"2024-10-{1 + n % 28:02}",
            id=f"c{n}",
        )
        for n in range(2000)
    ]
    started = time.perf_counter()
    opened = visit(Ledger(claims))
    opened.page.locator("#filters").wait_for()
    assert opened.shown("#shown") == ["2,000 of 2,000 claims, 0 of 0 findings"]
    assert time.perf_counter() - started < 30
    took = opened.measure(
        """async () => {
          const select = document.querySelector("select[name=source]");
          const start = performance.now();
          select.selectedIndex = 3;
          select.dispatchEvent(new Event("input", { bubbles: true }));
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return performance.now() - start;
        }"""
    )
    assert took < 3000
    assert opened.page.locator("#shown").inner_text().startswith("118 of 2,000 claims")
