"""The catalogue of a regime: what its files hold, how they are checked, how law is looked up."""

import re
import subprocess
import sys
from datetime import date, timedelta
from importlib.resources import files

import pytest
from attrs import evolve

from nksanctions.errors import MalformedDataError, UnknownProvisionError
from nksanctions.law.policy import Policy
from nksanctions.models.period import Period
from nksanctions.models.provision import Effect, EffectKind, ProvisionKind, Verification
from nksanctions.regimes.catalogue import (
    Catalogue,
    InstrumentKind,
    load,
    problems,
    read_instrument,
    read_points,
    read_sources,
)

UN = load("nksanctions.regimes.un")
LABOUR = tuple(provision for provision in UN.provisions.values() if provision.subject == "labour")

# For each point its readings, and the one that the prevailing, strict and literal policies take.
READINGS = {
    "A-01": ({"any_permission", "formal_permit"}, None, "any_permission", "formal_permit"),
    "A-02": (
        {"renewal_counts", "admission_only"},
        "renewal_counts",
        "renewal_counts",
        "admission_only",
    ),
    "A-02-protection": ({"not_counted", "counted"}, "not_counted", "counted", None),
    "A-02-switch": (
        {"any_authorization", "admission_only"},
        None,
        "any_authorization",
        "admission_only",
    ),
    "A-03": ({"strictly_before", "day_counts"}, None, "strictly_before", None),
    "A-04": (
        {"framework_suffices", "individual_needed"},
        None,
        "individual_needed",
        "framework_suffices",
    ),
    "A-05": ({"new_contract", "continues"}, "new_contract", "new_contract", "new_contract"),
    "A-05-option": (
        {"part_of_contract", "new_agreement"},
        None,
        "new_agreement",
        "part_of_contract",
    ),
    "A-05-permit": (
        {"still_excepted", "not_excepted"},
        "still_excepted",
        "not_excepted",
        "still_excepted",
    ),
    "A-06": ({"closed_list", "any_activity"}, None, "closed_list", "any_activity"),
    "A-07": ({"broad", "local_wages"}, None, "broad", None),
    "A-08": ({"still_national", "effective_nationality"}, None, "still_national", "still_national"),
    "A-09": ({"dprk_law", "host_documents"}, None, "dprk_law", None),
    "A-11": ({"status_bars", "charter_prevails"}, None, "charter_prevails", None),
    "A-12": ({"continuing", "exhausted"}, "continuing", "continuing", None),
    "A-13": ({"stands", "lapses"}, "stands", "stands", None),
    "A-13-before": ({"stands", "lapses"}, None, "stands", "lapses"),
    "A-14": (
        {"to_dprk_only", "departure_suffices"},
        "to_dprk_only",
        "to_dprk_only",
        "to_dprk_only",
    ),
    "A-15": (
        {"stock_at_adoption", "other_base"},
        "stock_at_adoption",
        "stock_at_adoption",
        "stock_at_adoption",
    ),
    "A-16": ({"all_members", "hosts_only"}, None, "all_members", "all_members"),
    "A-17": ({"effective_control", "sovereign_title"}, None, None, None),
    "A-32": ({"to_term", "at_once"}, "to_term", "at_once", "to_term"),
}


# What the United Nations files hold.


def test_all_parts_of_the_catalogue_agree() -> None:
    assert problems(UN) == ()


def test_the_labour_provisions_are_held() -> None:
    assert {provision.id for provision in LABOUR} == {
        "UNSCR-2321-OP34",
        "UNSCR-2371-OP11",
        "UNSCR-2375-OP17a",
        "UNSCR-2375-OP17b",
        "UNSCR-2375-OP17c",
        "UNSCR-2375-OP17d",
        "UNSCR-2375-OP26",
        "UNSCR-2397-OP8a",
        "UNSCR-2397-OP8b",
        "UNSCR-2397-OP8c",
        "UNSCR-2397-OP8d",
        "UNSCR-2397-OP25",
    }


