"""What a rule is: a function, what it looks at, how severe its findings are, and its options."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from itertools import chain
from types import GeneratorType, MappingProxyType
from typing import Any, Self, get_type_hints

import attrs

from provenance.errors import EstimateError, RuleError, shown
from provenance.number import Number, exact, grouped
from provenance.question import Moves
from provenance.rules.finding import Found, Severity
from provenance.verdict import Verdict

__all__ = ["Looks", "Rule", "rule"]


class Looks(StrEnum):
    """What a rule is shown, one after another.

    >>> Looks("pair").in_words
    'two claims on one question'
    """

    CLAIM = "claim"
    PAIR = "pair"
    COMPARISON = "comparison"
    CLAIMS = "claims"
    SERIES = "series"
    TOPIC = "topic"
    LEDGER = "ledger"
    JUDGE = "judge"

    @property
    def in_words(self) -> str:
        """What that is, for a reader."""
        return _IN_WORDS[self.value]


_IN_WORDS = {
    "claim": "one claim",
    "pair": "two claims on one question",
    "comparison": "two claims on one question, or on a part and its whole, with the verdict",
    "claims": "all claims on one question",
    "series": "what one origin says over time on one question",
    "topic": "all claims that can bear on one another",
    "ledger": "the whole ledger",
    "judge": "the whole ledger with its policy and its lineage",
}

# By annotation as it is written, whether or not its names can be resolved ...
_BY_ANNOTATION = {
    "Claim": Looks.CLAIM,
    "Comparison": Looks.COMPARISON,
    "Series": Looks.SERIES,
    "Topic": Looks.TOPIC,
    "Ledger": Looks.LEDGER,
    "Judge": Looks.JUDGE,
    "Sequence[Claim]": Looks.CLAIMS,
    "Iterable[Claim]": Looks.CLAIMS,
    "Collection[Claim]": Looks.CLAIMS,
    "tuple[Claim,...]": Looks.CLAIMS,
    "list[Claim]": Looks.CLAIMS,
}
# ... else by the name of the parameter.
_BY_NAME = {
    "claim": Looks.CLAIM,
    "comparison": Looks.COMPARISON,
    "claims": Looks.CLAIMS,
    "series": Looks.SERIES,
    "topic": Looks.TOPIC,
    "ledger": Looks.LEDGER,
    "judge": Looks.JUDGE,
}
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_RESERVED = ("severity", "enabled")

Function = Callable[..., Any]


def _readable(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        message = f"a rule's id is lowercase words joined by hyphens, not {shown(value)}"
        raise RuleError(message, value=value)
    return value


def _pairs(values: Iterable[tuple[str, Any]]) -> tuple[tuple[str, Any], ...]:
    return tuple(values)


@attrs.frozen
class Rule:
    """A law that claims should keep, with the function that finds where they do not.

    `options` are the function's keyword-only parameters; `verdicts` narrow which comparisons it is
    shown, and `moves` which series. A rule is called like its function, so that one rule can be
    made of others.

    >>> @rule("round-figure", severity="note")
    ... def round_figure(claim: Claim, *, digits: int = 3) -> str | None:
    ...     "A figure is no rounder than it can be known to be."
    ...     ends = "0" * digits
    ...     return "suspiciously round" if str(claim.estimate).endswith(ends) else None
    >>> round_figure.looks.value, dict(round_figure.options)
    ('claim', {'digits': 3})
    """

    id: str = attrs.field(converter=_readable)
    function: Function = attrs.field(repr=False)
    looks: Looks = attrs.field(converter=Looks)
    severity: Severity = attrs.field(converter=Severity, kw_only=True)
    hint: str = attrs.field(default="", kw_only=True)
    settings: tuple[tuple[str, Any], ...] = attrs.field(default=(), converter=_pairs, kw_only=True)
    verdicts: frozenset[Verdict] | None = attrs.field(default=None, kw_only=True)
    moves: frozenset[Moves] | None = attrs.field(default=None, kw_only=True)
    enabled: bool = attrs.field(default=True, kw_only=True)
    test: Callable[[Any], bool] | None = attrs.field(default=None, repr=False, kw_only=True)
    fixed_severity: bool = attrs.field(default=False, repr=False, kw_only=True)
    _given: dict[str, Any] = attrs.field(
        default=attrs.Factory(lambda self: dict(self.settings), takes_self=True),
        init=False,
        repr=False,
        eq=False,
    )

    @property
    def options(self) -> Mapping[str, Any]:
        """The thresholds and switches in force."""
        return MappingProxyType(dict(self.settings))

    @property
    def law(self) -> str:
        """What the rule holds claims to: the first paragraph of its function's docstring."""
        text = inspect.cleandoc(self.function.__doc__ or "")
        return " ".join(text.split("\n\n")[0].split())

    def but(self, **changes: Any) -> Self:
        """The rule with another severity or hint, switched off, or with other options.

        Raises `RuleError` for an option that it does not have, or of the wrong kind; one whose
        name ends in "share" lies from 0 to 1.

        >>> from provenance.rules import running_total_fell
        >>> running_total_fell.but(severity="error", at_least=10).options["at_least"]
        10
        """
        fields: dict[str, Any] = {}
        options = dict(self.settings)
        for name, value in changes.items():
            if name == "severity":
                fields |= {"severity": _severity(self.id, value), "fixed_severity": True}
            elif name == "enabled":
                fields["enabled"] = _like(self.id, name, default=True, value=value)
            elif name in ("id", "hint"):
                fields[name] = value
            elif name in options:
                options[name] = _like(self.id, name, options[name], value)
            else:
                raise _no_such_option(self.id, name, options)
        return attrs.evolve(self, settings=tuple(options.items()), **fields)

    def when(self, test: Callable[[Any], bool]) -> Self:
        """The rule for those things alone that pass a test.

        >>> from provenance.rules import running_total_fell
        >>> in_gaza = running_total_fell.when(lambda series: series.question.place == "Gaza")
        >>> in_gaza.id
        'running-total-fell'
        """
        earlier = self.test
        both = test if earlier is None else lambda shown: earlier(shown) and test(shown)
        return attrs.evolve(self, test=both)

    def __call__(self, *things: Any, **options: Any) -> Any:
        """Run the function on what it looks at, with the options in force or others."""
        return self.function(*things, **(self._given | options))

    def find(self, *things: Any) -> Iterator[Found]:
        """Go through what the rule finds, whatever form its function gives it in.

        >>> from provenance import Claim, Estimate, Question
        >>> from provenance.rules import best_outside
        >>> odd = Claim("ged", Question("deaths"), Estimate(1, 3, best=4), id="row")
        >>> [found.reason for found in best_outside.find(odd)]
        ['best 4 is above high 3']
        """
        if self.test is not None and not self.test(*things):
            return iter(())
        return _founds(self.function(*things, **self._given))


