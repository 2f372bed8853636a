"""The one builder of HTML and SVG: whatever is not an element already is shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files
from typing import TypeAlias

from provenance.errors import RecordError, shown
from provenance.report.escape import visible

__all__ = ["DOCTYPE", "Child", "Markup", "element", "fragment", "own_file"]

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]*")
_LINKS = re.compile(r"#|https?://")
_VOID = frozenset({"br", "col", "hr", "input", "link", "meta"})
_PLAIN = frozenset({"desc", "option", "script", "style", "text", "title"})
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Words written from the right stand apart, so that dates and figures beside them stay in place.
_LEFTWARD = re.compile(f"[{_RIGHT_TO_LEFT}]+(?:[ '-]+[{_RIGHT_TO_LEFT}]+)*")
_FORBIDDEN = ("on", "srcdoc", "style")


class Markup(str):
    """Markup made by this module; no other text is ever taken for it.

    >>> isinstance(element("b", "a < b"), Markup)
    True
    """

    __slots__ = ()


Child: TypeAlias = "str | Markup | Iterable[Child] | None"


def element(tag: str, /, *children: Child, **attributes: object) -> Markup:
    """Make an element; an attribute that is None or False is left out, True stands alone.

    A name may end in an underscore (`class_`), and underscores within it are written as hyphens.
    Raises `RecordError` for an attribute that could run code and a link to anything but the web.

    >>> print(element("a", "<1>", href="#c1", class_="claim"))
    <a href="#c1" class="claim">&lt;1&gt;</a>
    """
    name = _checked(tag)
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{told}>")
    inside = "".join(_child(child, plain=name in _PLAIN) for child in children)
    return Markup(f"<{name}{told}>{inside}</{name}>")


def fragment(*children: Child) -> Markup:
    """Join elements and text, one after the other.

    >>> print(fragment("a & ", element("b", "c"), None, ["d", "e"]))
    a &amp; <b>c</b>de
    """
    return Markup("".join(_child(child, plain=False) for child in children))


@cache
def own_file(name: str) -> Markup:
    """Read a style sheet or script of this package, which is markup as it stands.

    >>> own_file("picture.css").startswith("svg")
    True
    """
    return Markup((files("provenance.report") / name).read_text(encoding="utf-8"))


DOCTYPE = Markup("<!doctype html>\n")
"""The first line of every page."""


def _child(child: Child, *, plain: bool) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        text = escape(visible(child), quote=False)
        return text if plain or text.isascii() else _LEFTWARD.sub(r"<bdi>\g<0></bdi>", text)
    return "".join(_child(one, plain=plain) for one in child)


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise RecordError(f"not the name of an element or attribute: {name!r}", value=name)
    return name


def _attribute(key: str, value: object) -> str:
    name = _checked(key.removesuffix("_").replace("_", "-"))
    if value is None or value is False:
        return ""
    if name.startswith(_FORBIDDEN):
        raise RecordError(f"an attribute that could run code or break the page: {name}", value=key)
    if value is True:
        return f" {name}"
    text = str(value)
    if name in ("href", "src") and not _LINKS.match(text):
        raise RecordError(
            f"a link leads into the page or to the web, not to {shown(text)}", value=text
        )
    return f' {name}="{escape(visible(text))}"'
