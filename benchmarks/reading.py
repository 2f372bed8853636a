"""What it costs to read estimates in sentences of news, beside readers of quantities and numbers.

Each peer is optional: a row appears for those that are installed (quantulum3, text2num). Ours reads
in full: figures, hedges, ranges, relations, status, and what is counted. Theirs do less.
"""

import gc
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from time import perf_counter

from benchmarks.rows import Row, in_turns
from provenance.language import read_estimates

__all__ = ["FULL_OF_FIGURES", "SENTENCES", "run"]

_ROUNDS = 15
_GOAL = 1 / 300

FULL_OF_FIGURES = (
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

# What stands between figures in a report: most sentences of the news hold none.
WITHOUT_FIGURES = (
    "The council met behind closed doors after residents complained about the smell of the river.",
    "“Nobody told us the bridge was unsafe,” the mayor said, standing beside the closed road.",
    "Engineers from the ministry will inspect the dam as soon as the water has fallen.",
    "Her office declined to say who had signed the contract or when it would end.",
    "Opposition leaders called the announcement a distraction from the strike at the docks.",
    "The harbour remained shut overnight, and fishing boats were told to stay in port.",
    "Witnesses described hearing a loud crack before the roof of the market gave way.",
    "Neighbouring countries have offered tents, blankets and drinking water.",
    "Prosecutors believe the documents were forged, though the bank disputes that.",
    "It was not immediately clear whether the airline would resume its flights.",
    "Schools along the coast are expected to reopen once the power has been restored.",
    "The navy’s spokesman said the search would go on for as long as the weather allowed.",
    "Farmers in the hills say the early frost has ruined most of the crop.",
    "A judge ordered the newspaper to hand over its notes; its editor refused.",
    "Relatives waited outside the hospital for news of those still inside.",
    "Analysts doubt that the agreement will survive the election.",
    "The foreign minister, who is travelling in Asia, has not commented.",
    "Officials blamed a faulty valve, which had been replaced only recently.",
    "“We will rebuild,” he told reporters, “but it will take patience.”",
    "The company said its insurance would cover the damage to the warehouse.",
    "Divers recovered the ship’s bell and part of its rudder.",
    "Trade unions want the inquiry to be public and led by a retired judge.",
    "The rain eased towards evening, giving rescue teams a chance to rest.",
    "Campaigners have long argued that the valley should never have been flooded.",
)
SENTENCES = tuple(
    sentence
    for place, plain in enumerate(WITHOUT_FIGURES)
    for sentence in (plain, *FULL_OF_FIGURES[place // 2 : place // 2 + 1 - place % 2])
)
"""A report as it is written: one sentence in three states figures, and then several."""
_TEXTS = {
    "a sentence of a report": SENTENCES,
    "a sentence full of figures": FULL_OF_FIGURES,
}


def _seconds(read: Callable[[str], object], sentences: Sequence[str]) -> float:
    """Time one pass over some sentences, warm and with the collector of garbage out of the way."""
    gc.collect()
    gc.disable()
    try:
        for sentence in sentences:
            read(sentence)
        start = perf_counter()
        for sentence in sentences:
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
    rows: list[Row] = []
    for name, (load, goal) in _PEERS.items():
        try:
            peer = load()
        except ImportError:
            continue
        for what, sentences in _TEXTS.items():
            ours, theirs = in_turns(
                partial(_seconds, read_estimates, sentences),
                partial(_seconds, peer, sentences),
                rounds=_ROUNDS,
            )
            micro = 1e6 / len(sentences)
            rows.append(Row(f"read {what}", name, ours * micro, theirs * micro, "µs", goal))
    return rows
