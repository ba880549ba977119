"""The resolutions from S/RES/825 (1993) to S/RES/2270 (2016): what the files hold of each."""

from datetime import date, timedelta

import pytest

from nksanctions.models.deadline import RecurringDeadline
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

PARAGRAPHS = {
    "S/RES/825 (1993)": "1 2 3 4 5",
    "S/RES/1540 (2004)": "",
    "S/RES/1695 (2006)": "2 3 4",
    "S/RES/1718 (2006)": "5 6 7 8a-i 8a-ii 8a-iii 8b 8c 8d 8e 8f 9 10 11 12 12e",
    "S/RES/1874 (2009)": "9 10a 10b 11 12 13 14 15 16 17 18 19 20 22 23 26 28",
    "S/RES/1887 (2009)": "",
    "S/RES/2087 (2013)": "5a 5b 6 8 9 11",
    "S/RES/2094 (2013)": "8 9 10a 10b 11 12 13 14 15 16 17 18 19 20 22 23 24 25 27 29",
    "S/RES/2270 (2016)": (
        "6 7 8 9 10 12 13 14 15 16 17 18 19a 19b 20a 20b 21 22 23 27"
        " 29 30 31 32 33a 33b 34 35 36 37 39 40"
    ),
}
TEXTS = tuple(UN.instrument(symbol) for symbol in PARAGRAPHS)
PROVISIONS = tuple(provision for text in TEXTS for provision in text.provisions)


def _ids(*kinds: ProvisionKind) -> set[str]:
    return {one.id.removeprefix("UNSCR-") for one in PROVISIONS if one.kind in kinds}


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_each_resolution_holds_its_paragraphs_in_order(text: Instrument) -> None:
    number = text.symbol.split("/")[2].split()[0]
    expected = [f"UNSCR-{number}-OP{one}" for one in PARAGRAPHS[text.symbol].split()]
    assert [provision.id for provision in text.provisions] == expected


@pytest.mark.parametrize(
    ("symbol", "adopted", "vote", "meeting", "paragraphs", "chapter_vii"),
    [
        ("S/RES/825 (1993)", date(1993, 5, 11), "13-0-2", 3212, 5, False),
        ("S/RES/1540 (2004)", date(2004, 4, 28), "15-0-0", 4956, 12, True),
        ("S/RES/1695 (2006)", date(2006, 7, 15), "15-0-0", 5490, 8, False),
        ("S/RES/1718 (2006)", date(2006, 10, 14), "15-0-0", 5551, 17, True),
        ("S/RES/1874 (2009)", date(2009, 6, 12), "15-0-0", 6141, 34, True),
        ("S/RES/1887 (2009)", date(2009, 9, 24), "15-0-0", None, 29, None),
        ("S/RES/2087 (2013)", date(2013, 1, 22), "15-0-0", 6904, 20, None),
        ("S/RES/2094 (2013)", date(2013, 3, 7), "15-0-0", 6932, 37, True),
        ("S/RES/2270 (2016)", date(2016, 3, 2), "15-0-0", 7638, 52, True),
    ],
)
def test_each_resolution_has_its_day_and_vote(
    symbol: str,
    adopted: date,
    vote: str,
    meeting: int | None,
    paragraphs: int,
    chapter_vii: bool | None,
) -> None:
    text = UN.instrument(symbol)
    assert text.kind is InstrumentKind.RESOLUTION
    assert (text.adopted, str(text.vote)) == (adopted, vote)
    assert (text.meeting, text.paragraphs, text.chapter_vii) == (meeting, paragraphs, chapter_vii)


def test_two_members_abstained_in_1993() -> None:
    vote = UN.instrument("S/RES/825 (1993)").vote
    assert vote is not None
    assert vote.abstaining == ("China", "Pakistan")


@pytest.mark.parametrize(
    ("symbol", "individuals", "entities", "vessels"),
    [
        ("S/RES/1718 (2006)", 0, 0, 0),
        ("S/RES/1874 (2009)", 0, 0, 0),
        ("S/RES/2087 (2013)", 4, 6, 0),
        ("S/RES/2094 (2013)", 3, 2, 0),
        ("S/RES/2270 (2016)", 16, 12, 31),
    ],
)
def test_each_annex_lists_so_many(
    symbol: str, individuals: int, entities: int, vessels: int
) -> None:
    listed = UN.instrument(symbol).listed
    assert (listed.individuals, listed.entities, listed.vessels) == (individuals, entities, vessels)
    counted = [annex.count for annex in UN.instrument(symbol).annexes if annex.count is not None]
    assert sum(counted) == individuals + entities + vessels


