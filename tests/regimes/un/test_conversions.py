"""The rates between barrels and tons that the United Nations files hold."""

from importlib.resources import files

import pytest

from nksanctions.models import Conversion, Quantity, Unit, Verification
from nksanctions.regimes import UN
from nksanctions.regimes.conversions_file import read_conversions

CONVERSIONS = read_conversions(
    files("nksanctions.regimes.un").joinpath("conversions.toml").read_text(encoding="utf-8"),
    source="conversions.toml",
)


@pytest.mark.parametrize(
    ("name", "barrels", "tons"),
    [
        ("crude-oil-2397", 4_000_000, 525_000),
        ("refined-petroleum-china-2018", 500_000, 60_000),
        ("refined-petroleum-china-2018", 2_000_000, 240_000),
    ],
)
def test_the_figures_that_a_rate_is_taken_from_are_one_amount(
    name: str, barrels: int, tons: int
) -> None:
    rate = CONVERSIONS[name]
    assert rate.convert(Quantity(barrels, Unit.BARRELS)) == Quantity(tons, Unit.TONS)
    assert rate.convert(Quantity(tons, Unit.TONS)) == Quantity(barrels, Unit.BARRELS)


def test_the_committee_s_figures_for_china_fit_china_s_rate() -> None:
    """It prints 1,410 tons of August 2021 as 11,745 barrels, and 1,498 tons as 12,479."""
    rate = CONVERSIONS["refined-petroleum-china-2018"]
    for tons, barrels in ((1_410, 11_745), (1_498, 12_479)):
        shown = rate.convert(Quantity(tons, Unit.TONS)).amount
        assert abs(shown / barrels - 1) < 0.001


@pytest.mark.parametrize("rate", CONVERSIONS.values(), ids=CONVERSIONS)
def test_each_rate_says_whose_it_is(rate: Conversion) -> None:
    assert rate.sources
    assert rate.note
    assert set(rate.sources) <= set(UN.catalogue.sources)
    assert rate.verified is Verification.SECONDARY


def test_there_are_no_other_rates() -> None:
    assert set(CONVERSIONS) == {"crude-oil-2397", "refined-petroleum-china-2018"}
