"""The account of a ledger as JSON, with nothing cut and nothing that a terminal would obey."""

from __future__ import annotations

import json

from provenance.report.account import Account

__all__ = ["as_json", "render"]


def render(account: Account) -> str:
    """Write an account as one JSON object."""
    return as_json(account.to_dict())


def as_json(value: object) -> str:
    r"""Write plain values as JSON that reads back the same; what does not show is escaped.

    >>> print(as_json({"name": "a\u202eb"}), end="")
    {
      "name": "a\u202eb"
    }
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if text.replace("\n", "").isprintable():
        return text + "\n"
    # What cannot be shown stands only inside strings, where JSON has an escape for it.
    return (
        "".join(char if char.isprintable() or char == "\n" else _escape(char) for char in text)
        + "\n"
    )


def _escape(char: str) -> str:
    return json.dumps(char)[1:-1]