@pytest.mark.parametrize(
    ("provision", "duty", "last_day"),
    [
        ("UNSCR-1718-OP11", "implementation-report", date(2006, 11, 13)),
        ("UNSCR-1874-OP22", "implementation-report", date(2009, 7, 27)),
        ("UNSCR-2094-OP25", "implementation-report", date(2013, 6, 5)),
        ("UNSCR-2270-OP33b", "closure", date(2016, 5, 31)),
        ("UNSCR-2270-OP35", "closure", date(2016, 5, 31)),
        ("UNSCR-2270-OP40", "implementation-report", date(2016, 5, 31)),
    ],
)
def test_each_duty_has_its_last_day(provision: str, duty: str, last_day: date) -> None:
    assert UN.provision(provision).deadline(duty).last_day == last_day


def test_member_states_owe_every_duty_but_the_report_of_the_committee() -> None:
    owed = {
        (provision.id, obligation.bound)
        for provision in PROVISIONS
        for obligation in provision.obligations
    }
    others = {(id_, bound) for id_, bound in owed if bound != (Bound.MEMBER_STATES,)}
    assert others == {("UNSCR-1718-OP12", (Bound.COMMITTEE_1718,))}


def test_the_committee_reports_every_ninety_days() -> None:
    (obligation,) = UN.provision("UNSCR-1718-OP12").obligations
    assert isinstance(obligation.deadline, RecurringDeadline)
    year = Period(date(2006, 10, 14), date(2007, 10, 14))
    assert [term.last_day for term in obligation.deadline.within(year)] == [
        date(2007, 1, 12),
        date(2007, 4, 12),
        date(2007, 7, 11),
        date(2007, 10, 9),
    ]


def test_what_only_asks_or_worries_does_not_bind() -> None:
    assert _ids(ProvisionKind.CALL) == {
        *("825-OP1", "825-OP2", "825-OP3", "825-OP4"),
        "1718-OP8f",
        *("1874-OP11", "1874-OP12", "1874-OP18", "1874-OP19", "1874-OP20", "1874-OP28"),
        "2087-OP6",
        *("2094-OP12", "2094-OP13", "2094-OP18", "2094-OP22", "2094-OP24"),
    }
    assert _ids(ProvisionKind.CONCERN) == {"2087-OP11"}
    assert _ids(ProvisionKind.COMMITMENT) == {"825-OP5"}
    soft = (ProvisionKind.CALL, ProvisionKind.CONCERN, ProvisionKind.COMMITMENT)
    assert {one.id for one in PROVISIONS if one.kind in soft and one.binding} == set()


def test_reports_on_the_measures_are_asked_for_and_reports_on_inspections_required() -> None:
    reports = {one.id: one.binding for one in PROVISIONS if one.kind is ProvisionKind.REPORT}
    assert reports == {
        "UNSCR-1718-OP11": False,
        "UNSCR-1874-OP15": True,
        "UNSCR-1874-OP16": True,
        "UNSCR-1874-OP22": False,
        "UNSCR-2094-OP19": False,
        "UNSCR-2094-OP25": False,
        "UNSCR-2270-OP40": False,
    }


def test_the_other_kinds_are_as_the_texts_have_them() -> None:
    assert _ids(ProvisionKind.DESIGNATION) == {
        *("2087-OP5a", "2094-OP8", "2094-OP9", "2270-OP10", "2270-OP23"),
    }
    assert _ids(ProvisionKind.CLARIFICATION) == {
        *("2087-OP8", "2087-OP9", "2094-OP14", "2094-OP23"),
        *("2270-OP7", "2270-OP9", "2270-OP12", "2270-OP37", "2270-OP39"),
    }
    assert _ids(ProvisionKind.EXEMPTION, ProvisionKind.EXCEPTION) == {
        *("1718-OP9", "1718-OP10", "1874-OP10b", "2270-OP19b", "2270-OP20b"),
    }
    assert _ids(ProvisionKind.OBLIGATION) == {
        *("1695-OP2", "1695-OP3", "1695-OP4", "1718-OP5", "1718-OP6", "1718-OP7"),
        *("1874-OP13", "1874-OP14", "2094-OP10a", "2094-OP10b", "2094-OP16", "2094-OP17"),
        *(
            "2270-OP13",
            "2270-OP14",
            "2270-OP15",
            "2270-OP16",
            "2270-OP18",
            "2270-OP33b",
            "2270-OP35",
        ),
    }
    assert _ids(ProvisionKind.MANDATE) == {"1718-OP12", "1874-OP26", "2094-OP29"}
    assert _ids(ProvisionKind.AUTHORIZATION) == {"1718-OP12e", "2094-OP27"}


