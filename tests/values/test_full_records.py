"""A full record takes the place of a source that was known by its id alone."""

import pytest

from provenance import Claim, Ledger, Question, Source
from provenance.errors import LedgerError


def test_a_full_record_may_be_added_for_a_source_known_by_its_id():
    ledger = Ledger([Claim("nbc", Question("troops"), id="a")])
    full = Source("nbc", name="NBC News", kind="outlet")
    assert ledger.add(full).sources == (full,)
    assert ledger.add(full).add(Source("nbc")) == ledger.add(full)
    with pytest.raises(LedgerError, match="two sources with other content"):
        ledger.add(full).add(Source("nbc", name="Nordic Broadcasting"))
