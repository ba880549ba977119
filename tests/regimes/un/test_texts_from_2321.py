"""The texts from S/RES/2321 (2016) on, the Panel's mandates, listings, drafts and guidance."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from nksanctions.models.cap import CountedPer, Quantity, Several, Unit
from nksanctions.models.deadline import Deadline, RecurringDeadline, RelativeDeadline
from nksanctions.models.period import Period
from nksanctions.models.provision import (
    Bound,
    Effect,
    EffectKind,
    ExemptionForm,
    Provision,
    ProvisionKind,
    Verification,
)
from nksanctions.regimes import UN
from nksanctions.regimes.instrument import Instrument, InstrumentKind
from nksanctions.regimes.timeline import ChangeKind, Standing

PARAGRAPHS = {
    "S/RES/2321 (2016)": (
        "3 4 5 7 8 9 10 11 12 13 14 15 16 17 18 20 21 22 23 24 25 26 28 29 30a 30b 31 32 33 34"
        " 35 36 40 46"
    ),
    "S/RES/2356 (2017)": "3",
    "S/RES/2371 (2017)": "3a 3b 4 5 6 7 8 9 10 11 12 13 14 16a 16b 18 25 26",
    "S/RES/2375 (2017)": (
        "3 4 5 6 7 8a 8b 9 10 11 12 13 14a 14b 15 16 17a 17b 17c 17d 18a 18b 18c 18d 19 26"
    ),
    "S/RES/2397 (2017)": (
        "3 4 5 6a 6b 7 8a 8b 8c 8d 9a 9b 9c 10 11 12a 12b 13 14 15 16 17 18 20 21 22 25 27"
    ),
    "S/RES/2664 (2022)": "1 2 3",
    "S/RES/2680 (2023)": "1 2",
}
TEXTS = tuple(UN.instrument(symbol) for symbol in PARAGRAPHS)
PROVISIONS = tuple(provision for text in TEXTS for provision in text.provisions)
MANDATES = [
    # resolution, adopted, last day of the Panel
    ("1874 (2009)", date(2009, 6, 12), date(2010, 6, 12)),
    ("1928 (2010)", date(2010, 6, 7), date(2011, 6, 12)),
    ("1985 (2011)", date(2011, 6, 10), date(2012, 6, 12)),
    ("2050 (2012)", date(2012, 6, 12), date(2013, 7, 12)),
    ("2094 (2013)", date(2013, 3, 7), date(2014, 4, 7)),
    ("2141 (2014)", date(2014, 3, 5), date(2015, 4, 5)),
    ("2207 (2015)", date(2015, 3, 4), date(2016, 4, 5)),
    ("2276 (2016)", date(2016, 3, 24), date(2017, 4, 24)),
    ("2345 (2017)", date(2017, 3, 23), date(2018, 4, 24)),
    ("2407 (2018)", date(2018, 3, 21), date(2019, 4, 24)),
    ("2464 (2019)", date(2019, 4, 10), date(2020, 4, 24)),
    ("2515 (2020)", date(2020, 3, 30), date(2021, 4, 30)),
    ("2569 (2021)", date(2021, 3, 26), date(2022, 4, 30)),
    ("2627 (2022)", date(2022, 3, 25), date(2023, 4, 30)),
    ("2680 (2023)", date(2023, 3, 23), date(2024, 4, 30)),
]
LISTINGS = [
    # day, individuals, entities, vessels
    (date(2009, 4, 24), 0, 3, 0),
    (date(2009, 7, 16), 5, 5, 0),
    (date(2012, 5, 2), 0, 3, 0),
    (date(2014, 7, 28), 0, 1, 0),
    (date(2016, 3, 21), 0, 0, 0),  # four vessels taken off
    (date(2017, 10, 3), 0, 0, 4),
    (date(2017, 12, 28), 0, 0, 4),
    (date(2018, 3, 30), 1, 21, 27),
    (date(2018, 10, 16), 0, 0, 3),
]


def _of_kind(kind: InstrumentKind) -> list[Instrument]:
    return [one for one in UN.catalogue.instruments.values() if one.kind is kind]


def _mandate(number: str) -> Provision:
    (mandate,) = (
        provision
        for provision in UN.instrument(f"S/RES/{number}").provisions
        if provision.kind is ProvisionKind.MANDATE
    )
    return mandate


# What is held


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_each_resolution_holds_its_paragraphs_in_order(text: Instrument) -> None:
    number = text.symbol.split("/")[2].split()[0]
    expected = [f"UNSCR-{number}-OP{one}" for one in PARAGRAPHS[text.symbol].split()]
    assert [provision.id for provision in text.provisions] == expected


@pytest.mark.parametrize(
    ("symbol", "adopted", "vote", "meeting", "paragraphs"),
    [
        ("S/RES/2321 (2016)", date(2016, 11, 30), "15-0-0", 7821, 50),
        ("S/RES/2356 (2017)", date(2017, 6, 2), "15-0-0", 7958, None),
        ("S/RES/2371 (2017)", date(2017, 8, 5), "15-0-0", 8019, 30),
        ("S/RES/2375 (2017)", date(2017, 9, 11), "15-0-0", 8042, 33),
        ("S/RES/2397 (2017)", date(2017, 12, 22), "15-0-0", 8151, 29),
        ("S/RES/2664 (2022)", date(2022, 12, 9), "14-0-1", 9214, None),
        ("S/RES/2680 (2023)", date(2023, 3, 23), "15-0-0", 9292, None),
    ],
)
def test_each_resolution_has_its_day_and_vote(
    symbol: str, adopted: date, vote: str, meeting: int, paragraphs: int | None
) -> None:
    text = UN.instrument(symbol)
    assert text.kind is InstrumentKind.RESOLUTION
    assert (text.adopted, str(text.vote)) == (adopted, vote)
    assert (text.meeting, text.paragraphs, text.chapter_vii) == (meeting, paragraphs, True)


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        (
            ProvisionKind.CAP,
            "2321-OP16 2321-OP26 2371-OP11 2375-OP14a 2375-OP14b 2375-OP15 2397-OP4 2397-OP5",
        ),
        (ProvisionKind.AUTHORIZATION, "2321-OP12 2371-OP6 2375-OP6 2397-OP9b"),
        (
            ProvisionKind.EXEMPTION,
            "2321-OP46 2371-OP25 2375-OP17b 2375-OP18b 2375-OP26 2397-OP8b 2397-OP9c 2397-OP25",
        ),
        (
            ProvisionKind.EXCEPTION,
            "2371-OP26 2375-OP17c 2375-OP18d 2397-OP16 2397-OP22 2664-OP1",
        ),
        (ProvisionKind.COMMITMENT, "2397-OP27"),
        (ProvisionKind.MANDATE, "2680-OP1"),
        (
            ProvisionKind.CALL,
            "2321-OP14 2321-OP20 2321-OP34 2321-OP35 2371-OP16b 2375-OP7 2375-OP8b 2397-OP13"
            " 2397-OP18 2664-OP3",
        ),
        (
            ProvisionKind.REPORT,
            "2321-OP36 2371-OP18 2375-OP9 2375-OP17d 2375-OP19 2397-OP8c 2397-OP8d 2397-OP15"
            " 2397-OP17 2680-OP2",
        ),
    ],
)
def test_each_kind_of_text_is_held(kind: ProvisionKind, ids: str) -> None:
    held = [one.id.removeprefix("UNSCR-") for one in PROVISIONS if one.kind is kind]
    assert held == ids.split()


def test_what_only_asks_does_not_bind() -> None:
    unbinding = {one.id for one in PROVISIONS if not one.binding}
    calls = {one.id for one in PROVISIONS if one.kind is ProvisionKind.CALL}
    reports = {f"UNSCR-{one}" for one in ("2321-OP36", "2371-OP18", "2375-OP19", "2397-OP17")}
    assert unbinding == calls | reports


@pytest.mark.parametrize(
    ("provision", "bound"),
    [
        ("UNSCR-2321-OP7", "committee-1718"),
        ("UNSCR-2321-OP26", "dprk"),
        ("UNSCR-2371-OP16a", "dprk"),
        ("UNSCR-2375-OP8a", "flag-states"),
        ("UNSCR-2375-OP11", "member-states"),
        ("UNSCR-2397-OP5", "member-states"),
        ("UNSCR-2397-OP9c", "committee-1718"),
        ("UNSCR-2397-OP27", "security-council"),
        ("UNSCR-2664-OP3", "aid-providers"),
        ("UNSCR-2680-OP2", "panel-of-experts"),
    ],
)
def test_each_text_names_whom_it_binds_first(provision: str, bound: str) -> None:
    assert UN.provision(provision).bound[0] == bound


def test_where_the_committee_may_exempt_the_text_is_addressed_to_it_too() -> None:
    for provision in PROVISIONS:
        decides = any(power.by == "committee-1718" for power in provision.exemptions)
        assert not decides or Bound.COMMITTEE_1718 in provision.bound, provision.id


def test_a_text_that_nobody_saw_is_told_as_memory() -> None:
    for provision in PROVISIONS:
        seen = provision.verified is Verification.SECONDARY
        assert seen is bool(provision.sources), provision.id
        assert provision.verification_note, provision.id


# Deadlines


@pytest.mark.parametrize(
    ("provision", "duty", "last_day"),
    [
        ("UNSCR-2321-OP7", "item-list", date(2016, 12, 15)),
        ("UNSCR-2321-OP31", "closure", date(2017, 2, 28)),
        ("UNSCR-2321-OP36", "implementation-report", date(2017, 2, 28)),
        ("UNSCR-2371-OP4", "item-list", date(2017, 8, 20)),
        ("UNSCR-2371-OP5", "item-list", date(2017, 9, 4)),
        ("UNSCR-2371-OP8", "last-import", date(2017, 9, 4)),
        ("UNSCR-2371-OP8", "import-notification", date(2017, 9, 19)),
        ("UNSCR-2371-OP9", "last-import", date(2017, 9, 4)),
        ("UNSCR-2371-OP9", "import-notification", date(2017, 9, 19)),
        ("UNSCR-2371-OP10", "last-import", date(2017, 9, 4)),
        ("UNSCR-2371-OP10", "import-notification", date(2017, 9, 19)),
        ("UNSCR-2371-OP18", "implementation-report", date(2017, 11, 3)),
        ("UNSCR-2375-OP4", "item-list", date(2017, 9, 26)),
        ("UNSCR-2375-OP4", "council-item-list", date(2017, 10, 3)),
        ("UNSCR-2375-OP5", "item-list", date(2017, 9, 26)),
        ("UNSCR-2375-OP6", "vessel-designation", date(2017, 9, 26)),
        ("UNSCR-2375-OP6", "council-vessel-designation", date(2017, 10, 3)),
        ("UNSCR-2375-OP16", "last-import", date(2017, 12, 10)),
        ("UNSCR-2375-OP16", "import-notification", date(2018, 1, 24)),
        ("UNSCR-2375-OP18c", "closure", date(2018, 1, 9)),
        ("UNSCR-2375-OP19", "implementation-report", date(2017, 12, 10)),
        ("UNSCR-2397-OP6a", "last-import", date(2018, 1, 21)),
        ("UNSCR-2397-OP6a", "import-notification", date(2018, 2, 5)),
        ("UNSCR-2397-OP17", "implementation-report", date(2018, 3, 22)),
        ("UNSCR-2680-OP1", "end-of-mandate", date(2024, 4, 30)),
        ("UNSCR-2680-OP2", "midterm-report", date(2023, 9, 8)),
        ("UNSCR-2680-OP2", "final-report", date(2024, 2, 2)),
        ("UNSCR-2680-OP2", "final-report-to-council", date(2024, 3, 8)),
    ],
)
def test_each_duty_has_its_last_day(provision: str, duty: str, last_day: date) -> None:
    assert UN.provision(provision).deadline(duty).last_day == last_day


def test_crude_oil_is_reported_every_ninety_days() -> None:
    (obligation,) = UN.provision("UNSCR-2397-OP4").obligations
    assert isinstance(obligation.deadline, RecurringDeadline)
    year = Period(date(2017, 12, 22), date(2018, 12, 22))
    assert [term.last_day for term in obligation.deadline.within(year)] == [
        date(2018, 3, 22),
        date(2018, 6, 20),
        date(2018, 9, 18),
        date(2018, 12, 17),
    ]


@pytest.mark.parametrize(
    ("provision", "duty", "event", "last_day"),
    [
        ("UNSCR-2321-OP26", "coal-report", date(2017, 1, 31), date(2017, 3, 2)),
        ("UNSCR-2375-OP18c", "closure-after-refusal", date(2017, 12, 1), date(2018, 3, 31)),
        ("UNSCR-2397-OP9c", "earliest-release", date(2018, 8, 31), date(2019, 2, 28)),
    ],
)
def test_some_days_are_counted_from_an_event(
    provision: str, duty: str, event: date, last_day: date
) -> None:
    (deadline,) = (one.deadline for one in UN.provision(provision).obligations if one.duty == duty)
    assert isinstance(deadline, RelativeDeadline)
    assert not deadline.recurs
    assert deadline.after(event).last_day == last_day


@pytest.mark.parametrize("provision", ["UNSCR-2375-OP14a", "UNSCR-2375-OP14b", "UNSCR-2397-OP5"])
def test_refined_petroleum_is_told_every_thirty_days_after_the_first_supply(provision: str) -> None:
    (obligation,) = UN.provision(provision).obligations
    assert isinstance(obligation.deadline, RelativeDeadline)
    terms = obligation.deadline.recurring(date(2018, 2, 10))
    assert [terms.term(number).last_day for number in (1, 2, 3)] == [
        date(2018, 3, 12),
        date(2018, 4, 11),
        date(2018, 5, 11),
    ]


def test_what_the_committee_and_the_council_owe_is_not_laid_on_states() -> None:
    others = {
        (provision.id.removeprefix("UNSCR-"), *obligation.bound)
        for provision in PROVISIONS
        for obligation in provision.obligations
        if obligation.bound != (Bound.MEMBER_STATES,)
    }
    assert others == {
        ("2321-OP7", "committee-1718"),
        ("2371-OP4", "committee-1718"),
        ("2371-OP5", "committee-1718"),
        ("2375-OP4", "committee-1718"),
        ("2375-OP4", "security-council"),
        ("2375-OP5", "committee-1718"),
        ("2375-OP5", "security-council"),
        ("2375-OP6", "committee-1718"),
        ("2375-OP6", "security-council"),
        ("2397-OP9c", "committee-1718"),
        ("2680-OP1", "secretary-general", "panel-of-experts"),
        ("2680-OP2", "panel-of-experts"),
    }


def test_each_deadline_that_is_a_day_opens_on_the_adoption() -> None:
    for provision in PROVISIONS:
        for obligation in provision.obligations:
            if isinstance(obligation.deadline, Deadline):
                assert obligation.deadline.trigger == provision.adopted


# Caps

PERCENTS = (75, 90, 95)


@pytest.mark.parametrize(
    ("provision", "cap", "limits", "period", "every_months", "thresholds"),
    [
        (
            "UNSCR-2321-OP26",
            "coal-2016",
            ["53,495,894 US dollars", "1,000,866 tons"],
            Period(date(2016, 11, 30), date(2017, 1, 1)),
            0,
            PERCENTS,
        ),
        (
            "UNSCR-2321-OP26",
            "coal",
            ["400,870,018 US dollars", "7,500,000 tons"],
            Period(date(2017, 1, 1)),
            12,
            PERCENTS,
        ),
        (
            "UNSCR-2375-OP14a",
            "refined-petroleum-2017",
            ["500,000 barrels"],
            Period(date(2017, 10, 1), date(2018, 1, 1)),
            0,
            PERCENTS,
        ),
        (
            "UNSCR-2375-OP14b",
            "refined-petroleum",
            ["2,000,000 barrels"],
            Period(date(2018, 1, 1)),
            12,
            PERCENTS,
        ),
        (
            "UNSCR-2397-OP4",
            "crude-oil",
            ["4,000,000 barrels", "525,000 tons"],
            Period(date(2017, 12, 22)),
            12,
            (),
        ),
        (
            "UNSCR-2397-OP5",
            "refined-petroleum",
            ["500,000 barrels"],
            Period(date(2018, 1, 1)),
            12,
            PERCENTS,
        ),
    ],
)
def test_each_cap_on_goods_holds_for_all_states_together(
    provision: str,
    cap: str,
    limits: list[str],
    period: Period,
    every_months: int,
    thresholds: tuple[int, ...],
) -> None:
    held = UN.provision(provision).cap(cap)
    assert [str(limit) for limit in held.limits] == limits
    assert (held.period, held.every_months) == (period, every_months)
    assert held.per is CountedPer.ALL_STATES
    assert held.thresholds == thresholds
    assert held.stop_at == (95 if thresholds else None)


def test_the_lower_limit_on_coal_counts_and_that_on_crude_oil_is_contested() -> None:
    coal = UN.provision("UNSCR-2321-OP26")
    assert {cap.several for cap in coal.caps} == {Several.LOWER}
    crude = UN.provision("UNSCR-2397-OP4")
    assert crude.cap("crude-oil").several is Several.CONTESTED
    assert "A-23" in crude.points


def test_the_ceiling_on_authorizations_is_the_number_of_one_day_state_by_state() -> None:
    ceiling = UN.provision("UNSCR-2371-OP11")
    cap = ceiling.cap("work-authorizations")
    assert cap.limits == ()
    assert cap.per is CountedPer.STATE
    assert cap.baseline_period == Period(date(2017, 8, 5), date(2017, 8, 6))
    assert cap.period == Period(ceiling.adopted + timedelta(days=1))
    assert cap.period.start == ceiling.parameters["first_day"]


def test_each_state_was_held_to_its_own_crude_oil_of_the_year_before() -> None:
    cap = UN.provision("UNSCR-2375-OP15").cap("crude-oil")
    assert cap.per is CountedPer.STATE
    assert cap.baseline_period == Period(date(2016, 9, 11), date(2017, 9, 11))
    assert cap.period == Period(date(2017, 9, 11))


def test_a_mission_and_a_diplomat_have_one_account_each() -> None:
    caps = UN.provision("UNSCR-2321-OP16").caps
    assert [(cap.per, cap.limits) for cap in caps] == [
        (CountedPer.MISSION, (Quantity(1, Unit.ACCOUNTS),)),
        (CountedPer.DIPLOMAT, (Quantity(1, Unit.ACCOUNTS),)),
    ]


# Effects


@pytest.mark.parametrize(
    ("later", "kind", "earlier"),
    [
        ("2321-OP3", "extends", "1718-OP8d"),
        ("2321-OP8", "replaces", "2270-OP19b"),
        ("2321-OP9", "replaces", "2270-OP20b"),
        ("2321-OP10", "clarifies", "2270-OP17"),
        ("2321-OP13", "clarifies", "2270-OP18"),
        ("2321-OP20", "clarifies", "2270-OP31"),
        ("2321-OP21", "clarifies", "2270-OP18"),
        ("2321-OP26", "replaces", "2270-OP29"),
        ("2321-OP28", "extends", "2270-OP30"),
        ("2321-OP31", "replaces", "2270-OP35"),
        ("2321-OP32", "replaces", "2270-OP36"),
        ("2321-OP33", "extends", "2270-OP13"),
        ("2371-OP6", "extends", "2321-OP12"),
        ("2371-OP7", "clarifies", "2321-OP9"),
        ("2371-OP8", "replaces", "2321-OP26"),
        ("2371-OP13", "clarifies", "2094-OP11"),
        ("2371-OP14", "clarifies", "2321-OP33"),
        ("2371-OP26", "relaxes", "1718-OP8d"),
        ("2375-OP6", "extends", "2371-OP6"),
        ("2375-OP7", "extends", "1874-OP12"),
        ("2375-OP8a", "extends", "1874-OP13"),
        ("2375-OP18a", "overtakes", "2371-OP12"),
        ("2375-OP18c", "tightens", "2371-OP12"),
        ("2397-OP4", "replaces", "2375-OP15"),
        ("2397-OP5", "replaces", "2375-OP14b"),
        ("2397-OP6b", "clarifies", "2371-OP9"),
        ("2397-OP11", "extends", "2321-OP22"),
        ("2397-OP12a", "extends", "2321-OP24"),
        ("2397-OP14", "extends", "2321-OP30b"),
        ("2397-OP25", "overtakes", "2321-OP46"),
        ("2397-OP25", "overtakes", "2371-OP25"),
        ("2664-OP1", "relaxes", "1718-OP8d"),
        ("2664-OP1", "relaxes", "2270-OP32"),
    ],
)
def test_later_law_says_what_it_does_to_earlier_law(later: str, kind: str, earlier: str) -> None:
    effect = Effect(kind=EffectKind(kind), target=f"UNSCR-{earlier}")
    assert effect in UN.provision(f"UNSCR-{later}").effects


@pytest.mark.parametrize(
    "measure",
    [
        "seafood",
        "lead",
        "textiles",
        "statues",
        "metals",
        "joint-ventures",
        "ship-to-ship",
        "condensates",
        "crude-oil",
        "refined-petroleum",
        "overseas-labour",
        "scientific-cooperation",
        "mission-staff",
        "mission-accounts",
        "mission-property",
        "vessel-insurance",
        "deregistration",
        "helicopters",
        "vessels-to-dprk",
        "sectoral-exports",
        "industrial-imports",
        "vessel-seizure",
        "humanitarian-exemption",
    ],
)
def test_these_texts_bring_the_measure_in(measure: str) -> None:
    (first,) = (
        provision
        for provision in UN.provisions.values()
        if Effect(kind=EffectKind.INTRODUCES, target=measure) in provision.effects
    )
    assert first in PROVISIONS
    assert first.measure == measure


@pytest.mark.parametrize(
    ("provision", "last_day"),
    [
        ("UNSCR-2321-OP26", date(2017, 8, 4)),
        ("UNSCR-2375-OP14a", date(2017, 12, 31)),
        ("UNSCR-2375-OP15", date(2017, 12, 21)),
    ],
)
def test_what_was_replaced_or_ended_was_in_force_until_then(provision: str, last_day: date) -> None:
    end = last_day + timedelta(days=1)
    assert UN.in_force(provision) == Period(UN.provision(provision).adopted, end)


def test_the_limit_of_two_million_barrels_never_counted() -> None:
    assert UN.in_force("UNSCR-2375-OP14b") is None
    new_year = date(2018, 1, 1)
    assert UN.standing("UNSCR-2375-OP14b", on=new_year) is Standing.NEVER_EFFECTIVE
    assert UN.standing("UNSCR-2397-OP5", on=new_year) is Standing.IN_FORCE


def test_all_else_is_in_force_today() -> None:
    gone = {one.id for one in PROVISIONS if (held := UN.in_force(one.id)) is None or held.end}
    assert gone == {
        "UNSCR-2321-OP26",
        "UNSCR-2375-OP14a",
        "UNSCR-2375-OP14b",
        "UNSCR-2375-OP15",
        "UNSCR-2680-OP1",
        "UNSCR-2680-OP2",
    }


@pytest.mark.parametrize(
    ("provision", "steps"),
    [
        ("UNSCR-2270-OP29", "2270-OP29 2321-OP26 2371-OP8 2397-OP16"),
        (
            "UNSCR-2371-OP12",
            "2371-OP12 2375-OP18a 2375-OP18b 2375-OP18c 2375-OP18d",
        ),
        ("UNSCR-2270-OP31", "2270-OP31 2321-OP20"),
        ("UNSCR-2375-OP15", "2375-OP15 2397-OP4"),
        ("UNSCR-2371-OP9", "2371-OP9 2397-OP6b"),
    ],
)
def test_a_history_runs_from_the_first_text_to_the_last(provision: str, steps: str) -> None:
    ids = [id_.removeprefix("UNSCR-") for id_ in UN.history(provision).ids]
    assert ids == steps.split()


def test_the_day_of_2375_brings_textiles_and_closes_ventures() -> None:
    changes = UN.diff(date(2017, 9, 10), date(2017, 9, 11))
    began = {change.provision.id for change in changes.of(ChangeKind.BEGAN)}
    assert {"UNSCR-2375-OP16", "UNSCR-2375-OP17a", "UNSCR-2375-OP18a"} <= began
    assert "UNSCR-2375-OP14b" not in began
    overtaken = {change.provision.id for change in changes.of(ChangeKind.OVERTAKEN)}
    assert overtaken == {"UNSCR-2371-OP12"}


# Powers and ways out


@pytest.mark.parametrize(
    ("provision", "by", "form", "in_advance"),
    [
        ("UNSCR-2321-OP8", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2321-OP9", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2321-OP22", "committee-1718", ExemptionForm.DETERMINATION, True),
        ("UNSCR-2321-OP26", "member-state", ExemptionForm.NOTIFICATION, True),
        ("UNSCR-2321-OP29", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2321-OP32", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2321-OP46", "committee-1718", ExemptionForm.APPROVAL, False),
        ("UNSCR-2371-OP8", "member-state", ExemptionForm.NOTIFICATION, True),
        ("UNSCR-2371-OP12", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2375-OP15", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2375-OP16", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2375-OP18b", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2397-OP4", "committee-1718", ExemptionForm.APPROVAL, True),
        ("UNSCR-2397-OP9c", "committee-1718", ExemptionForm.DETERMINATION, False),
        ("UNSCR-2397-OP14", "committee-1718", ExemptionForm.APPROVAL, True),
    ],
)
def test_each_power_to_exempt_has_its_authority_and_form(
    provision: str, by: str, form: ExemptionForm, in_advance: bool
) -> None:
    (power,) = UN.provision(provision).exemptions
    assert (power.by, power.form, power.in_advance) == (by, form, in_advance)
    assert power.says


def test_cooperation_in_sensitive_fields_takes_the_committee_and_in_others_the_state() -> None:
    committee, state = UN.provision("UNSCR-2321-OP11").exemptions
    assert (committee.by, committee.form) == ("committee-1718", ExemptionForm.DETERMINATION)
    assert (state.by, state.form) == ("member-state", ExemptionForm.NOTIFICATION)
    assert committee.in_advance
    assert state.in_advance


@pytest.mark.parametrize(
    "provision",
    ["UNSCR-2321-OP18", "UNSCR-2321-OP28", "UNSCR-2375-OP11", "UNSCR-2375-OP13"],
)
def test_some_bans_have_no_way_out(provision: str) -> None:
    ban = UN.provision(provision)
    assert (ban.exemptions, ban.exceptions) == ((), ())


def test_goods_from_and_to_the_dprk_are_banned_by_chapters() -> None:
    exports = UN.provision("UNSCR-2397-OP6").parameters["hs_chapters"]
    assert exports == ("07", "08", "12", "25", "44", "84", "85", "89")
    imports = UN.provision("UNSCR-2397-OP7").parameters["hs_chapters"]
    assert imports == tuple(str(chapter) for chapter in range(72, 90))
    assert UN.provision("UNSCR-2397-OP7").exceptions


def test_the_exception_of_2022_holds_for_asset_freezes_alone() -> None:
    exception = UN.provision("UNSCR-2664-OP1")
    assert exception.subject == "freeze"
    touched = {UN.provision(effect.target).subject for effect in exception.effects}
    assert touched == {"freeze"}
    assert UN.in_force("UNSCR-2664-OP1") == Period(date(2022, 12, 9))


# The Panel of Experts


@pytest.mark.parametrize(("number", "adopted", "last_day"), MANDATES)
def test_each_mandate_of_the_panel_ends_with_its_last_day(
    number: str, adopted: date, last_day: date
) -> None:
    mandate = _mandate(number)
    assert mandate.measure == "panel-of-experts"
    assert mandate.in_force == Period(adopted, last_day + timedelta(days=1))
    assert UN.standing(mandate.id, on=last_day) is Standing.IN_FORCE
    assert UN.standing(mandate.id, on=last_day + timedelta(days=1)) is Standing.EXPIRED


def test_each_mandate_extends_the_one_before() -> None:
    mandates = [_mandate(number) for number, _, _ in MANDATES]
    for earlier, later in pairwise(mandates):
        assert later.effects == (Effect(kind=EffectKind.EXTENDS, target=earlier.id),)
        assert earlier.in_force.end is not None
        assert later.in_force.start < earlier.in_force.end


def test_no_mandate_of_the_panel_outlives_april_2024() -> None:
    held = UN.provisions(measure="panel-of-experts")
    assert all(one.in_force.end is not None for one in held)
    assert max(one.in_force.end or date.max for one in held) == date(2024, 5, 1)


# Listings


@pytest.mark.parametrize(("day", "individuals", "entities", "vessels"), LISTINGS)
def test_each_listing_has_its_numbers(
    day: date, individuals: int, entities: int, vessels: int
) -> None:
    (listing,) = (one for one in _of_kind(InstrumentKind.LISTING) if one.adopted == day)
    listed = listing.listed
    assert (listed.individuals, listed.entities, listed.vessels) == (individuals, entities, vessels)
    assert listing.symbol == f"1718 Committee, {day.day} {day:%B %Y}"


def test_there_are_no_other_listings() -> None:
    assert [one.adopted for one in _of_kind(InstrumentKind.LISTING)] == [row[0] for row in LISTINGS]


def test_resolutions_and_listings_come_to_80_individuals_and_75_entities() -> None:
    listed = [one.listed for one in UN.catalogue.instruments.values()]
    assert sum(one.individuals for one in listed) == 80
    assert sum(one.entities for one in listed) == 75


def test_a_listing_names_whom_it_lists_but_for_the_21_entities_of_2018() -> None:
    for listing in _of_kind(InstrumentKind.LISTING):
        listed = listing.listed
        entities = 0 if listed.entities == 21 else listed.entities
        taken_off = 1 if listing.adopted == date(2016, 3, 21) else 0  # of four, one is known
        expected = listed.individuals + entities + listed.vessels + taken_off
        assert len(listing.names) == expected, listing.symbol


def test_each_imo_number_is_valid() -> None:
    named = [name for one in _of_kind(InstrumentKind.LISTING) for name in one.names]
    numbers = [name.partition("(IMO ")[2].removesuffix(")") for name in named if "(IMO " in name]
    assert len(numbers) == 35
    assert [number for number in numbers if not _valid(number)] == []


def _valid(imo_number: str) -> bool:
    """Seven digits, of which the last is the check digit of the other six."""
    *digits, check = map(int, imo_number)
    weighed = sum(weight * digit for weight, digit in zip(range(7, 1, -1), digits, strict=True))
    return weighed % 10 == check


# Drafts and guidance


def test_two_drafts_failed_by_a_veto_and_change_nothing() -> None:
    drafts = _of_kind(InstrumentKind.DRAFT)
    assert [(one.symbol, one.rejected, str(one.vote)) for one in drafts] == [
        ("S/2022/431", date(2022, 5, 26), "13-2-0"),
        ("S/2024/255", date(2024, 3, 28), "13-1-1"),
    ]
    for draft in drafts:
        assert draft.vote is not None
        assert "Russian Federation" in draft.vote.vetoed_by
        assert draft.proposed
        assert draft.provisions == ()
        assert "no effect" in draft.summary


def test_guidance_binds_nobody_and_only_clarifies() -> None:
    guidance = _of_kind(InstrumentKind.GUIDANCE)
    assert [one.symbol for one in guidance] == ["SC/13113", "IAN 7"]
    for text in guidance:
        (provision,) = text.provisions
        assert not provision.binding
        assert {effect.kind for effect in provision.effects} == {EffectKind.CLARIFIES}


def test_the_notice_on_exemptions_tells_their_term_and_its_revisions() -> None:
    notice = UN.instrument("IAN 7")
    assert notice.adopted == date(2018, 8, 6)
    assert [one.on for one in notice.revisions] == [
        date(2020, 11, 30),
        date(2023, 6, 2),
        date(2024, 5, 9),
    ]
    term = UN.provision("IAN-7").parameters
    assert (term["months"], term["revised_months"], term["revised_on"]) == (
        6,
        9,
        notice.revisions[0].on,
    )