@pytest.mark.parametrize(
    ("provision", "bound"),
    [
        ("UNSCR-825-OP3", "iaea"),
        ("UNSCR-1695-OP2", "dprk"),
        ("UNSCR-1718-OP8b", "dprk member-states"),
        ("UNSCR-1718-OP12", "committee-1718"),
        ("UNSCR-1874-OP9", "dprk member-states"),
        ("UNSCR-1874-OP13", "flag-states member-states"),
        ("UNSCR-1874-OP19", "member-states international-financial-institutions"),
        ("UNSCR-1874-OP26", "secretary-general panel-of-experts"),
        ("UNSCR-2094-OP27", "committee-1718"),
        ("UNSCR-2270-OP16", "committee-1718"),
        ("UNSCR-2270-OP29", "dprk member-states"),
        ("UNSCR-2270-OP30", "dprk member-states"),
    ],
)
def test_each_text_names_whom_it_binds_first(provision: str, bound: str) -> None:
    assert " ".join(UN.provision(provision).bound) == bound


def test_where_the_committee_may_exempt_the_text_is_addressed_to_it_too() -> None:
    for provision in PROVISIONS:
        decides = any(power.by == "committee-1718" for power in provision.exemptions)
        assert not decides or Bound.COMMITTEE_1718 in provision.bound, provision.id


@pytest.mark.parametrize(
    ("later", "kind", "earlier"),
    [
        ("1718-OP5", "tightens", "1695-OP2"),
        ("1718-OP8a-ii", "overtakes", "1695-OP3"),
        ("1718-OP8b", "overtakes", "1695-OP4"),
        ("1874-OP9", "extends", "1718-OP8b"),
        ("1874-OP10a", "extends", "1718-OP8a-i"),
        ("1874-OP11", "overtakes", "1718-OP8f"),
        ("1874-OP23", "extends", "1718-OP8a-ii"),
        ("2087-OP5a", "extends", "1718-OP8d"),
        ("2087-OP5b", "overtakes", "1874-OP23"),
        ("2087-OP8", "clarifies", "1874-OP14"),
        ("2094-OP10a", "extends", "1718-OP8e"),
        ("2094-OP11", "overtakes", "1874-OP18"),
        ("2094-OP14", "tightens", "2087-OP11"),
        ("2094-OP15", "overtakes", "1874-OP20"),
        ("2094-OP16", "overtakes", "1874-OP11"),
        ("2094-OP20", "overtakes", "2087-OP5b"),
        ("2094-OP22", "tightens", "2087-OP9"),
        ("2094-OP23", "clarifies", "1718-OP8a-iii"),
        ("2094-OP27", "extends", "1718-OP8d"),
        ("2270-OP6", "extends", "1874-OP10a"),
        ("2270-OP6", "replaces", "1874-OP10b"),
        ("2270-OP9", "clarifies", "1718-OP8c"),
        ("2270-OP12", "clarifies", "1718-OP8d"),
        ("2270-OP13", "extends", "2094-OP10b"),
        ("2270-OP14", "extends", "2094-OP10b"),
        ("2270-OP17", "overtakes", "1874-OP28"),
        ("2270-OP18", "overtakes", "2094-OP16"),
        ("2270-OP21", "overtakes", "2094-OP18"),
        ("2270-OP22", "extends", "2094-OP17"),
        ("2270-OP27", "overtakes", "2094-OP22"),
        ("2270-OP32", "extends", "1718-OP8d"),
        ("2270-OP33a", "overtakes", "2094-OP12"),
        ("2270-OP34", "overtakes", "2094-OP13"),
        ("2270-OP36", "overtakes", "2094-OP15"),
        ("2270-OP37", "extends", "2094-OP14"),
        ("2270-OP39", "extends", "2094-OP23"),
    ],
)
def test_later_law_says_what_it_does_to_earlier_law(later: str, kind: str, earlier: str) -> None:
    effect = Effect(kind=EffectKind(kind), target=f"UNSCR-{earlier}")
    assert effect in UN.provision(f"UNSCR-{later}").effects


def test_only_the_leave_for_small_arms_had_ended_by_2270() -> None:
    cuts = (EffectKind.REPLACES, EffectKind.ENDS)
    gone = {
        effect.target
        for provision in PROVISIONS
        for effect in provision.effects
        if effect.kind in cuts
    }
    assert gone == {"UNSCR-1874-OP10b"}


