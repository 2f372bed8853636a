"""Text out of files, made safe for the place where it is shown."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["for_markdown", "visible", "visible_again"]

_RUN = re.compile(r"\\+|[^\\]+")
_ESCAPE = re.compile(r"(\\+)(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[xuU])")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~&$])")
_LINE_START = re.compile(r"\A(\d{0,9})([#+\-=.)])")
_FORMS = ((0xFF, "x", 2), (0xFFFF, "u", 4), (0x10FFFF, "U", 8))
_LAST_LATIN = 0x24F
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    r"""Write what a terminal would obey or hide as its escape; keep everything that shows.

    A backslash that would read as the start of such an escape is doubled, so that
    `visible_again` finds the text as it was.

    >>> visible("a\x1b[31mb\u202e")
    'a\\x1b[31mb\\u202e'
    """
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(_shown(found[0], text, found.start()) for found in _RUN.finditer(text))


def visible_again(text: str) -> str:
    r"""Give back the text that `visible` was given.

    >>> visible_again(visible("a\u202eb\\x41")) == "a\u202eb\\x41"
    True
    """
    return _ESCAPE.sub(_read, text)


def _shown(run: str, text: str, start: int) -> str:
    if run.startswith("\\"):
        after = text[start + len(run) : start + len(run) + 1]
        doubled = after and (after in "xuU" or not after.isprintable())
        return run * 2 if doubled else run
    return "".join(
        char if _shows(char, text, start + at) else _escape(char) for at, char in enumerate(run)
    )


def _shows(char: str, text: str, at: int) -> bool:
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return True
    # Persian and Indic spelling and joined emoji need these two; between Latin letters they hide.
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return char in _JOINERS and len(around) == 2 and not any(_is_plain(one) for one in around)  # noqa: PLR2004 - one on either side


def _is_plain(char: str) -> bool:
    return ord(char) <= _LAST_LATIN or not char.isprintable()


def _escape(char: str) -> str:
    letter, digits = next(form for last, *form in _FORMS if ord(char) <= last)
    return f"\\{letter}{ord(char):0{digits}x}"


def _read(found: re.Match[str]) -> str:
    half, odd = divmod(len(found[1]), 2)
    if odd and len(found[2]) > 1:
        return "\\" * half + chr(int(found[2][1:], 16))
    return "\\" * half + found[2]


def for_markdown(text: str) -> str:
    r"""Write text so that Markdown shows it as it is: no link, no table cell, no markup.

    >>> print(for_markdown("a|b <i> [x](y) #1"))
    a\|b \<i\> \[x\](y) #1
    """
    escaped = _MARKDOWN.sub(r"\\\1", visible(text))
    return _LINE_START.sub(r"\1\\\2", escaped)
