"""What several tests of reading share: a short way to write what was read."""

import pytest


def write_short(mention):
    """Write an estimate short: "(10..20", ">=3", "~12", "5{percent}"."""
    estimate = mention.estimate
    low, high = estimate.low, estimate.high
    if low is None and high is None:
        short = f"{estimate.best}"
    elif low == high:
        short = f"{low}"
    elif high is None:
        short = f"{'>' if estimate.low_open else '>='}{low}"
    elif low is None:
        short = f"{'<' if estimate.high_open else '<='}{high}"
    else:
        short = "(" * estimate.low_open + f"{low}..{high}" + ")" * estimate.high_open
    short = "~" * estimate.approximate + short
    return f"{short}{{{mention.unit}}}" if mention.unit == "percent" else short


@pytest.fixture(name="told", scope="session")
def told_fixture():
    return write_short