def _founds(result: Any) -> Iterator[Found]:
    if result is None:
        return iter(())
    if isinstance(result, Found):
        return iter((result,))
    if isinstance(result, str):
        return iter((Found(result),))
    if isinstance(result, (GeneratorType, list, tuple, Iterator)):
        return chain.from_iterable(map(_founds, result))
    message = f"a rule gives None, a sentence or Found, or several of them, not {shown(result)}"
    raise RuleError(message, value=result)


def _severity(rule_id: str, value: object) -> Severity:
    try:
        return Severity(str(value))
    except ValueError:
        message = f"[rules.{rule_id}] severity is note, warning or error, not {shown(value)}"
        raise RuleError(message, value=value) from None


def _like(rule_id: str, name: str, default: Any, value: Any) -> Any:
    """Give an option in the type of its default, or say which type it should have."""
    if isinstance(default, bool):
        fits, kind = isinstance(value, bool), "true or false"
    elif isinstance(default, Number):
        try:
            return _within(rule_id, name, exact(value))
        except EstimateError:
            fits, kind = False, "a number"
    elif isinstance(default, str):
        fits, kind = isinstance(value, str), "a text"
    elif isinstance(default, tuple):
        fits, kind = isinstance(value, (list, tuple)), "a list"
        value = tuple(value) if fits else value
    else:
        return value
    if not fits:
        message = f"[rules.{rule_id}] {name} is {kind}, not {shown(value)}"
        raise RuleError(message, value=value)
    return value


def _within(rule_id: str, name: str, value: Number) -> Number:
    if name.endswith("share") and not 0 <= value <= 1:
        due = "a share from 0 to 1, such as 0.1 for 10 percent"
        raise RuleError(f"[rules.{rule_id}] {name} is {due}, not {grouped(value)}", value=value)
    return value


def _no_such_option(rule_id: str, name: str, options: Mapping[str, Any]) -> RuleError:
    known = (*_RESERVED, *options)
    near = get_close_matches(str(name), known)
    meant = f"; did you mean {near[0]!r}?" if near else f"; it has {', '.join(known)}"
    return RuleError(f"[rules.{rule_id}] has no option {shown(name)}{meant}", value=name)


