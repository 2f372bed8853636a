"""The words by which a clause tells its status, denies, ends, or names what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["BEFORE_TO", "BY_STATUS", "ENDS", "FINITE", "HEADS", "NEGATIONS", "NOT_A_NOUN"]

BY_STATUS: Mapping[str, str] = MappingProxyType(
    {
        "expected": (
            "will shall expected expects expect expecting anticipated anticipates anticipate "
            "projected projects forecast forecasts predicted predicts likely foreseen awaited "
            "upcoming eventually 'll won't"
        ),
        "planned": (
            "planned plans plan planning intends intended intend scheduled pledged pledges "
            "pledge promised promises promise vowed ordered authorized authorised approved "
            "agreed proposed proposes aims aim aiming hopes hope wants want target targets "
            "targeted preparing prepares prepared ready readying offered poised bound"
        ),
        "feared": "feared fears fear fearing presumed worried",
        "possible": (
            "could may might would can possibly potentially perhaps maybe possible alleged "
            "allegedly reportedly suspected unconfirmed rumoured rumored claimed if unless "
            "considering mulling mulls weighing"
        ),
        "actual": (
            "deployed arrived arrive killed kills killing wounded wounds wounding injured "
            "injures injuring dead died dies left leaving has have had was were is are been "
            "captured captures destroyed destroys arrested arrests detained displaced evacuated "
            "fled flee sent sends reached reaches moved trained training fighting fought "
            "marched gathered rallied attended confirmed remain remains stationed based rescued "
            "recovered lost shot hit struck reported recorded counted registered crossed "
            "entered returned joined follow became rose fell grew climbed jumped dropped increased "
            "decreased totalled totaled numbered already currently stood stands now began "
            "started took kidnapped abducted hospitalized hospitalised infected missing came come "
            "comes delivered delivers received receives seized bought sold built completed opened "
            "closed fired launched shipped landed seen spotted evacuate saved collected paid spent "
            "raised donated imported exported issued signed granted freed released deported "
            "hired survived drowned surrendered voted visited treated found earned employs "
            "employed serves served suffered sank perished invested intercepted downed "
            "evacuated attacked bombed charged convicted sentenced executed withdrew resigned "
            "identified created"
        ),
    }
)
"""The words that tell a status, by status."""

BEFORE_TO: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("set", "about", "slated", "supposed", "meant", "prepare"), "planned"),
        **dict.fromkeys(("due", "going", "yet"), "expected"),
    }
)
"""The words that tell a status only before "to": "are set to leave", "have yet to arrive"."""

FINITE = frozenset(
    (
        "came arrived died fled rose fell grew climbed dropped became began stood stands took "
        "marched attended gathered rallied remain remains returned"
    ).split()
)
"""The verbs that need no auxiliary to tell what is so: "12,000 will come and 3,000 came"."""

NEGATIONS = frozenset(
    (
        "not never denied denies deny denying didn't doesn't don't hasn't haven't hadn't isn't "
        "aren't wasn't weren't cannot can't couldn't refuted rejected false untrue without neither"
    ).split()
)
"""The words that deny what the clause says."""

ENDS = frozenset((",", ";", ":", ".", "!", "?", "(", ")", "—", "–", '"', "“", "”", "\n", "while"))
ENDS |= frozenset(("but", "whereas", "although", "though", "because", "said", "says", "saying"))
ENDS |= frozenset(("which", "who", "after", "when", "as", "including"))
"""What ends a clause."""

NOT_A_NOUN = frozenset(
    (
        "in on at by for from to into with within over under after before during since until "
        "through across along against about around near and or but nor yet so than then that "
        "which who whom whose where when while as if because although though is are was were be "
        "been being has have had do does did will would could should may might must can cannot "
        "shall not no the a an this these those its his her their our my your he she it they we "
        "you i there here said says say told also already now still only just even more less "
        "fewer most each every per ago later earlier today yesterday tomorrow out up down off "
        "including among between via amid despite without toward towards upon onto were're "
        "respectively expected feared total altogether ahead apiece came went made took reached "
        "killed arrived deployed died sent arrive left died captured worth instead strong"
    ).split()
)
"""Words that end, or cannot be, the name of what is counted."""

HEADS = frozenset(
    (
        "people personnel police military men women children cattle staff crew troops dead wounded "
        "injured army navy militia percent infantry guard force media victims"
    ).split()
)
"""Nouns that end a name without a plural s."""
