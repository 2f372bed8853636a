"""Exact numbers: whole ones and decimals of bounded length, never binary floats."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

from provenance.errors import EstimateError, shown

__all__ = ["MOST_DIGITS", "Number", "arithmetic", "exact", "grouped", "nearest", "next_whole"]

Number = int | Decimal

MOST_DIGITS = 66
"""How many digits a number may have before or after its point (a vigintillion has 64)."""

_TOO_LARGE = 10**MOST_DIGITS
# Wide enough that sums, differences and products of two permitted numbers are never rounded;
# a context of our own, so that a caller's decimal settings change nothing.
arithmetic = Context(prec=4 * MOST_DIGITS, traps=[InvalidOperation])


def exact(value: object) -> Number:
    """Give a number in its one canonical form: an int where it is whole, else a short Decimal.

    Raises `EstimateError` for a bool, a float, NaN, infinity or more than `MOST_DIGITS` digits.

    >>> exact(Decimal("3000.0")), exact(Decimal("1.50"))
    (3000, Decimal('1.5'))
    """
    if type(value) is int:
        if value.bit_length() > 4 * MOST_DIGITS or abs(value) >= _TOO_LARGE:
            raise EstimateError(f"more than {MOST_DIGITS} digits: {shown(value)}", value=value)
        return value
    if isinstance(value, Decimal):
        return _exact_decimal(value)
    if isinstance(value, bool):
        message = f"{value} is a truth value, not a number"
    elif isinstance(value, float):
        message = f"{value!r} is a binary float; write Decimal('{value!r}') or a whole number"
    else:
        message = f"not a number: {shown(value)}"
    raise EstimateError(message, value=value)


def _exact_decimal(value: Decimal) -> Number:
    if not value.is_finite():
        raise EstimateError(f"not a finite number: {value}", value=value)
    if value == 0:
        return 0
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 - finite numbers have one; tells the type checker
    if value.adjusted() >= MOST_DIGITS or len(digits) > 2 * MOST_DIGITS or -exponent > MOST_DIGITS:
        raise EstimateError(f"more than {MOST_DIGITS} digits: {shown(str(value))}", value=value)
    if value == value.to_integral_value(context=arithmetic):
        return int(value)
    return value.normalize(context=arithmetic)


def grouped(value: Number) -> str:
    """Write a number with its thousands grouped and nothing rounded.

    >>> grouped(12000), grouped(Decimal("0.0000001"))
    ('12,000', '0.0000001')
    """
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def nearest(value: Decimal) -> Number:
    """Round what was computed, not stated, to the finest number there is.

    >>> nearest(Decimal("0.5").scaleb(-70))
    0
    """
    finest = Decimal(1).scaleb(-MOST_DIGITS, arithmetic)
    return exact(value.quantize(finest, ROUND_HALF_EVEN, arithmetic))


def next_whole(value: Number) -> int:
    """The least whole number above a number.

    >>> next_whole(3000), next_whole(Decimal("2.5"))
    (3001, 3)
    """
    return int(Decimal(value).to_integral_value(ROUND_FLOOR, arithmetic)) + 1
