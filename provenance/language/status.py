"""Status: whether a clause speaks of what is, or of what is expected, planned, feared or possible.

The nearest cue decides, the words behind a figure before those in front of it; a cue of what is
not yet so governs a participle behind it ("expected to be deployed").
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from provenance.language.scanner import Tokens

__all__ = ["CUES", "NEGATIONS", "status_of"]

_BY_STATUS = {
    "expected": (
        "will shall expected expects expect expecting anticipated anticipates anticipate projected "
        "projects forecast forecasts predicted predicts likely estimates'd foreseen awaited "
        "upcoming eventually 'll won't"
    ),
    "planned": (
        "planned plans plan planning intends intended intend scheduled pledged pledges pledge "
        "promised promises promise vowed ordered authorized authorised approved agreed proposed "
        "proposes aims aim aiming hopes hope wants want target targets targeted preparing prepares "
        "prepared ready readying offered poised bound"
    ),
    "feared": "feared fears fear fearing presumed worried",
    "possible": (
        "could may might would can possibly potentially perhaps maybe possible alleged allegedly "
        "reportedly suspected unconfirmed rumoured rumored claimed if unless"
    ),
    "actual": (
        "deployed arrived arrive killed kills killing wounded wounds wounding injured injures "
        "injuring dead died dies left leaving has have had was were is are been captured captures "
        "destroyed destroys arrested arrests detained displaced evacuated fled flee sent sends "
        "reached reaches moved trained training fighting fought marched gathered rallied attended "
        "confirmed remain remains stationed based rescued recovered lost shot hit struck reported "
        "recorded counted registered crossed entered returned joined became rose fell grew "
        "climbed jumped dropped increased decreased totalled totaled numbered already currently "
        "now began started took kidnapped abducted hospitalized hospitalised infected missing"
    ),
}
CUES: Mapping[str, str] = MappingProxyType(
    {word: status for status, words in _BY_STATUS.items() for word in words.split()}
)
"""The words that tell a status."""

NEGATIONS = frozenset(
    (
        "not never denied denies deny denying didn't doesn't don't hasn't haven't hadn't isn't "
        "aren't wasn't weren't cannot can't couldn't refuted rejected false untrue without neither"
    ).split()
)
"""The words that deny what the clause says."""

_ENDS = frozenset((",", ";", ":", ".", "!", "?", "(", ")", "—", "–", '"', "“", "”", "\n", "while"))  # noqa: RUF001
_ENDS |= frozenset(("but", "whereas", "although", "though", "because", "said", "says", "saying"))
_ENDS |= frozenset(("that", "which", "who", "after", "when", "as", "including"))
_WINDOW = 16
_ACTUAL = "actual"
_AUXILIARIES = frozenset(("has", "have", "had", "was", "were", "already", "been"))


def status_of(tokens: Tokens, first: int, last: int, left: int, right: int) -> str:
    """Find the status of the figure at tokens `first` up to `last`, looking from `left` to `right`.

    >>> from provenance.language.scanner import scan
    >>> status_of(scan("12,000 expected to be deployed"), 0, 1, 0, 5)
    'expected'
    """
    words = tokens.words
    behind = _first_cue(words, range(last, min(right, last + _WINDOW)))
    if behind and behind[0] != _ACTUAL:
        return behind[0]
    if behind and behind[1] in _AUXILIARIES:
        return _ACTUAL
    before = _first_cue(words, range(first - 1, max(left, first - _WINDOW) - 1, -1), skip=_ACTUAL)
    if before:
        return before[0]
    if behind:
        return _ACTUAL
    before = _first_cue(words, range(first - 1, max(left, first - _WINDOW) - 1, -1))
    return before[0] if before else ""


def _first_cue(words: list[str], span: range, *, skip: str = "") -> tuple[str, str] | None:
    for at in span:
        word = words[at]
        if word in CUES:
            status = CUES[word]
            if status != skip:
                return _governed(words, at, status), word
        elif word in _ENDS:
            break
    return None


def _governed(words: list[str], at: int, status: str) -> str:
    """Let "to be sent" and "to arrive" stand for what is planned, not for what is."""
    if status == _ACTUAL and at and words[at - 1] in {"to", "be"}:
        return "planned"
    return status


def is_negated(tokens: Tokens, first: int, left: int) -> bool:
    """Whether the clause denies the figure that starts at token `first`.

    >>> from provenance.language.scanner import scan
    >>> is_negated(scan("Moscow denied sending 12,000"), 3, 0)
    True
    """
    words = tokens.words
    for at in range(first - 1, max(left, first - _WINDOW) - 1, -1):
        word = words[at]
        if word in NEGATIONS:
            return words[at + 1] not in {"only", "just", "yet"}
        if word in _ENDS and word != "that":
            break
    return False
