"""The attribution tree of a chapter: from each origin, through whoever passed it on, to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from provenance.claim import Claim
from provenance.report.chapters import Chapter
from provenance.report.element import Markup, element
from provenance.report.phrases import answer, with_status
from provenance.report.sheet import Sheet

__all__ = ["Node", "forest_of", "tree"]

DEEPEST = 6
"""How many levels are drawn one inside another."""

MOST_FIGURES = 6


@attrs.define
class Node:
    """A name on the way from an origin to print, the claims that end there, and where it leads."""

    name: str
    claims: list[Claim] = attrs.field(factory=list)
    leads_to: dict[str, Node] = attrs.field(factory=dict)
    known: bool = True

    def grow(self, path: Iterable[str], claim: Claim) -> None:
        """Put a claim at the end of a path that starts here."""
        here = self
        for name in path:
            here = here.leads_to.setdefault(name, Node(name))
        if claim not in here.claims:
            here.claims.append(claim)


def forest_of(chapter: Chapter) -> tuple[Node, ...]:
    """Join the ways back from all claims of a chapter, one tree for each origin.

    Ways that part after the same names part there in the tree.
    """
    roots: dict[tuple[str, bool], Node] = {}
    for section in chapter.sections:
        for backing in section.support.backings:
            for claim, path in zip(backing.claims, backing.paths, strict=True):
                first, *rest = reversed(path)
                key = first, backing.origin.known
                root = roots.setdefault(key, Node(first, known=backing.origin.known))
                root.grow(rest, claim)
    return tuple(roots[key] for key in sorted(roots, key=lambda key: (not key[1], key[0])))


def tree(chapter: Chapter, sheet: Sheet) -> Markup | None:
    """Draw the attribution tree as nested lists, which read aloud as well as they print."""
    forest = forest_of(chapter)
    if not forest:
        return None
    return element("ul", (_branch(node, sheet, "origin") for node in forest), class_="tree")


def _branch(node: Node, sheet: Sheet, part: str, depth: int = 1) -> Markup:
    ahead = node.leads_to.values()
    inside = (
        (_branch(one, sheet, "", depth + 1) for one in ahead)
        if depth < DEEPEST
        else (item for one in ahead for item in _onward(one, sheet))
    )
    return element(
        "li",
        _named(node.name, part if node.known else "lineage unknown", node, sheet),
        element("ul", inside) if node.leads_to else None,
    )


def _onward(start: Node, sheet: Sheet) -> Iterator[Markup]:
    """Go on in lines of their own, "desk → agency → paper", where no more room is to the right."""
    left: list[tuple[Node, tuple[str, ...]]] = [(start, (start.name,))]
    while left:
        node, names = left.pop()
        told = bool(node.claims) or not node.leads_to
        if told:
            yield element("li", _named(" → ".join(names), "", node, sheet))
        before: tuple[str, ...] = (node.name,) if told else names
        left += [(one, (*before, one.name)) for one in reversed(node.leads_to.values())]


def _named(name: str, what: str, node: Node, sheet: Sheet) -> Markup:
    return element("span", element("b", name), _part(what), *_figures(node, sheet), class_="node")


def _part(text: str) -> Markup | None:
    return element("span", f" {text}", class_="part") if text else None


def _figures(node: Node, sheet: Sheet) -> Iterator[Markup]:
    for claim in node.claims[:MOST_FIGURES]:
        yield element("span", sheet.link(claim.id, _said(claim)), class_="leaf")
    more = len(node.claims) - MOST_FIGURES
    if more > 0:
        yield element("span", f"{MOST_FIGURES} of {len(node.claims):,} claims", class_="leaf")


def _said(claim: Claim) -> str:
    plain = claim.question.status.is_actual or claim.estimate is None
    return answer(claim) if plain else with_status(claim)
