"""How large, deep and long an input may be; whatever goes beyond is refused by name."""

from __future__ import annotations

__all__ = [
    "LARGEST_WHOLE",
    "LONGEST_DATE",
    "LONGEST_LINE",
    "LONGEST_NOTE",
    "LONGEST_WORDS",
    "MOST_BAD_LINES",
    "MOST_BYTES",
    "MOST_BYTES_OF_TOML",
    "MOST_COLUMNS",
    "MOST_DEPTH",
    "MOST_KEY_PARTS",
    "MOST_STEPS_UP",
]

MOST_BYTES = 64 * 1024 * 1024
"""The largest JSON or CSV file: it is held in memory whole."""

MOST_BYTES_OF_TOML = 8 * 1024 * 1024
"""The largest TOML file: it is written by hand, and slow to read."""

LONGEST_LINE = 1024 * 1024
"""The longest line of JSONL, in bytes; the file itself may have any length."""

MOST_DEPTH = 32
"""How deep lists and tables may nest; a dossier needs five levels."""

MOST_KEY_PARTS = 8
"""How many parts a dotted TOML key may have; a dossier needs three."""

LARGEST_WHOLE = 2**53 - 1
"""The largest figure: beyond it some JSON readers no longer tell neighbours apart."""

LONGEST_WORDS = 10_000
"""The most characters of a quotation, a title or a short text."""

LONGEST_NOTE = 100_000
"""The most characters of a note or reason."""

LONGEST_DATE = 120
"""The most characters of a date in words."""

MOST_STEPS_UP = 100
"""How many steps a line of `speaks_for` may have from the speaker up to the principal."""

MOST_BAD_LINES = 10_000
"""After so many lines of JSONL that cannot be read, the rest is not looked at."""

MOST_COLUMNS = 200
"""The most columns of a table."""