def rule(
    id_: str,
    *,
    severity: Severity | str = Severity.WARNING,
    hint: str = "",
    verdicts: tuple[Verdict | str, ...] | None = None,
    moves: tuple[Moves | str, ...] | None = None,
) -> Callable[[Function], Rule]:
    """Make a rule of a function; its parameters decide what it is shown.

    `Claim`; two `Claim`; `Comparison`; `Sequence[Claim]` for all on one question; `Series`;
    `Topic`; `Ledger`; `Judge`. Keyword-only parameters with a default are options that a dossier
    sets under `[rules.<id>]`. `verdicts` says which comparisons alone it looks at, `moves` which
    series. Raises `RuleError` for a function that cannot be shown anything.

    >>> from provenance import Claim, Question
    >>> @rule("no-words", severity="note", hint="quote the words that carry the figure")
    ... def no_words(claim):
    ...     return None if claim.words else f"{claim.source} is not quoted"
    >>> [found.reason for found in no_words.find(Claim("us", Question("troops")))]
    ['us is not quoted']
    """

    def made(function: Function) -> Rule:
        shown_, options = _parameters(id_, function)
        only = None if verdicts is None else frozenset(Verdict(one) for one in verdicts)
        looks = _looks(id_, function, shown_)
        if moves is not None and looks is not Looks.SERIES:
            raise RuleError(f"rule {id_!r} looks at {looks.in_words}, not at a series", value=moves)
        return Rule(
            id_,
            function,
            looks,
            severity=severity,
            hint=hint,
            settings=tuple(options.items()),
            verdicts=only,
            moves=None if moves is None else frozenset(Moves(one) for one in moves),
        )

    if not isinstance(id_, str):
        raise RuleError('write @rule("its-id") with brackets and an id', value=id_)
    return made


def _parameters(id_: str, function: Function) -> tuple[list[inspect.Parameter], dict[str, Any]]:
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        raise RuleError(f"rule {id_!r} is made of a function", value=function) from None
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        raise RuleError(f"rule {id_!r} is made of a plain function, no async one", value=function)
    shown_: list[inspect.Parameter] = []
    options: dict[str, Any] = {}
    for parameter in signature.parameters.values():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            raise RuleError(f"rule {id_!r} cannot take *{parameter.name}", value=function)
        if parameter.kind is not parameter.KEYWORD_ONLY:
            if parameter.default is not parameter.empty:
                message = f"{parameter.name!r} of rule {id_!r} has a default: write *, before it"
                raise RuleError(message, value=function)
            shown_.append(parameter)
        elif parameter.default is parameter.empty:
            message = f"option {parameter.name!r} of rule {id_!r} needs a default"
            raise RuleError(message, value=function)
        elif parameter.name in _RESERVED:
            message = f"{parameter.name!r} cannot be an option of rule {id_!r}: every rule has it"
            raise RuleError(message, value=function)
        else:
            options[parameter.name] = parameter.default
    return shown_, options


def _looks(id_: str, function: Function, parameters: list[inspect.Parameter]) -> Looks:
    kinds = [_looks_of(parameter, _hints(function)) for parameter in parameters]
    if len(kinds) == 1:
        return kinds[0] or Looks.CLAIM
    if len(kinds) == 2 and all(kind in (None, Looks.CLAIM) for kind in kinds):  # noqa: PLR2004
        return Looks.PAIR
    message = (
        f"rule {id_!r} takes one claim, two claims, a comparison, all claims on a question, "
        "a series, a topic, a ledger or a judge"
    )
    raise RuleError(message, value=function)


def _hints(function: Function) -> dict[str, Any]:
    try:
        return get_type_hints(function)
    except (NameError, TypeError, AttributeError):
        return {}


def _looks_of(parameter: inspect.Parameter, hints: Mapping[str, Any]) -> Looks | None:
    annotation = hints.get(parameter.name, parameter.annotation)
    if annotation is parameter.empty:
        return _BY_NAME.get(parameter.name)
    written = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    # A generic alias is a type to Python 3.11, and its name leaves out what it holds.
    if "[" in str(annotation):
        written = str(annotation)
    known = re.sub(r"[\w.]*\.(?=\w)|\s", "", written)
    if known not in _BY_ANNOTATION:
        message = f"no rule is shown a {shown(known)}: {parameter.name!r}"
        raise RuleError(message, value=annotation)
    return _BY_ANNOTATION[known]
