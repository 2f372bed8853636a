"""The agreement matrix of a chapter: every pair of claims, with the reason in every cell."""

from __future__ import annotations

from provenance.claim import Claim
from provenance.corroboration.order import in_turn
from provenance.report.chapters import MOST_COMPARED, Chapter
from provenance.report.element import Markup, element, fragment
from provenance.report.phrases import answer, cut, with_status
from provenance.report.sheet import Sheet
from provenance.verdict import Comparison, Verdict

__all__ = ["SIGNS", "matrix"]

_FEW = 4

SIGNS = {
    Verdict.AGREE: "=",
    Verdict.COMPATIBLE: "≈",
    Verdict.CONFLICT: "≠",
    Verdict.REVISION: "→",
    Verdict.REPEAT: "↺",
    Verdict.NOT_COMPARABLE: "·",
    Verdict.CANNOT_JUDGE: "?",
}
"""A sign for each verdict, so that none rests on colour alone."""


def matrix(chapter: Chapter, sheet: Sheet) -> Markup | None:
    """Draw who agrees with whom in a chapter; None where there is no pair.

    A cell shows its verdict and, in a small matrix, its reason; in a larger one the reason is shown
    when the cell is pointed at, reached by key, or printed.
    """
    judge = sheet.account.judge
    claims = in_turn(claim for section in chapter.sections for claim in section.compared)
    claims = claims[-MOST_COMPARED:]
    if len(claims) < 2:  # noqa: PLR2004 - a pair
        return None
    found = [
        [judge.compare(claim, other) for other in claims[:at]] for at, claim in enumerate(claims)
    ]
    heads = (element("th", str(at), scope="col") for at in range(1, len(claims)))
    rows = (_row(claim, at, found[at], sheet) for at, claim in enumerate(claims))
    few = "few" if len(claims) <= _FEW else ""
    left = cut(len(claims), len(chapter.claims), "claim")
    return element(
        "div",
        element(
            "table",
            element("caption", _caption({one.verdict for row in found for one in row}, left)),
            element("thead", element("tr", element("td", ""), element("td", ""), heads)),
            element("tbody", rows),
            class_=f"matrix {few}".rstrip(),
        ),
        class_="scroll",
        role="region",
        aria_label=f"Who agrees with whom: {chapter.title}",
        tabindex=0,
    )


def _caption(used: set[Verdict], left: str) -> Markup:
    keys = (
        element("span", f"{sign} {verdict.in_words}", class_="key")
        for verdict, sign in SIGNS.items()
        if verdict in used
    )
    cut_short = element("span", f"{left}: what each source said last", class_="key")
    return fragment(keys, cut_short if left else None)


def _row(claim: Claim, at: int, found: list[Comparison], sheet: Sheet) -> Markup:
    plain = claim.question.status.is_actual or claim.estimate is None
    name = sheet.link(claim.id, answer(claim) if plain else with_status(claim))
    return element(
        "tr",
        element("td", str(at + 1), class_="number"),
        element("th", name, f" {claim.source}", scope="row"),
        (_cell(one) for one in found),
    )


def _cell(one: Comparison) -> Markup:
    verdict = one.verdict
    return element(
        "td",
        element("span", SIGNS[verdict], class_="sign", aria_hidden="true"),
        element("span", f" {verdict.in_words}: ", _reason(one), class_="reason"),
        class_=f"cell {verdict}",
        tabindex=-1,
    )


def _reason(one: Comparison) -> str:
    return "; ".join((one.reason, *one.notes))
