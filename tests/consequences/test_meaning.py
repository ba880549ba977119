"""What a listing means: for whom, since when, by which act."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import nksanctions as nk
from nksanctions.consequences import Asker, Force, Meaning, meaning
from nksanctions.consequences.law_texts import law_text
from nksanctions.consequences.meaning import _rows
from nksanctions.lists import (
    Designation,
    Detail,
    ListingAuthority,
    ListSource,
    Name,
    Programme,
    SubjectKind,
    embedded,
)

TODAY = date(2026, 11, 24)
HONG = Designation(
    kind=SubjectKind.INDIVIDUAL,
    authority=ListingAuthority.UN,
    source=ListSource(list="un-consolidated", entry="KPi.999"),
    reference="KPi.999",
    names=(Name(text="HONG KIL TONG"),),
    listed=date(2013, 3, 7),
)


def us(*tags: str, **changes: Any) -> Designation:
    return evolve(
        HONG,
        authority=ListingAuthority.US,
        reference="0",
        programmes=tuple(Programme(tag=tag) for tag in tags),
        **changes,
    )


def said(found: Meaning, country: str, kind: str = "bank") -> dict[str, Force]:
    return {one.id: one.force for one in found.for_(country, kind)}


def test_an_ofac_listing_blocks_for_a_us_bank() -> None:
    found = meaning(embedded()["23089"], on=TODAY)
    blocking = found.for_("US")[0]
    assert (blocking.measure, blocking.force) == ("blocking", Force.BINDS)
    assert blocking.since == date(2017, 10, 26)
    assert [law.id for law in blocking.laws] == ["US-EO-13687", "US-31CFR-510.201"]
    assert set(said(found, "US")) == {"us-blocking", "us-reach", "us-report"}


def test_an_ofac_listing_does_not_bind_a_polish_bank_but_exposes_it() -> None:
    found = said(meaning(embedded()["23089"], on=TODAY), "PL")
    assert found == {
        "us-exposure": Force.EXPOSES,
        "us-owned-abroad": Force.BINDS_IF_US_OWNED,
        "us-causing": Force.BINDS_WITH_US_LINK,
        "us-in-the-eu": Force.DOES_NOT_BIND,
    }
    assert Force.BINDS not in found.values()


def test_a_firm_is_not_exposed_as_a_bank_is() -> None:
    assert "us-exposure" not in said(meaning(us("DPRK2"), on=TODAY), "PL", "firm")


def test_a_un_listing_binds_a_state_and_banks_through_its_law() -> None:
    found = meaning(HONG, on=TODAY)
    assert said(found, "KW", "state")["un-freeze"] is Force.BINDS
    assert said(found, "KW")["un-freeze-persons"] is Force.THROUGH_NATIONAL_LAW
    assert said(found, "PL")["un-in-the-eu"] is Force.BINDS
    assert said(found, "US")["un-in-the-us"] is Force.DOES_NOT_BIND
    assert said(found, "TW", "state") == {}


@pytest.mark.parametrize(
    ("kind", "present", "absent"),
    [
        (SubjectKind.INDIVIDUAL, {"un-travel"}, {"un-offices", "un-vessel"}),
        (SubjectKind.ENTITY, {"un-offices"}, {"un-travel", "un-vessel"}),
        (SubjectKind.VESSEL, {"un-vessel"}, {"un-travel", "un-offices"}),
    ],
)
def test_the_measure_fits_what_is_listed(
    kind: SubjectKind, present: set[str], absent: set[str]
) -> None:
    ids = set(said(meaning(evolve(HONG, kind=kind), on=TODAY), "KW", "state"))
    assert present <= ids
    assert not absent & ids


@pytest.mark.parametrize(
    ("on", "exposed"),
    [
        (date(2017, 9, 20), False),
        (date(2017, 9, 21), True),
        (date(2017, 9, 22), True),
    ],
)
def test_the_exposure_of_foreign_banks_begins_on_21_september_2017(on: date, exposed: bool) -> None:
    found = said(meaning(us("DPRK"), on=on), "PL")
    assert ("us-exposure" in found) is exposed


@pytest.mark.parametrize(
    ("on", "told"),
    [(date(2020, 4, 9), False), (date(2020, 4, 10), True), (date(2020, 4, 11), True)],
)
def test_entities_of_us_financial_institutions_are_bound_from_10_april_2020(
    on: date, told: bool
) -> None:
    assert ("us-owned-abroad" in said(meaning(us("DPRK"), on=on), "PL")) is told


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2013, 3, 6), False),
        (date(2013, 3, 7), True),
        (date(2013, 3, 8), True),
        (date(2019, 12, 31), True),
        (date(2020, 1, 1), False),
    ],
)
def test_nothing_follows_from_a_listing_that_does_not_stand(on: date, stands: bool) -> None:
    found = meaning(evolve(HONG, delisted=date(2020, 1, 1)), on=on)
    assert found.stands is stands
    assert bool(found.consequences) is stands


def test_the_offices_of_an_older_listing_close_since_s_res_2270() -> None:
    found = meaning(evolve(HONG, kind=SubjectKind.ENTITY), on=TODAY)
    since = {one.id: one.since for one in found.consequences}
    assert since["un-freeze"] == date(2013, 3, 7)
    assert since["un-offices"] == date(2016, 3, 2)


def test_a_listing_without_a_day_is_told_without_one() -> None:
    found = meaning(us("DPRK2", listed=None), on=TODAY)
    assert (found.listed, found.stands) == (None, None)
    assert found.for_("US")[0].since is None


def test_a_proliferator_exposes_only_with_ofacs_remark_on_north_korea() -> None:
    remark = Detail(
        name="Secondary sanctions risk",
        value="North Korea Sanctions Regulations, sections 510.201 and 510.210",
    )
    assert "us-exposure" not in said(meaning(us("NPWMD"), on=TODAY), "PL")
    assert "us-exposure" in said(meaning(us("NPWMD", details=(remark,)), on=TODAY), "PL")


@pytest.mark.parametrize(
    ("tag", "laws"),
    [
        ("DPRK", ["US-EO-13551"]),
        ("DPRK2", ["US-EO-13687"]),
        ("DPRK3", ["US-EO-13722"]),
        ("DPRK4", ["US-EO-13810"]),
        ("DPRK-NKSPEA", ["US-22USC-9214"]),
        ("NPWMD", ["US-EO-13382"]),
        ("CYBER2", ["US-EO-13694"]),
        ("CYBER4", []),
    ],
)
def test_each_tag_leads_to_its_act(tag: str, laws: list[str]) -> None:
    found = meaning(us(tag), on=TODAY)
    assert [law.id for law in found.programmes[tag]] == laws


def test_an_eu_listing_binds_in_the_union_and_a_british_one_in_the_united_kingdom() -> None:
    eu = meaning(evolve(HONG, authority=ListingAuthority.EU), on=TODAY)
    gb = meaning(evolve(HONG, authority=ListingAuthority.GB), on=TODAY)
    assert said(eu, "PL")["eu-freeze"] is Force.BINDS
    assert "eu-freeze" not in said(eu, "GB")
    assert said(gb, "GB")["gb-freeze"] is Force.BINDS
    assert said(gb, "PL")["gb-elsewhere-eu"] is Force.DOES_NOT_BIND


@pytest.mark.parametrize("on", [date(2020, 12, 31), date(2021, 1, 1)])
def test_the_union_s_law_held_in_the_united_kingdom_to_the_end_of_2020(on: date) -> None:
    roles = Asker("GB").roles(on=on)
    assert ("eu-persons" in roles) is (on.year == 2020)
    assert ("gb-persons" in roles) is (on.year == 2021)


def test_an_asker_is_a_country_and_a_kind() -> None:
    with pytest.raises(ValueError, match="bank, firm, state"):
        Asker("PL", "ship")
    with pytest.raises(ValueError, match="XX"):
        Asker("XX")


def test_each_consequence_names_law_that_is_held_and_groups_that_exist() -> None:
    from nksanctions.reports.meaning import GROUPS

    ids = [row.id for row in _rows()]
    assert len(ids) == len(set(ids))
    for row in _rows():
        assert row.whom in GROUPS
        for id in row.law:
            text = law_text(id)
            assert text.note
            assert text.sources or text.verified in ("memory", "secondary")


def test_paragraphs_of_the_united_nations_are_those_of_the_regime() -> None:
    text = law_text("UNSCR-1718-OP8d")
    provision = nk.un.provision("UNSCR-1718-OP8d")
    assert (text.citation, text.verified) == (str(provision.citation), provision.verified)
    assert text.summary == provision.summary