@pytest.mark.parametrize(
    ("symbol", "adopted"),
    [
        ("S/RES/2321 (2016)", date(2016, 11, 30)),
        ("S/RES/2371 (2017)", date(2017, 8, 5)),
        ("S/RES/2375 (2017)", date(2017, 9, 11)),
        ("S/RES/2397 (2017)", date(2017, 12, 22)),
    ],
)
def test_each_resolution_has_its_day_of_adoption(symbol: str, adopted: date) -> None:
    instrument = UN.instrument(symbol)
    assert (instrument.kind, instrument.adopted) == (InstrumentKind.RESOLUTION, adopted)
    labour = [provision for provision in LABOUR if provision.citation.instrument == symbol]
    assert {provision.in_force for provision in labour} == {Period(adopted)}


def test_instruments_stand_in_the_order_of_adoption() -> None:
    days = [instrument.adopted for instrument in UN.instruments.values()]
    assert days == sorted(days)


def test_each_file_is_named_after_its_instrument_and_says_where_the_text_is() -> None:
    folder = files("nksanctions.regimes.un").joinpath("instruments")
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        instrument = read_instrument(text, source=file.name)
        number, year = re.findall(r"\d+", instrument.symbol)
        assert file.name == f"{number}-{year}.toml"
        assert text.startswith(f"# Text: https://undocs.org/S/RES/{number}({year})")
        assert f"S/RES/{number} ({year})" == instrument.symbol


@pytest.mark.parametrize(
    ("provision", "duty", "last_day"),
    [
        ("UNSCR-2375-OP17d", "notification", date(2017, 12, 15)),
        ("UNSCR-2397-OP8a", "repatriation", date(2019, 12, 22)),
        ("UNSCR-2397-OP8c", "measuring-period", date(2018, 12, 22)),
        ("UNSCR-2397-OP8c", "midterm-report", date(2019, 3, 22)),
        ("UNSCR-2397-OP8d", "final-report", date(2020, 3, 22)),
    ],
)
def test_each_duty_has_its_last_day(provision: str, duty: str, last_day: date) -> None:
    assert UN.provision(provision).deadline(duty).last_day == last_day


def test_each_duty_binds_member_states() -> None:
    bound = {obligation.bound for provision in LABOUR for obligation in provision.obligations}
    assert bound == {"member-states"}


def test_the_ceiling_starts_on_the_day_after_the_count() -> None:
    ceiling = UN.provision("UNSCR-2371-OP11")
    assert ceiling.parameters["baseline_day"] == ceiling.adopted
    assert ceiling.parameters["first_day"] == ceiling.adopted + timedelta(days=1)


@pytest.mark.parametrize(
    ("later", "kind", "earlier"),
    [
        ("UNSCR-2371-OP11", EffectKind.OVERTAKES, "UNSCR-2321-OP34"),
        ("UNSCR-2375-OP17a", EffectKind.TIGHTENS, "UNSCR-2371-OP11"),
        ("UNSCR-2397-OP8a", EffectKind.EXTENDS, "UNSCR-2375-OP17a"),
        ("UNSCR-2397-OP8a", EffectKind.TIGHTENS, "UNSCR-2375-OP17c"),
        ("UNSCR-2397-OP25", EffectKind.OVERTAKES, "UNSCR-2375-OP26"),
    ],
)
def test_later_law_says_what_it_does_to_earlier_law(
    later: str, kind: EffectKind, earlier: str
) -> None:
    assert Effect(kind=kind, target=earlier) in UN.provision(later).effects


@pytest.mark.parametrize(
    ("provision", "by", "in_advance"),
    [
        ("UNSCR-2371-OP11", "committee-1718", True),
        ("UNSCR-2375-OP17b", "committee-1718", True),
        ("UNSCR-2375-OP26", "committee-1718", False),
        ("UNSCR-2397-OP8b", "member-state", False),
        ("UNSCR-2397-OP25", "committee-1718", False),
    ],
)
def test_each_power_to_exempt_has_its_authority(provision: str, by: str, in_advance: bool) -> None:
    (power,) = UN.provision(provision).exemptions
    assert (power.by, power.in_advance, power.case_by_case) == (by, in_advance, True)