@pytest.mark.parametrize(
    ("provision", "last_day"),
    [
        ("UNSCR-1874-OP10b", date(2016, 3, 1)),  # small arms: 2270 OP 6
        ("UNSCR-2270-OP19b", date(2016, 11, 29)),  # charter on notice: 2321 OP 8
        ("UNSCR-2270-OP20b", date(2016, 11, 29)),  # the DPRK's flag on notice: 2321 OP 9
        ("UNSCR-2270-OP29", date(2016, 11, 29)),  # coal: 2321 OP 26
        ("UNSCR-2270-OP35", date(2016, 11, 29)),  # offices in the DPRK: 2321 OP 31
        ("UNSCR-2270-OP36", date(2016, 11, 29)),  # support for trade: 2321 OP 32
    ],
)
def test_what_later_law_replaced_was_in_force_until_its_eve(provision: str, last_day: date) -> None:
    assert UN.in_force(provision) == Period(
        UN.provision(provision).adopted, last_day + timedelta(days=1)
    )


def test_all_else_is_in_force_today_or_ended_by_its_own_text() -> None:
    ended = {one.id for one in PROVISIONS if UN.in_force(one.id) != Period(one.adopted)}
    assert ended == {
        "UNSCR-1874-OP10b",
        "UNSCR-1874-OP26",
        "UNSCR-2094-OP29",
        "UNSCR-2270-OP19b",
        "UNSCR-2270-OP20b",
        "UNSCR-2270-OP29",
        "UNSCR-2270-OP35",
        "UNSCR-2270-OP36",
    }


@pytest.mark.parametrize(
    ("provision", "steps"),
    [
        ("UNSCR-2270-OP29", "2270-OP29 2321-OP26 2371-OP8"),
        ("UNSCR-2270-OP31", "2270-OP31 2321-OP20"),
        ("UNSCR-1874-OP28", "1874-OP28 2270-OP17 2321-OP10"),
        ("UNSCR-2270-OP35", "2270-OP35 2321-OP31"),
        ("UNSCR-2094-OP15", "1874-OP20 2094-OP15 2270-OP36 2321-OP32"),
        ("UNSCR-2094-OP16", "1718-OP8f 1874-OP11 2094-OP16 2270-OP18 2321-OP13 2321-OP21"),
    ],
)
def test_a_history_runs_through_its_steps_in_order(provision: str, steps: str) -> None:
    ids = [id_.removeprefix("UNSCR-") for id_ in UN.history(provision).ids]
    expected = steps.split()
    assert [id_ for id_ in ids if id_ in expected] == expected


def test_a_measure_is_introduced_by_its_first_provision_and_has_one_subject() -> None:
    first: dict[str, Provision] = {}
    for provision in PROVISIONS:
        earlier = first.setdefault(provision.measure, provision)
        introduces = Effect(kind=EffectKind.INTRODUCES, target=provision.measure)
        assert (introduces in provision.effects) is (provision is earlier), provision.id
        assert provision.subject == earlier.subject, provision.id
    assert {"coal", "aviation-fuel", "banks-in", "banks-out", "asset-freeze"} <= set(first)


@pytest.mark.parametrize(
    ("provision", "powers"),
    [
        (
            "UNSCR-1718-OP9",
            [
                ("member-state", True, ExemptionForm.NO_OBJECTION, 5),
                ("committee-1718", True, ExemptionForm.APPROVAL, None),
                ("member-state", True, ExemptionForm.NOTIFICATION, None),
            ],
        ),
        ("UNSCR-1718-OP10", [("committee-1718", True, ExemptionForm.APPROVAL, None)]),
        ("UNSCR-1874-OP10b", [("member-state", True, ExemptionForm.NOTIFICATION, None)]),
        (
            "UNSCR-2270-OP8",
            [
                ("member-state", True, ExemptionForm.NOTIFICATION, None),
                ("committee-1718", False, ExemptionForm.DETERMINATION, None),
            ],
        ),
        ("UNSCR-2270-OP13", [("committee-1718", False, ExemptionForm.DETERMINATION, None)]),
        ("UNSCR-2270-OP19a", []),
        ("UNSCR-2270-OP19b", [("member-state", True, ExemptionForm.NOTIFICATION, None)]),
        ("UNSCR-2270-OP20b", [("member-state", True, ExemptionForm.NOTIFICATION, None)]),
        ("UNSCR-2270-OP22", [("committee-1718", True, ExemptionForm.DETERMINATION, None)]),
        (
            "UNSCR-2270-OP29",
            [
                ("member-state", True, ExemptionForm.NOTIFICATION, None),
                ("member-state", False, ExemptionForm.DETERMINATION, None),
            ],
        ),
        ("UNSCR-2270-OP30", []),
        ("UNSCR-2270-OP31", [("committee-1718", True, ExemptionForm.APPROVAL, None)]),
        ("UNSCR-2270-OP32", [("committee-1718", True, ExemptionForm.DETERMINATION, None)]),
        ("UNSCR-2270-OP33a", [("committee-1718", True, ExemptionForm.APPROVAL, None)]),
        ("UNSCR-2270-OP34", []),
        ("UNSCR-2270-OP35", [("committee-1718", False, ExemptionForm.DETERMINATION, None)]),
    ],
)
def test_each_power_to_exempt_has_its_authority_and_form(
    provision: str, powers: list[tuple[str, bool, ExemptionForm, int | None]]
) -> None:
    held = [
        (power.by, power.in_advance, power.form, power.working_days)
        for power in UN.provision(provision).exemptions
    ]
    assert held == powers


