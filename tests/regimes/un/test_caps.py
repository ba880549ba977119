"""The caps of the United Nations regime, and where each stands on both sides of its days."""

from __future__ import annotations

from datetime import date

import pytest

from nksanctions.errors import BadInputError
from nksanctions.models import Quantity, Unit
from nksanctions.models.cap_status import CapState
from nksanctions.regimes import UN

IN_FORCE, NOT_YET, NEVER = CapState.IN_FORCE, CapState.NOT_YET, CapState.NEVER_EFFECTIVE


@pytest.mark.parametrize(
    ("provision", "name", "on", "state"),
    [
        ("UNSCR-2321-OP26", "coal-2016", "2016-11-29", NOT_YET),
        ("UNSCR-2321-OP26", "coal-2016", "2016-11-30", IN_FORCE),
        ("UNSCR-2321-OP26", "coal-2016", "2016-12-31", IN_FORCE),
        ("UNSCR-2321-OP26", "coal-2016", "2017-01-01", CapState.EXPIRED),
        ("UNSCR-2321-OP26", "coal-2016", "2017-08-05", CapState.EXPIRED),
        ("UNSCR-2321-OP26", "coal", "2016-12-31", NOT_YET),
        ("UNSCR-2321-OP26", "coal", "2017-01-01", IN_FORCE),
        ("UNSCR-2321-OP26", "coal", "2017-08-04", IN_FORCE),
        ("UNSCR-2321-OP26", "coal", "2017-08-05", CapState.REPLACED),
        ("UNSCR-2371-OP11", "work-authorizations", "2017-08-05", NOT_YET),
        ("UNSCR-2371-OP11", "work-authorizations", "2017-08-06", IN_FORCE),
        ("UNSCR-2371-OP11", "work-authorizations", "2026-01-01", IN_FORCE),
        ("UNSCR-2375-OP14a", "refined-petroleum-2017", "2017-09-30", NOT_YET),
        ("UNSCR-2375-OP14a", "refined-petroleum-2017", "2017-10-01", IN_FORCE),
        ("UNSCR-2375-OP14a", "refined-petroleum-2017", "2017-12-31", IN_FORCE),
        ("UNSCR-2375-OP14a", "refined-petroleum-2017", "2018-01-01", CapState.EXPIRED),
        ("UNSCR-2375-OP14b", "refined-petroleum", "2017-12-31", NOT_YET),
        ("UNSCR-2375-OP14b", "refined-petroleum", "2018-01-01", NEVER),
        ("UNSCR-2375-OP15", "crude-oil", "2017-09-10", NOT_YET),
        ("UNSCR-2375-OP15", "crude-oil", "2017-12-21", IN_FORCE),
        ("UNSCR-2375-OP15", "crude-oil", "2017-12-22", CapState.REPLACED),
        ("UNSCR-2397-OP4", "crude-oil", "2017-12-21", NOT_YET),
        ("UNSCR-2397-OP4", "crude-oil", "2017-12-22", IN_FORCE),
        ("UNSCR-2397-OP5", "refined-petroleum", "2017-12-31", NOT_YET),
        ("UNSCR-2397-OP5", "refined-petroleum", "2018-01-01", IN_FORCE),
        ("UNSCR-2321-OP16", "mission-accounts", "2016-11-30", IN_FORCE),
        ("UNSCR-2321-OP16", "diplomat-accounts", "2026-01-01", IN_FORCE),
    ],
)
def test_a_cap_stands_where_its_text_and_later_law_put_it(
    provision: str, name: str, on: str, state: CapState
) -> None:
    found = UN.cap_status(provision, name=name, on=date.fromisoformat(on))
    assert found.state is state


