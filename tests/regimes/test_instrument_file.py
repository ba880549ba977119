"""Reading an instrument: what is wrong with it is told at once, and what it says is kept."""

from datetime import date

import pytest

from nksanctions.errors import MalformedDataError
from nksanctions.models.period import Period
from nksanctions.models.provision import Bound, EffectKind, Verification
from nksanctions.regimes.instrument import InstrumentKind
from nksanctions.regimes.instrument_file import read_instrument

BAD_INSTRUMENT = """
symbol = "S/RES/2397 (2017)"
adopted = "22 December 2017"
kind = "resolutoin"

[[provision]]
id = "UNSCR-2397-OP8a"
pinpoint = 8
bound = ["member states"]
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
        f"'resolutoin' is none of {', '.join(InstrumentKind)} @ $.kind",
        "required field missing @ $.title",
        "required field missing @ $.verified",
        "expected a text, not 8 @ $.provision[0].pinpoint",
        f"'member states' is none of {', '.join(Bound)} @ $.provision[0].bound[0]",
        "expected true or false, not 'yes' @ $.provision[0].binding",
        "unknown key 'sumary', did you mean 'summary'? @ $.provision[0]",
        "expected a text, not ' ' @ $.provision[0].summary",
        f"'tighten' is none of {', '.join(EffectKind)} @ $.provision[0].effects[0].kind",
        *(
            "a deadline has one of months, days, fixed, every_months and every_days"
            f" @ $.provision[0].deadlines[{number}]"
            for number in (0, 1)
        ),
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
bound = ["member-states"]
kind = "obligation"
binding = true
subject = "labour"
summary = "A duty."
verified = "memory"
sources = []
"""
    head = 'symbol = "S/RES/2397 (2017)"\nadopted = 2017-12-22\nkind = "resolution"\ntitle = "T"\n'
    head += 'verified = "memory"\n'
    return head + "".join(f"[[provision]]{rest}{provision}\n" for provision in provisions)


def test_a_period_that_ends_before_it_starts_is_told_with_its_path() -> None:
    text = instrument_with('id = "A"', 'id = "B"\nlast_day = 2017-12-21')
    with pytest.raises(
        MalformedDataError, match=r"must follow start 2017-12-22 @ \$.provision\[1\]"
    ):
        read_instrument(text, source="x.toml")


def test_a_period_of_its_own_is_kept() -> None:
    text = instrument_with('id = "A"\nfirst_day = 2018-01-01\nlast_day = 2018-12-31')
    (provision,) = read_instrument(text, source="x.toml").provisions
    assert provision.in_force == Period(date(2018, 1, 1), date(2019, 1, 1))


def test_a_duty_may_bind_someone_else_than_its_provision() -> None:
    deadline = '{ duty = "notice", what = "the notice", bound = ["dprk"], days = 30 }'
    (provision,) = read_instrument(
        instrument_with(f'id = "A"\ndeadlines = [{deadline}]'), source="x.toml"
    ).provisions
    assert provision.obligations[0].bound == ("dprk",)
    assert provision.deadline("notice").last_day == date(2018, 1, 21)


def test_two_provisions_with_one_id_are_refused() -> None:
    with pytest.raises(MalformedDataError, match=r"A stands twice @ \$.provision\[2\]"):
        read_instrument(instrument_with('id = "A"', 'id = "B"', 'id = "A"'), source="x.toml")


def test_what_is_no_toml_is_refused() -> None:
    with pytest.raises(MalformedDataError, match=r"^x\.toml: no TOML: "):
        read_instrument("symbol = ", source="x.toml")
