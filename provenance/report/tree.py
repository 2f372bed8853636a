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


def _branch(node: Node, sheet: Sheet, part: str) -> Markup:
    ahead = node.leads_to.values()
    what = part if node.known else "lineage unknown"
    return element(
        "li",
        element(
            "span", element("b", node.name), _part(what), *_figures(node, sheet), class_="node"
        ),
        element("ul", (_branch(one, sheet, "") for one in ahead)) if node.leads_to else None,
    )


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
