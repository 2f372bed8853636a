"""Values that explain themselves when they are asked to, for of most nobody ever asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Self

__all__ = ["Tell", "ToldWhenAsked"]

Tell = Callable[[], Mapping[str, Any]]
"""What works out the fields of a value that are left to be told, by their names."""


class ToldWhenAsked:
    """A frozen value some of whose fields are worked out when one of them is first looked at.

    Nobody can see the difference but by the clock: it is compared, copied and shown like one made
    at once. A class that is made so keeps what will tell in a last field, `_tell`.

    >>> import attrs
    >>> @attrs.frozen
    ... class Verdict(ToldWhenAsked):
    ...     short: str
    ...     reason: str
    ...     _tell: Tell | None = attrs.field(default=None, init=False, eq=False, repr=False)
    >>> made = Verdict.untold(lambda: {"reason": "3 is not 5"}, short="no")
    >>> made == Verdict("no", "3 is not 5")
    True
    """

    __slots__ = ()

    @classmethod
    def untold(cls, tell: Tell, **known: Any) -> Self:
        """The value of which these fields are known, each as its converter would give it."""
        return cls.made(_tell=tell, **known)

    @classmethod
    def made(cls, *, _tell: Tell | None = None, **known: Any) -> Self:
        """The value with all these fields, each as its converter would give it."""
        made = object.__new__(cls)
        put = object.__setattr__
        for name, value in known.items():
            put(made, name, value)
        put(made, "_tell", _tell)
        return made

    @property
    def is_told(self) -> bool:
        """Whether all fields are known by now."""
        return getattr(self, "_tell", None) is None

    # Hidden from type checkers, who would take it to mean that there is a field of every name.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Work out the fields that are missing; a name that is none of them stays unknown."""
            tell = None if name.startswith("_") else self._tell
            if tell is not None:
                for told, value in tell().items():
                    object.__setattr__(self, told, value)
                object.__setattr__(self, "_tell", None)
            return object.__getattribute__(self, name)
