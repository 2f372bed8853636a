"""Hedges: the phrases around a figure that say how it bounds the truth, each with its effect.

A pattern in braces stands for one phrase for each word in it. To know one phrase more, see
`provenance.language.hedging.Hedges.adding`.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from provenance.estimate import Side

__all__ = [
    "BEFORE_FIGURE",
    "BEHIND_FIGURE",
    "EFFECTS",
    "NEUTRAL",
    "OR_EQUAL",
    "Effect",
    "phrases",
]


class Effect(NamedTuple):
    """What a hedge does: which ends it states and leaves out, and whether it is approximate."""

    low: bool = False
    high: bool = False
    open: bool = False
    approximate: bool = False
    side: Side = Side.BOTH
    increment: bool = False

    def with_other(self, other: Effect | None) -> Effect | None:
        """Stack two hedges ("at least about"); None where they contradict each other.

        >>> EFFECTS["at least"].with_other(EFFECTS["at most"]) is None
        True
        """
        if other is None:
            return None
        if (self.low and other.high) or (self.high and other.low):
            return None
        side = self.side if self.side is not Side.BOTH else other.side
        bounded = self if self.low or self.high else other
        return Effect(
            self.low or other.low,
            self.high or other.high,
            bounded.open,
            self.approximate or other.approximate,
            side,
            self.increment or other.increment,
        )


EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        "exactly": Effect(),
        "at least": Effect(low=True),
        "more than": Effect(low=True, open=True),
        "at most": Effect(high=True),
        "fewer than": Effect(high=True, open=True),
        "about": Effect(approximate=True),
        "nearly": Effect(approximate=True, side=Side.BELOW),
        "or slightly more": Effect(approximate=True, side=Side.ABOVE),
        "just over": Effect(low=True, open=True, approximate=True, side=Side.ABOVE),
        "just under": Effect(high=True, open=True, approximate=True, side=Side.BELOW),
        "another": Effect(increment=True),
    }
)
"""The effects by name; every phrase below has one of them."""

NEUTRAL = Effect()
"""No hedge at all."""

_PASSING = (
    "rose,risen,rise,climbed,climb,soared,surged,grown,grew,jumped,gone,went,pushed,weakened,"
    "strengthened,swelled,swollen,edged,shot,slid,crept,raced,rocketed,ticked,spiked,ballooned,"
    "increased,move,moved,rising,climbing"
)
_TALLIES = "toll,number,total,count,tally,caseload,deaths,cases,fatalities,casualties,population"
_MORE = "more,greater,higher,larger,bigger"
_LESS = "less,fewer,lower,smaller"


def _all(pattern: str) -> list[str]:
    """Spell out a pattern: "{no,not} {more,higher} than" is four phrases."""
    parts = [part.split("}") for part in pattern.split("{")]
    choices: list[list[str]] = [[parts[0][0]]]
    for options, *rest in parts[1:]:
        choices += [options.split(","), ["".join(rest)]]
    return [" ".join("".join(choice).split()) for choice in product(*choices)]


BEFORE_FIGURE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "exactly": (
            "exactly",
            "precisely",
            "{equal,equals} to",
            "nothing short of",
            "a total of",
            "in total",
            "the average of",
            "a {full,mere,record,whopping,staggering}",
            "only",
            "just",
            "=",
        ),
        "at least": (
            "at {least,minimum}",
            "at the very least",
            "{at a minimum,at minimum,at the very least,at the least} ,",
            "at least or equal to",
            "as {few,little,low} as",
            f"{{no,not,never}} {{{_LESS}}} than",
            "nothing less than",
            "no {under,below}",
            "not {under,below}",
            "a minimum of",
            "minimum of",
            "a floor of",
            "{a lower,the lower,lower} {limit,bound} of",
            f"nor {{{_LESS}}} than",
            f"{{isn't,aren't,wasn't,weren't}} {{{_LESS}}} than",
            "{a min,min} of",
            "{min,minimum} :",
            "minimum",
            "easily",
            "min .",
            "min",
            f"{{{_MORE}}} {{or,than or}} equal {{to,than,}}",
            f"{{{_MORE}}} than or equal to",
            f"equal to or {{{_MORE}}} than",
            "equal or {more,greater} than",
            "> =",
            "= >",
            "≥",
        ),
        "more than": (
            f"{{{_MORE}}} than",
            "over",
            "above",
            "exceed",
            "exceeds",
            "exceeded",
            "exceeding",
            "surpass",
            "surpasses",
            "surpassed",
            "surpassing",
            "topped",
            "topping",
            "tops",
            "{could,will,may,might,would,to} top",
            f"{{{_TALLIES}}} {{passed,passes,pass,crossed,crosses,has passed,have passed}}",
            f"{{{_TALLIES}}} {{has crossed,have crossed}}",
            "beyond",
            "in excess of",
            "upwards of",
            "upward of",
            "north of",
            "well {over,above,beyond,past}",
            f"{{{_PASSING}}} past",
            "{well,far,many,significantly,considerably,substantially,much} more than",
            "far {over,above}",
            "{well,far} in excess of",
            "well upwards of",
            ">",
        ),
        "at most": (
            "at {most,maximum}",
            "at the {very most,most}",
            "up to",
            "up to and including",
            "at most or equal to",
            "as {many,much,high,large} as",
            f"{{no,not,never}} {{{_MORE}}} than",
            "{no,not} {over,above}",
            "{no,not,never} beyond",
            "not {exceed,exceeding}",
            "not to exceed",
            "{doesn't,don't,didn't,won't,can't,couldn't,wouldn't,shouldn't,cannot} exceed",
            "{does,do,did,should,must,will,may,can} not exceed",
            f"{{isn't,aren't,wasn't,weren't}} {{{_MORE}}} than",
            "upto",
            "at best",
            "{a max,max} of",
            "{max,maximum} :",
            "without exceeding",
            "a maximum of",
            "maximum of",
            "maximum",
            "max .",
            "max",
            "a {ceiling,cap} of",
            "capped at",
            "{an upper,the upper,upper} {limit,bound} of",
            f"nor {{{_MORE}}} than",
            f"{{{_LESS}}} {{or,than or}} equal {{to,than,}}",
            f"{{{_LESS}}} than or equal to",
            f"equal to or {{{_LESS}}} than",
            "equal or less than",
            "< =",
            "= <",
            "≤",
        ),
        "fewer than": (
            f"{{{_LESS}}} than",
            "under",
            "below",
            "beneath",
            "short of",
            "shy of",
            "south of",
            "nowhere near",
            "not even",
            "{well,far} {under,below,short of}",
            "{well,far,much,significantly,considerably,substantially} {fewer,less} than",
            "<",
        ),
        "about": (
            "about",
            "around",
            "round about",
            "roughly",
            "approximately",
            "approx .",
            "approx",
            "appx",
            "circa",
            "ca .",
            "ca",
            "c .",
            "some",
            "an estimated",
            "estimated",
            "est .",
            "est",
            "estimated at",
            "{estimates,estimate} of",
            "in the {region,vicinity,neighborhood,neighbourhood,order,area} of",
            "on the order of",
            "of the order of",
            "close to",
            "closer to",
            "nearer to",
            "nearer",
            "{barely,scarcely,hardly}",
            "in the ballpark of",
            "a ballpark",
            "more or less",
            "perhaps",
            "maybe",
            "somewhere {around,near,about}",
            "something like",
            "the best part of",
            "{the,a} better part of",
            "an average of",
            "on average",
            "average of",
            "probably",
            "near",
            "~",
            "≈",
            "≅",
        ),
        "nearly": (
            "nearly",
            "almost",
            "nearing",
            "approaching",
            "close on",
            "getting on for",
            "nigh on",
            "{very,pretty} nearly",
            "not quite",
            "{almost,nearly,virtually,practically} all",
            "virtually",
            "practically",
        ),
        "just over": (
            "{just,slightly,a little,a bit,barely,narrowly} {over,above,more than,past,north of}",
            "a {shade,touch,fraction,little bit} {over,above,more than}",
            "marginally {over,above,more than}",
        ),
        "just under": (
            "{just,slightly,a little,a bit} {under,below,less than,fewer than,short of,shy of}",
            "{just,slightly} south of",
            "a {shade,touch,fraction,little bit} {under,below,less than}",
            "marginally {under,below,less than}",
        ),
        "or slightly more": ("{little,hardly,scarcely,not much} more than",),
        "another": ("another", "{an additional,additional}", "a further", "an extra", "further"),
    }
)

BEHIND_FIGURE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "at least": (
            f"or {{{_MORE}}}",
            f"or {{{_MORE}}} than",
            f"and {{{_MORE}}}",
            "{or,and} {above,up,upward,upwards,over,older}",
            "or even more",
            "{at least,at the least,at the very least,at a minimum,minimum,at minimum}",
            ", {at the very least,at a minimum,at minimum,or more,if not more,and counting}",
            "and counting",
            "upwards",
            "plus",
            "- plus",
            "+",
            "if not more",
            "and {rising,climbing,growing}",
            ", {maybe,possibly,perhaps} more",
        ),
        "at most": (
            f"or {{{_LESS}}}",
            f"or {{{_LESS}}} than",
            f"and {{{_LESS}}}",
            "{or,and} {below,under,down,younger}",
            "{at most,at the most,at the very most,at a maximum,maximum,max,at maximum,tops}",
            ", {at most,at the most,at the very most,at a maximum,at maximum,tops}",
            ", or {fewer,less}",
            "at {the,the very} outside",
            "at best",
            "if not {less,fewer}",
        ),
        "about": (
            "or so",
            "{or thereabouts,or thereabout}",
            "give or take",
            "more or less",
            "{approximately,approx .,approx,roughly}",
            "- ish",
            "ish",
            "on average",
            "est .",
            "( {about,approximately,approx .,approx,est .,est,estimate,estimated} )",
        ),
        "or slightly more": (
            "{or,and} {slightly,a little} more",
            "- odd",
            "odd",
            "and {change,a bit}",
        ),
        "another": ("more", "additional", "extra"),
    }
)

# Closes an open end: "less than 5000 or equal (to it)".
OR_EQUAL = ("or equal to it", "or equal to", "or equal", "or equals to")


def phrases(table: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Spell out a table of patterns: each phrase with the name of its effect.

    >>> sorted(phrases({"at most": ("up to", "{no,not} over")}))
    ['no over', 'not over', 'up to']
    """
    return MappingProxyType(
        {
            phrase: effect
            for effect, patterns in table.items()
            for pattern in patterns
            for phrase in _all(pattern)
        }
    )
