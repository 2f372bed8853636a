"""What holds for the report on any ledger, whatever the format."""

import json
import random
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from provenance import Claim, Estimate, Ledger, Link, Question, Source, check
from provenance.report import FORMATS, account_of, render
from provenance.report.escape import visible_again
from provenance.strategies import ledgers


def account(ledger):
    return account_of(check(ledger), ledger)


@settings(max_examples=40)
@given(ledgers())
def test_every_claim_is_told_in_one_place(ledger):
    told = account(ledger)
    places = [claim.id for section in told.sections for claim in section.claims]
    places += [claim.id for claim in told.alone]
    assert sorted(places) == sorted(claim.id for claim in ledger)
    assert told.counts["claims"] == len(ledger)


@settings(max_examples=25)
@given(ledgers(), st.randoms())
def test_the_order_of_a_file_does_not_matter(ledger, chance):
    def shuffled(things):
        return tuple(random.Random(chance.random()).sample(things, len(things)))  # noqa: S311

    other = ledger.but(
        claims=shuffled(ledger.claims),
        links=shuffled(ledger.links),
        sources=shuffled(ledger.sources),
        questions=shuffled(ledger.questions),
    )
    for format_ in FORMATS:
        assert render(check(other), other, format=format_) == render(
            check(ledger), ledger, format=format_
        )


@settings(max_examples=40)
@given(ledgers())
def test_all_formats_give_the_same_counts(ledger):
    report = check(ledger)
    told = {format_: render(report, ledger, format=format_) for format_ in FORMATS}
    told.pop("svg")
    counts = json.loads(told.pop("json"))["on_record"]
    for text in told.values():
        for thing in ("claim", "source", "question"):
            number = counts[f"{thing}s"]
            assert f"{number:,} {thing}{'' if number == 1 else 's'}" in text
        for kind in ("error", "warning", "note"):
            number = counts[f"{kind}s"]
            assert (f"{number:,} {kind}" in text) or not number


@settings(max_examples=40)
@given(ledgers(), ledgers())
def test_reports_on_unrelated_subjects_add_up(one, other):
    def renamed(ledger):
        claims = [
            claim.but(
                id=f"x{claim.id}",
                after=[f"x{id_}" for id_ in claim.after],
                source=Source("elsewhere"),
                via=(),
                utterance=claim.utterance and f"x{claim.utterance}",
                question=claim.question.but(subject=f"other {claim.question.subject}"),
            )
            for claim in ledger
        ]
        return Ledger(claims)

    apart = renamed(other)
    both = Ledger(
        (*one.claims, *apart.claims),
        links=one.links,
        sources=one.sources,
        wholes=one.wholes,
        sums=one.sums,
        policy=one.policy,
    )
    alone = one.but(exemptions=(), rule_settings=(), title="")
    apart = apart.but(policy=one.policy, wholes=one.wholes, sums=one.sums)
    headlines = [[told.headline for told in account(part).told] for part in (alone, apart, both)]
    assert sorted(headlines[0] + headlines[1]) == sorted(headlines[2])


