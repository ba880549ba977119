"""Caps in the law as it stood, on small instruments."""

from __future__ import annotations

from datetime import date

import pytest

from nksanctions.models import (
    Cap,
    Citation,
    Effect,
    EffectKind,
    Period,
    Provision,
    Quantity,
    Unit,
)
from nksanctions.models.cap_status import CapState
from nksanctions.regimes.regime import Regime

ADOPTED, REPLACED = date(2017, 9, 11), date(2017, 12, 22)


def regime(period: Period, kind: EffectKind = EffectKind.REPLACES) -> Regime:
    """A cap that counts in a period, and a later text that does something to its provision."""
    cap = Cap(name="c", of="oil", limits=(Quantity(9, Unit.TONS),), period=period)
    first = Provision(
        citation=Citation(id="P-1", instrument="Text", pinpoint="1"), adopted=ADOPTED, caps=(cap,)
    )
    second = Provision(
        citation=Citation(id="P-2", instrument="Text", pinpoint="2"),
        adopted=REPLACED,
        effects=(Effect(kind=kind, target="P-1"),),
    )
    return Regime.of("house", rules=(), provisions=(first, second))


NEXT_YEAR = Period(date(2018, 1, 1))
FROM_THE_START = Period(ADOPTED)
AUTUMN = Period(ADOPTED, date(2017, 12, 1))


@pytest.mark.parametrize(
    ("period", "on", "state"),
    [
        pytest.param(NEXT_YEAR, "2017-12-21", CapState.NOT_YET, id="the eve of its end"),
        pytest.param(NEXT_YEAR, "2017-12-22", CapState.NEVER_EFFECTIVE, id="ended before it began"),
        pytest.param(FROM_THE_START, "2017-09-10", CapState.NOT_YET, id="the eve"),
        pytest.param(FROM_THE_START, "2017-09-11", CapState.IN_FORCE, id="its first day"),
        pytest.param(FROM_THE_START, "2017-12-21", CapState.IN_FORCE, id="its last day"),
        pytest.param(FROM_THE_START, "2017-12-22", CapState.REPLACED, id="the day after"),
        pytest.param(AUTUMN, "2017-11-30", CapState.IN_FORCE, id="the last day of its own text"),
        pytest.param(AUTUMN, "2017-12-01", CapState.EXPIRED, id="expired by its own text"),
        pytest.param(AUTUMN, "2018-06-01", CapState.EXPIRED, id="expired before it was replaced"),
    ],
)
def test_a_cap_ends_with_its_text_or_its_provision(
    period: Period, on: str, state: CapState
) -> None:
    assert regime(period).cap_status("P-1", on=date.fromisoformat(on)).state is state


@pytest.mark.parametrize(
    ("on", "state"),
    [("2017-12-21", CapState.IN_FORCE), ("2017-12-22", CapState.OVERTAKEN)],
)
def test_a_cap_that_is_overtaken_still_counts(on: str, state: CapState) -> None:
    house = regime(FROM_THE_START, EffectKind.OVERTAKES)
    status = house.cap_status("P-1", on=date.fromisoformat(on), supplied=Quantity(9, Unit.TONS))
    assert (status.state, status.must_stop) == (state, True)


def test_a_cap_that_was_ended_is_not_replaced() -> None:
    house = regime(FROM_THE_START, EffectKind.ENDS)
    assert house.cap_status("P-1", on=REPLACED).state is CapState.ENDED


def test_after_its_end_a_cap_stops_nothing() -> None:
    status = regime(FROM_THE_START).cap_status("P-1", on=REPLACED, supplied=Quantity(10, "tons"))
    assert (status.must_stop, status.term) == (None, None)
    assert status.reached_officially is True


def test_a_regime_without_conversions_says_so() -> None:
    with pytest.raises(ValueError, match="no conversion 'x'; none is held"):
        regime(FROM_THE_START).cap_status("P-1", on=ADOPTED, conversion="x")
