"""How corroboration is worded: lists, counts, articles, and what a claim says in brief."""

import pytest

from provenance.claim import Claim
from provenance.corroboration import consensus
from provenance.corroboration.phrases import (
    as_markdown,
    as_text,
    joined,
    plural,
    said_briefly,
    with_article,
)
from provenance.estimate import Estimate
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.source import Source

TROOPS = Question("troops", id="troops")


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_is_written_as_in_a_sentence(parts, sentence):
    assert joined(parts) == joined(iter(parts)) == sentence


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 origins"), (1, "1 origin"), (2, "2 origins"), (1200, "1,200 origins")],
)
def test_things_are_counted_in_words(number, words):
    assert plural(number, "origin") == words


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Defense Ministry", "the Defense Ministry"),
        ("ministry", "the ministry"),
        ("the Defense Ministry", "the Defense Ministry"),
        ("The Army", "The Army"),
        ("Lebanon's Ministry", "Lebanon's Ministry"),
        ("UNITED NATIONS", "the UNITED NATIONS"),
        ("Army News", "Army News"),
        ("Seoul", "Seoul"),
        (" ", " "),
    ],
)
def test_a_name_takes_its_article(name, told):
    assert with_article(name) == told


@pytest.mark.parametrize(
    ("stance", "figure", "told"),
    [
        ("asserts", None, "asserts it"),
        ("denies", None, "denies it"),
        ("unsure", None, "is unsure"),
        ("asserts", 3000, "3,000"),
        ("denies", 3000, "not 3,000"),
    ],
)
def test_what_a_claim_says_in_a_word_or_two(stance, figure, told):
    estimate = None if figure is None else Estimate.exactly(figure)
    assert said_briefly(Claim("us", TROOPS, estimate, stance=stance)) == told


def test_lines_are_indented_by_two_a_step_and_no_deeper_than_forty():
    lines = [(0, "a"), (1, "b"), (40, "c"), (41, "d")]
    deepest = " " * 80
    assert as_text(lines) == f"a\n  b\n{deepest}c\n{deepest}d"
    assert as_markdown(lines) == f"- a\n  - b\n{deepest}- c\n{deepest}- d"


def test_markdown_shows_every_sign_as_it_is():
    assert as_markdown([(0, "a_b <c> [d] #e `f`|\\ & *g*")]) == (
        r"- a\_b \<c\> \[d\] \#e \`f\`\|\\ \& \*g\*"
    )
    assert as_markdown([(0, "a\u202eb\x07")]) == r"- a\\u202eb\\u0007"


class TestConsensus:
    def met(self, **said):
        claims = [
            Claim.said(words.replace("_", " "), by=Source(by, kind="outlet"), of=TROOPS, id=by)
            for by, words in said.items()
        ]
        return consensus(Ledger(claims), "troops")

    def test_unknown_lineages_are_told_apart_by_semicolons(self):
        assert str(self.met(afp="12", ap="12", dpa="7")) == (
            "2 of 3 unknown lineages allow 12 (unknown, by way of afp; unknown, by way of ap);"
            " dissenting: 7 (unknown, by way of dpa)"
        )

    def test_the_spread_is_told_and_given(self):
        said = [
            Claim.said(words, by=by, of=TROOPS, id=by)
            for by, words in (("a", "100 ± 20"), ("b", "140 ± 20"))
        ]
        met = consensus(Ledger(said), "troops")
        told = (
            "2 figures with stated errors scatter 2.828 times as far as these explain (Q 8, I²"
            " 87.5 %)"
        )
        assert list(met.lines())[-1] == (1, told)
        assert met.to_dict()["spread"] == {
            "figures": 2,
            "q": "8",
            "i_squared": "0.875",
            "birge": "2.828",
            "scale": "2.828",
        }
        assert self.met(afp="12").to_dict()["spread"] is None
