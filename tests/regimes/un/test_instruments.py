"""What the United Nations files hold of the instruments: provisions, duties, powers, effects."""

import re
from datetime import date, timedelta
from importlib.resources import files

import pytest

from nksanctions.models.period import Period
from nksanctions.models.provision import Effect, EffectKind, Verification
from nksanctions.regimes import UN
from nksanctions.regimes.consistency import problems
from nksanctions.regimes.instrument import InstrumentKind
from nksanctions.regimes.instrument_file import read_instrument

LABOUR = tuple(provision for provision in UN.provisions.values() if provision.subject == "labour")


def test_all_parts_of_the_catalogue_agree() -> None:
    assert problems(UN.catalogue) == ()


def test_the_labour_provisions_are_held() -> None:
    assert {provision.id for provision in LABOUR} == {
        "UNSCR-2321-OP34",
        "UNSCR-2371-OP11",
        "UNSCR-2375-OP17a",
        "UNSCR-2375-OP17b",
        "UNSCR-2375-OP17c",
        "UNSCR-2375-OP17d",
        "UNSCR-2397-OP8a",
        "UNSCR-2397-OP8b",
        "UNSCR-2397-OP8c",
        "UNSCR-2397-OP8d",
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
    days = [instrument.day for instrument in UN.catalogue.instruments.values()]
    assert days == sorted(days)


def test_each_file_is_named_after_its_instrument_and_says_where_the_text_is() -> None:
    folder = files("nksanctions.regimes.un").joinpath("instruments")
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        instrument = read_instrument(text, source=file.name)
        assert text.startswith("# Text: ")
        if instrument.kind is InstrumentKind.LISTING:
            assert file.name == f"listing-{instrument.day}.toml"
        elif instrument.kind is InstrumentKind.RESOLUTION:
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
    assert bound == {("member-states",)}


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