def test_the_call_for_vigilance_binds_nobody() -> None:
    unbinding = {provision.id for provision in LABOUR if not provision.binding}
    assert unbinding == {"UNSCR-2321-OP34"}


def test_no_official_text_is_claimed_that_was_not_opened() -> None:
    for provision in UN.provisions.values():
        assert provision.verified is not Verification.OFFICIAL_TEXT
        assert provision.verification_note


def test_no_text_says_that_a_person_must_be_returned() -> None:
    texts = [provision.summary for provision in UN.provisions.values()]
    texts += [reading.says for point in UN.points.values() for reading in point.readings]
    texts += [
        obligation.deadline.what
        for provision in UN.provisions.values()
        for obligation in provision.obligations
        if obligation.deadline is not None
    ]
    must = re.compile(
        r"(must|shall|has to|have to) (be )?(return|repatriat|go back|leave)", re.IGNORECASE
    )
    assert [text for text in texts if must.search(text)] == []
    duty = UN.provision("UNSCR-2397-OP8a")
    assert "A State has a duty" in duty.summary
    assert "subject to the State's own determinations" in duty.summary


@pytest.mark.parametrize("point", READINGS)
def test_each_point_has_its_readings_and_policies(point: str) -> None:
    held = UN.points[point]
    names = {reading.name for reading in held.readings}
    assert (names, held.prevailing, held.strict, held.literal) == READINGS[point]


def test_there_are_no_other_points() -> None:
    assert set(UN.points) == set(READINGS)


def test_each_reading_says_who_holds_it() -> None:
    for point in UN.points.values():
        for reading in point.readings:
            nobody = reading.held_by.startswith("No State or body known to us")
            assert nobody or reading.sources, (point.id, reading.name)


def test_the_policies_decide_points_by_the_catalogue() -> None:
    decided = Policy.prevailing().decide(UN.points.values())
    assert (decided["A-03"], decided["A-05"]) == (None, "new_contract")


def test_what_no_reading_decides_is_a_caveat() -> None:
    assert set(UN.caveats) == {"A-10", "A-20", "A-29"}


def test_each_source_is_used() -> None:
    used = {key for provision in UN.provisions.values() for key in provision.sources}
    used |= {key for caveat in UN.caveats.values() for key in caveat.sources}
    used |= {
        key for point in UN.points.values() for reading in point.readings for key in reading.sources
    }
    assert used == set(UN.sources)


def test_a_catalogue_is_read_once_and_cannot_be_changed() -> None:
    assert load("nksanctions.regimes.un") is UN
    with pytest.raises(TypeError):
        UN.provisions["UNSCR-2375-OP17a"] = UN.provision("UNSCR-2397-OP8a")  # type: ignore[index]


def test_importing_reads_no_file_of_a_regime() -> None:
    watch = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import nksanctions.regimes.catalogue