@pytest.mark.parametrize(
    ("provision", "exceptions"),
    [
        ("UNSCR-1718-OP8e", 1),  # a State's own nationals
        ("UNSCR-1874-OP17", 2),  # humanitarian purposes; after the inspection
        ("UNSCR-2094-OP10b", 3),  # court, health and safety, business at the United Nations
        ("UNSCR-2094-OP17", 3),  # inspection, emergency, return
        ("UNSCR-2094-OP18", 1),  # emergency landing
        ("UNSCR-2270-OP8", 1),  # food and medicine
        ("UNSCR-2270-OP13", 3),
        ("UNSCR-2270-OP14", 3),  # a State's own nationals; court; health and safety
        ("UNSCR-2270-OP30", 0),
        ("UNSCR-2270-OP31", 1),  # fuel abroad for the flight there and back
    ],
)
def test_each_text_lets_through_what_it_lets_through(provision: str, exceptions: int) -> None:
    assert len(UN.provision(provision).exceptions) == exceptions


@pytest.mark.parametrize(
    ("provision", "name", "value"),
    [
        ("UNSCR-1718-OP9", "lien_or_judgment_before", date(2006, 10, 14)),
        ("UNSCR-1874-OP10b", "notice_days_before_supply", 5),
        ("UNSCR-1874-OP26", "experts", 7),
        ("UNSCR-2094-OP29", "experts", 8),
        ("UNSCR-2270-OP23", "vessels", 31),
        ("UNSCR-2270-OP29", "goods", ("coal", "iron", "iron-ore")),
        (
            "UNSCR-2270-OP30",
            "goods",
            ("gold", "titanium-ore", "vanadium-ore", "rare-earth-minerals"),
        ),
        ("UNSCR-2270-OP39", "snowmobiles_above_us_dollars", 2_000),
    ],
)
def test_the_figures_and_goods_of_the_texts_are_held(
    provision: str, name: str, value: object
) -> None:
    assert UN.provision(provision).parameters[name] == value


def test_only_mandates_of_the_panel_end_by_their_own_text() -> None:
    ends = {one.id: one.in_force.end for one in PROVISIONS if one.in_force.end is not None}
    assert ends == {
        "UNSCR-1874-OP26": date(2010, 6, 13),  # the last day is 12 June 2010
        "UNSCR-2094-OP29": date(2014, 4, 8),
    }


@pytest.mark.parametrize("provision", ["UNSCR-2094-OP10b", "UNSCR-2270-OP13", "UNSCR-2270-OP14"])
def test_expulsion_is_told_as_the_states_duty_under_the_law(provision: str) -> None:
    summary = UN.provision(provision).summary
    assert "has a duty to expel" in summary
    assert "consistent with its national law and with international law" in summary


def test_a_text_that_nobody_saw_is_told_as_memory() -> None:
    for provision in PROVISIONS:
        seen = provision.verified is Verification.SECONDARY
        assert seen is bool(provision.sources), provision.id
        assert provision.verification_note, provision.id
        assert provision.verified is not Verification.OFFICIAL_TEXT


def test_summaries_spell_out_what_lawyers_abbreviate() -> None:
    for summary in [one.summary for one in PROVISIONS] + [text.summary for text in TEXTS]:
        found = [short for short in ("CTE", " MS ", "UNSC", "OP8", "WMD", "JV") if short in summary]
        assert found == [], summary