@pytest.mark.parametrize(
    ("provision", "name", "limits", "per", "every_months", "thresholds", "stop_at"),
    [
        (
            "UNSCR-2321-OP26",
            "coal-2016",
            "53,495,894 US dollars, 1,000,866 tons",
            "all-states",
            0,
            (75, 90, 95),
            95,
        ),
        (
            "UNSCR-2321-OP26",
            "coal",
            "400,870,018 US dollars, 7,500,000 tons",
            "all-states",
            12,
            (75, 90, 95),
            95,
        ),
        ("UNSCR-2371-OP11", None, "", "state", 0, (), None),
        ("UNSCR-2375-OP14a", None, "500,000 barrels", "all-states", 0, (75, 90, 95), 95),
        ("UNSCR-2375-OP14b", None, "2,000,000 barrels", "all-states", 12, (75, 90, 95), 95),
        ("UNSCR-2375-OP15", None, "", "state", 12, (), None),
        ("UNSCR-2397-OP4", None, "4,000,000 barrels, 525,000 tons", "all-states", 12, (), None),
        ("UNSCR-2397-OP5", None, "500,000 barrels", "all-states", 12, (75, 90, 95), 95),
        ("UNSCR-2321-OP16", "mission-accounts", "1 accounts", "mission", 0, (), None),
        ("UNSCR-2321-OP16", "diplomat-accounts", "1 accounts", "diplomat", 0, (), None),
    ],
)
def test_a_cap_has_the_figures_of_its_paragraph(
    provision: str,
    name: str | None,
    limits: str,
    per: str,
    every_months: int,
    thresholds: tuple[int, ...],
    stop_at: int | None,
) -> None:
    cap = UN.cap_status(provision, name=name, on=date(2018, 1, 1)).cap
    assert ", ".join(map(str, cap.limits)) == limits
    assert (cap.per.value, cap.every_months) == (per, every_months)
    assert (cap.thresholds, cap.stop_at) == (thresholds, stop_at)


def test_barrels_of_refined_products_cross_their_thresholds() -> None:
    status = UN.cap_status(
        "UNSCR-2397-OP5", on=date(2020, 5, 1), supplied=Quantity(475_000, Unit.BARRELS)
    )
    (limit,) = status.limits
    assert [one.percent for one in limit.thresholds if one.reached] == [75, 90, 95]
    assert [one.amount for one in limit.thresholds] == [375_000, 450_000, 475_000]
    assert status.must_stop is True


def test_tons_need_a_conversion_and_the_error_names_what_is_held() -> None:
    amount = Quantity(57_000, Unit.TONS)
    with pytest.raises(ValueError, match="such as 'refined-petroleum-china-2018'"):
        UN.cap_status("UNSCR-2397-OP5", on=date(2020, 5, 1), supplied=amount)
    with pytest.raises(ValueError, match="did you mean refined-petroleum-china-2018"):
        UN.cap_status(
            "UNSCR-2397-OP5", on=date(2020, 5, 1), supplied=amount, conversion="refined-china-2018"
        )
    status = UN.cap_status(
        "UNSCR-2397-OP5",
        on=date(2020, 5, 1),
        supplied=amount,
        conversion="refined-petroleum-china-2018",
    )
    assert status.limits[0].supplied is not None
    assert status.limits[0].supplied.amount == 475_000
    with pytest.raises(BadInputError, match="such as 'refined-petroleum-china-2018'"):
        UN.running_total("UNSCR-2397-OP5", [(date(2020, 5, 1), amount)])


def test_the_crude_cap_is_indeterminate_where_its_two_limits_part() -> None:
    on = date(2019, 1, 1)
    supplied = (Quantity(3_990_000, Unit.BARRELS), Quantity(530_000, Unit.TONS))
    status = UN.cap_status("UNSCR-2397-OP4", on=on, supplied=supplied)
    assert status.must_stop is None
    assert "contested points of the paragraph: A-23" in str(status)
    converted = UN.cap_status(
        "UNSCR-2397-OP4", on=on, supplied=supplied[1], conversion="crude-oil-2397"
    )
    assert converted.must_stop is True


def test_coal_delivered_after_the_ban_stands_outside_the_cap() -> None:
    tons = Quantity(100, Unit.TONS)
    rows = [(date(2017, 8, 4), tons), (date(2017, 8, 5), tons)]
    total = UN.running_total("UNSCR-2321-OP26", rows, name="coal")
    assert [day for day, _ in total.terms[0].rows] == [date(2017, 8, 4)]
    assert [day for day, _ in total.outside] == [date(2017, 8, 5)]


def test_a_cap_is_named_where_there_are_several_or_none() -> None:
    with pytest.raises(ValueError, match="name coal-2016 or coal"):
        UN.cap_status("UNSCR-2321-OP26", on=date(2017, 1, 1))
    with pytest.raises(ValueError, match="UNSCR-2397-OP8a sets no cap"):
        UN.cap_status("UNSCR-2397-OP8a", on=date(2017, 1, 1))
    with pytest.raises(ValueError, match="it has refined-petroleum"):
        UN.cap_status("UNSCR-2397-OP5", name="crude-oil", on=date(2019, 1, 1))