data = [name for name in opened if "regimes" in name and name.endswith(".toml")]
sys.exit(", ".join(data) or None)
"""
    subprocess.run([sys.executable, "-c", watch], check=True)


# Looking up.


@pytest.mark.parametrize(
    ("citation", "id_"),
    [
        ("UNSCR-2375-OP17a", "UNSCR-2375-OP17a"),
        ("UNSCR-2375-OP17c", "UNSCR-2375-OP17c"),
        ("UNSCR-2375-OP17", "UNSCR-2375-OP17a"),
        ("UNSCR-2397-OP8", "UNSCR-2397-OP8a"),
        ("S/RES/2375 (2017) OP 17", "UNSCR-2375-OP17a"),
        ("S/RES/2375(2017) OP17", "UNSCR-2375-OP17a"),
        ("S/RES/2375 (2017), OP 17d", "UNSCR-2375-OP17d"),
        ("s/res/2397 (2017) op 25", "UNSCR-2397-OP25"),
        (" UNSCR-2321-OP34 ", "UNSCR-2321-OP34"),
    ],
)
def test_ids_and_printed_citations_are_understood(citation: str, id_: str) -> None:
    assert UN.provision(citation).id == id_


def test_what_is_printed_is_understood() -> None:
    for provision in UN.provisions.values():
        printed = UN.provision(str(provision.citation))
        assert str(printed.citation) == str(provision.citation)


@pytest.mark.parametrize(
    ("citation", "suggestion"),
    [
        ("UNSCR-2375-OP71", "did you mean UNSCR-2375-OP17"),
        ("UNSCR-2379-OP8a", "did you mean UNSCR-2397-OP8a"),
        ("S/RES/2375 (2016) OP 26", "did you mean UNSCR-2375-OP26"),
        ("1540", "held: S/RES/2321 (2016), S/RES/2371 (2017)"),
    ],
)
def test_an_unknown_citation_is_refused_with_near_matches(citation: str, suggestion: str) -> None:
    with pytest.raises(UnknownProvisionError) as caught:
        UN.provision(citation)
    message = str(caught.value)
    assert message.startswith(f"no provision {citation!r} is held; ")
    assert suggestion in message


def test_an_unknown_symbol_is_refused_with_near_matches() -> None:
    with pytest.raises(KeyError, match=r"did you mean S/RES/2397 \(2017\)"):
        UN.instrument("S/RES/2379 (2017)")
    assert UN.instrument("S/RES/2397(2017)").symbol == "S/RES/2397 (2017)"


# Malformed data.


BAD_INSTRUMENT = """
symbol = "S/RES/2397 (2017)"
adopted = "22 December 2017"
kind = "resolutoin"

[[provision]]
id = "UNSCR-2397-OP8a"
pinpoint = 8
bound = "member states"
kind = "obligation"
binding = "yes"
subject = "labour"
sumary = "A duty."
summary = " "
effects = [{ kind = "tighten", target = "UNSCR-2375-OP17a" }]
deadlines = [
    { duty = "repatriation", what = "the duty" },
    { duty = "midterm-report", what = "the report", months = 15, days = 3 },
    { duty = "final-report", what = "the report", months = true },
]
exemptions = [{ by = "comittee", in_advance = true, case_by_case = true }]
points = "A-12"
verified = "hearsay"
sources = ["op8-english", 7]

[[provision]]
id = "UNSCR-2397-OP25"
"""


def test_every_problem_of_an_instrument_is_told_at_once_with_its_path() -> None:
    with pytest.raises(MalformedDataError) as caught:
        read_instrument(BAD_INSTRUMENT, source="2397-2017.toml")
    missing = ("pinpoint", "bound", "kind", "binding", "subject", "summary", "verified", "sources")
    assert set(caught.value.problems) == {
        "expected a day such as 2017-09-11, not '22 December 2017' @ $.adopted",
        "'resolutoin' is none of resolution, guidance @ $.kind",
        "required field missing @ $.title",
        "expected a text, not 8 @ $.provision[0].pinpoint",
        "'member states' is none of member-states, dprk, committee-1718, committee-secretary, "
        "secretary-general, panel-of-experts, security-council @ $.provision[0].bound",
        "expected true or false, not 'yes' @ $.provision[0].binding",
        "unknown key 'sumary', did you mean 'summary'? @ $.provision[0]",
        "expected a text, not ' ' @ $.provision[0].summary",
        f"'tighten' is none of {', '.join(EffectKind)} @ $.provision[0].effects[0].kind",
        "a deadline has one of months, days and fixed @ $.provision[0].deadlines[0]",
        "a deadline has one of months, days and fixed @ $.provision[0].deadlines[1]",
        "expected a whole number, not True @ $.provision[0].deadlines[2].months",
        "'comittee' is none of competent, committee-1718, security-council, member-state, other"
        " @ $.provision[0].exemptions[0].by",
        "expected an array, not 'A-12' @ $.provision[0].points",
        f"'hearsay' is none of {', '.join(Verification)} @ $.provision[0].verified",
        "expected a text, not 7 @ $.provision[0].sources[1]",
        *(f"required field missing @ $.provision[1].{name}" for name in missing),
    }
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems)
    assert all(line.startswith("2397-2017.toml: ") for line in lines)


def instrument_with(*provisions: str) -> str:
    rest = """
