"""What it costs to read estimates in sentences of news, beside readers of quantities and numbers.

Each peer is optional: a row appears for those that are installed (quantulum3, text2num). Ours reads
in full: figures, hedges, ranges, relations, status, and what is counted. Theirs do less.
"""

import gc
import warnings
from collections.abc import Callable
from functools import partial
from importlib import import_module
from time import perf_counter

from benchmarks.rows import Row, in_turns
from provenance.language import read_estimates

__all__ = ["SENTENCES", "run"]

_ROUNDS = 15
_GOAL = 1 / 300

SENTENCES = (
    "The harbour master said some 4,000 crates were moved to the island by barge on Tuesday.",
    "At least 2,300 volunteers have already reached the northern valleys, the council said.",
    "Police said between 350 and 400 people were held after nearly 10,000 marched to the palace.",
    "The toll rose to 1,250 on Friday, including 300 children, and more than 4,000 were hurt.",
    "Rescuers pulled seven survivors from the rubble, but dozens of residents are still missing.",
    "The firm cut about 1,500 jobs last year and expects to lose another 600 by the end of 2025.",
    "Tens of thousands of homes were left without power after the storm, the utility said.",
    "Up to 200,000 people could be displaced if the dam fails, engineers warned on Tuesday.",
    "The ministry put the cost at $2.4 billion, roughly a third of which donors will cover.",
    "Two sailors were killed and 11 others injured when a crane fell in the port, the navy said.",
    "Turnout reached 61 percent, up from 54 percent four years ago, the commission announced.",
    "He denied that any of the 800 letters had been opened and said no more than five were lost.",
)


def _seconds(read: Callable[[str], object]) -> float:
    """Time one pass over all sentences, with the collector of garbage out of the way."""
    gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        for sentence in SENTENCES:
            read(sentence)
        return perf_counter() - start
    finally:
        gc.enable()


def _quantulum() -> Callable[[str], object]:
    with warnings.catch_warnings():
        # It warns that it was installed without its classifier of units, which needs none here.
        warnings.simplefilter("ignore")
        parse: Callable[[str], object] = import_module("quantulum3.parser").parse
    return parse


def _text2num() -> Callable[[str], object]:
    replace: Callable[[str, str], object] = import_module("text_to_num").alpha2digit
    return lambda sentence: replace(sentence, "en")


_PEERS = {
    "quantulum3 (numbers and units)": (_quantulum, _GOAL),
    "text2num (spelled numbers only)": (_text2num, None),
}


def run() -> list[Row]:
    """Read the sentences with ours and with every peer there is, in turns."""
    rows = []
    for name, (load, goal) in _PEERS.items():
        try:
            peer = load()
        except ImportError:
            continue
        timed = partial(_seconds, read_estimates), partial(_seconds, peer)
        ours, theirs = in_turns(*timed, rounds=_ROUNDS)
        micro = 1e6 / len(SENTENCES)
        what = "read the estimates of a sentence"
        rows.append(Row(what, name, ours * micro, theirs * micro, "µs", goal))
    return rows
