"""Bytes from a file and back: sizes bounded, other formats recognised, writing all or nothing."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path as FilePath
from secrets import token_hex

from provenance.errors import UnusableInput
from provenance.formats.faults import refusal

__all__ = [
    "BOM",
    "LineCounter",
    "decoded",
    "keep_apart",
    "read_bytes",
    "reading",
    "recognised",
    "write_whole",
]

_MAGIC = (
    (b"\x1f\x8b", "gzip-compressed data; unpack it first"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (as .xlsx, .ods and .docx are); export it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; export it as text first"),
    (b"BZh", "bzip2-compressed data; unpack it first"),
    (b"\xfd7zXZ", "xz-compressed data; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data; unpack it first"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
    (b"\x00\x00\xfe\xff", "UTF-32 text; save it with the encoding UTF-8"),
    (b"\xff\xfe\x00\x00", "UTF-32 text; save it with the encoding UTF-8"),
    (b"\xff\xfe", "UTF-16 text; save it with the encoding UTF-8"),
    (b"\xfe\xff", "UTF-16 text; save it with the encoding UTF-8"),
)
_MARKUP = ((b"<!doctype html", "an HTML page"), (b"<html", "an HTML page"), (b"<?xml", "XML"))
BOM = b"\xef\xbb\xbf"
"""The byte order mark, which some editors put before UTF-8 and no reader needs."""

_LINE_END = re.compile(r"\r\n|\n|\r")


def _opened(path: FilePath, file: str) -> BufferedReader:
    """Open a file for reading, or say in a sentence why that cannot be done."""
    try:
        return path.open("rb")
    except IsADirectoryError as error:
        raise refusal(file, "cannot be read: a directory, not a file") from error
    except OSError as error:
        raise refusal(file, f"cannot be read: {_cause(error)}") from error
    except ValueError as error:
        raise refusal(file, "cannot be read: the name holds a NUL character") from error


def _cause(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return (error.strerror or str(error)).lower()


@contextmanager
def reading(path: FilePath, file: str) -> Iterator[BufferedReader]:
    """Open a file for reading, and say in a sentence where it, or its disk, cannot be read."""
    with _opened(path, file) as stream:
        try:
            yield stream
        except OSError as error:
            raise refusal(file, f"cannot be read: {_cause(error)}") from error


def read_bytes(path: FilePath, file: str, most: int) -> bytes:
    """Read a whole file of at most so many bytes; empty and oversized ones are refused."""
    with reading(path, file) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        size = f"{most // (1024 * 1024)} MiB"
        raise refusal(file, f"too large: at most {size} of this format are read; use JSONL instead")
    return data


def recognised(data: bytes) -> str:
    """Name what data is that is no text in UTF-8, as far as its first bytes tell.

    >>> recognised(b"%PDF-1.7")
    'a PDF document'
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    start = data[:200].removeprefix(BOM).lstrip().lower()
    for opening, kind in _MARKUP:
        if start.startswith(opening):
            return kind
    nulls = tuple(byte == 0 for byte in data[:4])
    if nulls in ((False, True, False, True), (True, False, True, False)):
        return "UTF-16 text; save it with the encoding UTF-8"
    return ""


def decoded(data: bytes, file: str, wanted: str) -> str:
    """Decode UTF-8 (a byte order mark is skipped), refusing whatever else it is by name.

    >>> decoded(b"{}", "a.json", "JSON")
    '{}'
    """
    kind = recognised(data)
    if kind:
        raise refusal(file, f"not {wanted} in UTF-8 but {kind} (byte offset 0)", line=1)
    if not data.removeprefix(BOM).strip():
        raise refusal(file, f"the file is empty; {wanted} with at least one record is due", line=1)
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        skipped = len(data) - len(data.removeprefix(BOM))
        raise _not_utf8(data, skipped + error.start, file, wanted) from error


def _not_utf8(data: bytes, offset: int, file: str, wanted: str) -> UnusableInput:
    line = len(re.findall(rb"\r\n|\n|\r", data[:offset])) + 1
    byte = f"0x{data[offset]:02x} at byte offset {offset:,}"
    message = f"{wanted} is text in the encoding UTF-8, and {byte} is not; save it as UTF-8"
    return refusal(file, message, line=line)


class LineCounter:
    r"""Tells the line of a character by its offset, counting LF, CRLF and CR ends.

    >>> LineCounter("a\r\nb\rc").line(5)
    3
    """

    def __init__(self, text: str) -> None:
        self._ends = [found.end() for found in _LINE_END.finditer(text)]

    def line(self, offset: int) -> int:
        """Give the number of the line, from 1."""
        return bisect_right(self._ends, offset) + 1

    def column(self, offset: int) -> int:
        """Give the place in its line, from 1."""
        before = bisect_right(self._ends, offset)
        return offset - (self._ends[before - 1] if before else 0) + 1


def keep_apart(
    written: str | os.PathLike[str] | None, *needed: str | os.PathLike[str] | None
) -> None:
    """Refuse to write a file over one that is read, or over what else is written.

    >>> keep_apart("a.csv", "./a.csv")
    Traceback (most recent call last):
    provenance.errors.UnusableInput: a.csv: this would be written over a file that is needed; \
name another
    """
    if written is None:
        return
    if os.path.realpath(written) in {os.path.realpath(one) for one in needed if one is not None}:
        message = "this would be written over a file that is needed; name another"
        raise refusal(str(written), message)


def write_whole(path: FilePath, chunks: Iterator[str], file: str) -> None:
    """Write a file aside and move it into place, so that it is there whole or as it was before."""
    target = FilePath(os.path.realpath(path))
    # Named before it is there: whoever interrupts this at any moment leaves nothing behind.
    aside = target.with_name(f".{target.name[:40]}-{token_hex(8)}")
    try:
        with open(aside, "x", encoding="utf-8", newline="", opener=_for_us_alone) as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        aside.chmod(_mode_for(target))
        aside.replace(target)
    except OSError as error:
        _remove(aside)
        is_lost = isinstance(error, FileNotFoundError) and not target.parent.is_dir()
        cause = "there is no such folder" if is_lost else _cause(error)
        raise refusal(file, f"cannot be written: {cause}; nothing was changed") from error
    except BaseException:
        _remove(aside)
        raise


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _remove(aside: FilePath) -> None:
    with suppress(OSError):
        aside.unlink()


def _mode_for(target: FilePath) -> int:
    """Keep the mode of the file that is replaced; a new one gets what the umask leaves."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