pinpoint = "OP 8"
bound = "member-states"
kind = "obligation"
binding = true
subject = "labour"
summary = "A duty."
verified = "memory"
sources = []
"""
    head = 'symbol = "S/RES/2397 (2017)"\nadopted = 2017-12-22\nkind = "resolution"\ntitle = "T"\n'
    return head + "".join(f"[[provision]]{rest}{provision}\n" for provision in provisions)


def test_a_period_that_ends_before_it_starts_is_told_with_its_path() -> None:
    text = instrument_with('id = "A"', 'id = "B"\nin_force_until = 2017-12-22')
    with pytest.raises(
        MalformedDataError, match=r"must follow start 2017-12-22 @ \$.provision\[1\]"
    ):
        read_instrument(text, source="x.toml")


def test_a_period_of_its_own_is_kept() -> None:
    text = instrument_with('id = "A"\nin_force_from = 2018-01-01\nin_force_until = 2019-01-01')
    (provision,) = read_instrument(text, source="x.toml").provisions
    assert provision.in_force == Period(date(2018, 1, 1), date(2019, 1, 1))


def test_a_duty_may_bind_someone_else_than_its_provision() -> None:
    deadline = '{ duty = "notice", what = "the notice", bound = "dprk", days = 30 }'
    (provision,) = read_instrument(
        instrument_with(f'id = "A"\ndeadlines = [{deadline}]'), source="x.toml"
    ).provisions
    assert provision.obligations[0].bound == "dprk"
    assert provision.deadline("notice").last_day == date(2018, 1, 21)


def test_two_provisions_with_one_id_are_refused() -> None:
    with pytest.raises(MalformedDataError, match=r"A stands twice @ \$.provision\[2\]"):
        read_instrument(instrument_with('id = "A"', 'id = "B"', 'id = "A"'), source="x.toml")


def test_what_is_no_toml_is_refused() -> None:
    with pytest.raises(MalformedDataError, match=r"^x\.toml: no TOML: "):
        read_instrument("symbol = ", source="x.toml")


def test_a_point_with_a_policy_for_an_unknown_reading_is_refused() -> None:
    text = """
[[point]]
id = "A-99"
question = "Is it?"
prevailing = "yess"
bears_on = []
verified = "memory"
reading = [
    { name = "yes", says = "It is.", held_by = "Nobody." },
    { name = "no", says = "It is not.", held_by = "Nobody." },
]

[[point]]
id = "A-98"
question = "Is it?"
bears_on = []
verified = "memory"
reading = [{ name = "yes", says = "It is.", held_by = "Nobody." }]