class Reader(HTMLParser):
    """The tags of a page with the names of their attributes, and its text."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data):
        self.text.append(data)


HOSTILE = [
    "<script>alert(1)</script>",
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "<!--",
    "]]>",
    "</style></title></textarea><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/a.png)",
    "a|b",
    "`a` **b** __c__ ~~d~~",
    "# heading",
    "1. list",
    "- list",
    "+1+cmd",
    "=1+1",
    "{{7*7}} ${7*7} {% x %}",
    "&lt;b&gt; &amp; &#60;",
    "x\x1b]8;;http://evil/\x07link",
    "a\u202eb\u2066c\u200fd",
    "NA\u200bTO",
    "a\\x41 \\\\u202e \\",
    "\x00\x07\x7f\x9b31m",
    'x", "evil": "y',
    '"];x[label="',
    "\u0301mark",
    "\uff2e\uff21\uff34\uff2f \uff1d1+1",
]


def dossier(text):
    """A ledger with the text in every field that takes any."""
    there = Question(f"s{text}", measure=f"m{text}", place=f"p{text}", scope={"side": f"c{text}"})
    kim = Source("kim", name=f"n{text}", speaks_for=Source("rok", name=f"q{text}"), note=text)
    paper = Source("paper", name=f"o{text}", kind="outlet", aliases=[f"a{text}"])
    said = {"said_on": "2024-10-24", "via": [paper], "words": text, "note": text, "audience": text}
    claims = [
        Claim(kim, there, Estimate.exactly(5, words=text), id="a", locator=text, **said),
        Claim("nato", there, Estimate.exactly(9, words=text), id="b", **said),
        Claim("nato", there.but(measure=f"u{text}"), id="c", **said),
    ]
    link = Link("confirms", by=paper, claims=["a"], targets=["b"], words=text, reason=text)
    return Ledger(claims, links=[link], sources=[kim, paper], title=f"t{text}")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_nothing_on_the_page_but_text(text):
    # Without rules, for one of them reads figures out of words and finds what they contradict.
    pages = (
        render(check(one, rules=()), one, format="html") for one in (dossier("x"), dossier(text))
    )
    harmless, hostile = map(Reader, pages)
    assert hostile.tags == harmless.tags
    assert f"t{' '.join(text.split())}" in visible_again("".join(hostile.text)).replace("\n", " ")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_from_json(text, told):
    answer = told(dossier(text), "json")
    assert json.loads(answer)["title"] == f"t{text}"
    assert answer.replace("\n", "").isprintable()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_terminal_is_sent_nothing_that_it_would_obey(text, told):
    answer = told(dossier(text), "text")
    assert all(char.isprintable() or char == "\n" for char in answer)
    assert f"t{' '.join(text.split())}" in visible_again(answer)


def kinds_of(tokens):
    return {one.type for token in tokens for one in (token, *(token.children or ()))}


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_as_it_is(text, told):
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    kinds = [
        {
            token.type
            for top in reader.parse(told(dossier(one), "markdown"))
            for token in (top, *(top.children or ()))
        }
        for one in ("x", text)
    ]
    assert kinds[1] <= kinds[0]
    inline = [top for top in reader.parse(told(dossier(text), "markdown")) if top.type == "inline"]
    shown = "".join(child.content for child in inline[0].children)
    assert visible_again(shown) == " ".join(f"t{text}".split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_picture_keeps_its_shapes(text, told):
    one, other = (Reader(told(dossier(each), "svg")) for each in ("x", text))
    assert {tag for tag, _ in one.tags} == {tag for tag, _ in other.tags}
    assert set(one.tags) == set(other.tags)


def many(number):
    """A ledger of so many claims on a tenth as many questions."""
    asked = [Question(f"event {n}", unit="persons") for n in range(number // 10)]
    return Ledger(
        Claim(
            f"source {n % 17}",
            asked[n % len(asked)],
            Estimate.exactly(100 + n % 7),
            said_on=f"2024-10-{1 + n % 28:02}",
            id=f"c{n}",
        )
        for n in range(number)
    )


def test_whatever_is_cut_is_counted(told):
    text = told(many(400))
    assert re.search(r"12 of 40 topics", text)
    crowded = Ledger(
        Claim(f"s{n}", Question("x"), Estimate.exactly(n), said_on="2024-10-24", id=f"c{n}")
        for n in range(40)
    )
    text = told(crowded)
    assert "the last 12 of 40 claims" in text
    assert "12 of 780 pairs" in text
    assert "6 of 40 sources" in " ".join(text.split())
    page = told(crowded, "html")
    assert "16 of 40 claims" in page


def test_a_long_name_is_cut_where_it_would_drown_the_rest(told):
    long = "N" * 2000
    claims = [Claim(Source("a", name=long), Question("x"), Estimate.exactly(3), id="a")]
    text = told(Ledger(claims))
    assert "…" in text
    assert len(text) < 4000


@settings(max_examples=40)
@given(ledgers())
def test_lines_fit_80_columns(ledger):
    for line in render(check(ledger), ledger).splitlines():
        assert len(line) <= 80
