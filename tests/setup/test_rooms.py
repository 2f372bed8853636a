"""The rooms are those of docs/architecture.md, one above the other in the same order."""

import re
import tomllib
from pathlib import Path
from pkgutil import iter_modules

import provenance

ROOT = Path(provenance.__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ON_PAGE = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
[ROOMS] = [
    contract["layers"]
    for contract in SETTINGS["importlinter"]["contracts"]
    if contract["id"] == "rooms"
]
LAYERS = [room for layer in ROOMS for room in re.findall(r"\w+", layer)]


def test_what_is_enforced_is_what_the_page_says():
    assert [room for room in LAYERS if room in ON_PAGE] == ON_PAGE


def test_every_room_is_on_the_page():
    here = {room.name for room in iter_modules(provenance.__path__)} - {"__main__"}
    assert {room for room in here if f"`{room}`" not in PAGE} == set()