[[caveat]]
id = "A-97"
"""
    with pytest.raises(MalformedDataError) as caught:
        read_points(text, source="points.toml")
    assert set(caught.value.problems) == {
        "A-99 has no reading 'yess'; its readings are yes, no @ $.point[0]",
        "A-98: a point has two or more readings with names of their own @ $.point[1]",
        "required field missing @ $.caveat[0].says",
        "required field missing @ $.caveat[0].bears_on",
        "required field missing @ $.caveat[0].sources",
    }


def test_a_source_without_an_address_is_refused() -> None:
    with pytest.raises(MalformedDataError) as caught:
        read_sources('[a]\ntitle = "A"\nused_for = "B"\n', source="sources.toml")
    assert caught.value.problems == ("required field missing @ $['a'].url",)


def test_a_table_is_expected_where_a_text_stands() -> None:
    with pytest.raises(MalformedDataError, match="expected a table, not 'x'"):
        read_sources('a = "x"', source="sources.toml")


# Parts that do not agree.


def changed(id_: str, **changes: object) -> Catalogue:
    provision = evolve(UN.provision(id_), **changes)  # type: ignore[arg-type]
    return evolve(UN, provisions={**UN.provisions, id_: provision})


@pytest.mark.parametrize(
    ("catalogue", "problem"),
    [
        pytest.param(
            changed(
                "UNSCR-2371-OP11",
                effects=(Effect(kind=EffectKind.ENDS, target="UNSCR-2321-OP35"),),
            ),
            "UNSCR-2371-OP11 ends UNSCR-2321-OP35, which is not held",
            id="effect on a provision that is not held",
        ),
        pytest.param(
            changed(
                "UNSCR-2371-OP11",
                effects=(Effect(kind=EffectKind.ENDS, target="UNSCR-2397-OP8a"),),
            ),
            "UNSCR-2371-OP11 ends UNSCR-2397-OP8a, which is no earlier",
            id="effect on a later provision",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", points=("A-06", "A-99")),
            "UNSCR-2397-OP25 names point A-99, which does not bear on it",
            id="unknown point",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", points=()),
            "A-06 bears on UNSCR-2397-OP25, which does not name it",
            id="point not named",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", sources=("hearsay",)),
            "UNSCR-2397-OP25 names source 'hearsay', which is not held",
            id="unknown source",
        ),
        pytest.param(
            changed(
                "UNSCR-2397-OP25",
                citation=evolve(UN.provision("UNSCR-2397-OP25").citation, pinpoint="OP 26"),
            ),
            "UNSCR-2397-OP25 stands at a place that leads to UNSCR-2397-OP26",
            id="id and paragraph differ",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", adopted=date(2017, 12, 23)),
            "UNSCR-2397-OP25 does not have its instrument's day of adoption",
            id="day of adoption differs",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", in_force=Period(date(2017, 12, 21))),
            "UNSCR-2397-OP25 is in force before its adoption",
            id="in force too early",
        ),
        pytest.param(
            changed("UNSCR-2375-OP17a", kind=ProvisionKind.EXCEPTION),
            "UNSCR-2375-OP17a is its paragraph's first part and states an exception",
            id="first part without the main rule",
        ),
        pytest.param(
            evolve(
                UN,
                provisions={
                    id_: held for id_, held in UN.provisions.items() if id_ != "UNSCR-2397-OP8a"
                },
            ),
            "S/RES/2397 (2017) OP 8 is split into ['b', 'c', 'd'], not into a, b, c and so on",
            id="a part is missing",
        ),
        pytest.param(
            evolve(UN, bears_on={**UN.bears_on, "A-06": ("UNSCR-2397-OP99",)}),
            "A-06 names provision 'UNSCR-2397-OP99', which is not held",
            id="point bears on an unknown provision",
        ),
        pytest.param(
            evolve(
                UN,
                caveats={"A-10": evolve(UN.caveats["A-10"], sources=("hearsay",))},
            ),
            "A-10 names source 'hearsay', which is not held",
            id="caveat with an unknown source",
        ),
        pytest.param(
            evolve(
                UN,
                instruments={
                    **UN.instruments,
                    "S/RES/2397 (2018)": evolve(
                        UN.instrument("S/RES/2397 (2017)"), symbol="S/RES/2397 (2018)"
                    ),
                },
            ),
            "S/RES/2397 (2018) was adopted on 2017-12-22, in another year",
            id="symbol of another year",
        ),
    ],
)
def test_parts_that_do_not_agree_are_told(catalogue: Catalogue, problem: str) -> None:
    assert problem in problems(catalogue)
