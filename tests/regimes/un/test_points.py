"""What the United Nations files hold of the contested points, the caveats and the sources."""

from collections.abc import Iterator
from importlib.resources import files

import pytest

from nksanctions.law.policy import Policy
from nksanctions.models.provision import ProvisionKind
from nksanctions.regimes import UN
from nksanctions.regimes.conversions_file import read_conversions

# For each point its readings, and the one that the prevailing, strict and literal policies take.
READINGS = {
    "A-01": ("any_permission formal_permit", None, "any_permission", "formal_permit"),
    "A-02": ("renewal_counts admission_only", "renewal_counts", "renewal_counts", "admission_only"),
    "A-02-protection": ("not_counted counted", "not_counted", "counted", None),
    "A-02-switch": (
        "any_authorization admission_only",
        None,
        "any_authorization",
        "admission_only",
    ),
    "A-03": ("strictly_before day_counts", None, "strictly_before", None),
    "A-04": (
        "framework_suffices individual_needed",
        None,
        "individual_needed",
        "framework_suffices",
    ),
    "A-05": ("new_contract continues", "new_contract", "new_contract", "new_contract"),
    "A-05-option": ("part_of_contract new_agreement", None, "new_agreement", "part_of_contract"),
    "A-05-permit": (
        "still_excepted not_excepted",
        "still_excepted",
        "not_excepted",
        "still_excepted",
    ),
    "A-06": ("closed_list any_activity", None, "closed_list", "any_activity"),
    "A-07": ("broad local_wages", None, "broad", None),
    "A-08": ("still_national effective_nationality", None, "still_national", "still_national"),
    "A-09": ("dprk_law host_documents", None, "dprk_law", None),
    "A-11": ("status_bars charter_prevails", None, "charter_prevails", None),
    "A-12": ("continuing exhausted", "continuing", "continuing", None),
    "A-13": ("stands lapses", "stands", "stands", None),
    "A-13-before": ("stands lapses", None, "stands", "lapses"),
    "A-14": ("to_dprk_only departure_suffices", "to_dprk_only", "to_dprk_only", "to_dprk_only"),
    "A-15": (
        "stock_at_adoption other_base",
        "stock_at_adoption",
        "stock_at_adoption",
        "stock_at_adoption",
    ),
    "A-16": ("all_members hosts_only", None, "all_members", "all_members"),
    "A-17": ("effective_control sovereign_title", None, None, None),
    "A-18": ("may_in_waters duty_in_both", "may_in_waters", "duty_in_both", "may_in_waters"),
    "A-19": ("shared_enterprise any_structure", None, "any_structure", None),
    "A-19-owned": ("needs_a_partner dprk_firms_too", None, "dprk_firms_too", "needs_a_partner"),
    "A-21-metals": ("narrow broad", None, "broad", "narrow"),
    "A-21-iron": ("narrow broad", "broad", "broad", "narrow"),
    "A-21-seafood": ("narrow broad", None, "broad", "broad"),
    "A-21-statues": ("narrow broad", None, "broad", "narrow"),
    "A-21-textiles": ("narrow broad", None, "broad", "broad"),
    "A-23": ("lower either", None, "lower", None),
    "A-24": ("new_york local_date", None, None, "new_york"),
    "A-25": ("state_assesses committee_concept", None, "committee_concept", None),
    "A-26": ("nearly_all case_by_case", None, "nearly_all", None),
    "A-27": ("all_other_use transitional", "all_other_use", "all_other_use", "all_other_use"),
    "A-28": ("freeze_only wider", "freeze_only", "freeze_only", "freeze_only"),
    "A-30": ("binding not_binding", None, "binding", None),
    "A-31": ("ngl_only ngl_and_lng", None, "ngl_and_lng", "ngl_only"),
    "A-31-lpg": ("natural_gas_liquid refined_product", None, "natural_gas_liquid", None),
    "A-32": ("to_term at_once", "to_term", "at_once", "to_term"),
    "A-33": (
        "before_resolution before_listing",
        None,
        "before_resolution",
        "before_resolution",
    ),
}

CAVEATS = {
    "A-10": "no reading may end in a person's return",
    "A-20": "the kind of a provision says already that it does not bind",
    "A-22": "nobody is known to read it another way",
    "A-29": "a question of evidence, with one answer",
}
"""Which numbers no reading decides, and why."""


@pytest.mark.parametrize("point", READINGS)
def test_each_point_has_its_readings_and_policies(point: str) -> None:
    held = UN.points[point]
    names = " ".join(reading.name for reading in held.readings)
    assert set(names.split()) == set(READINGS[point][0].split())
    assert (held.prevailing, held.strict, held.literal) == READINGS[point][1:]


def test_there_are_no_other_points() -> None:
    assert set(UN.points) == set(READINGS)


def test_what_no_reading_decides_is_a_caveat() -> None:
    assert set(UN.catalogue.caveats) == set(CAVEATS)


def test_each_of_the_33_numbers_is_a_point_or_a_caveat_and_not_both() -> None:
    points = {point[:4] for point in UN.points}
    assert points.isdisjoint(CAVEATS)
    assert sorted({*points, *CAVEATS}) == [f"A-{number:02}" for number in range(1, 34)]


@pytest.mark.parametrize("point", READINGS)
def test_each_reading_says_who_holds_it(point: str) -> None:
    for reading in UN.points[point].readings:
        nobody = reading.held_by.startswith("No State or body known to us")
        assert nobody or reading.sources, reading.name


@pytest.mark.parametrize("point", READINGS)
def test_a_reading_prevails_only_where_somebody_is_known_to_hold_it(point: str) -> None:
    held = UN.points[point]
    if held.prevailing is None:
        return
    reading = held.reading(held.prevailing)
    without_a_holder = {"A-02-protection", "A-15"}  # each says so in its note
    assert (point in without_a_holder) is reading.held_by.startswith("No State or body")


@pytest.mark.parametrize("point", READINGS)
def test_each_point_bears_on_provisions_and_is_a_question_in_sentences(point: str) -> None:
    held = UN.points[point]
    assert UN.catalogue.bears_on[point]
    assert held.question.endswith("?")
    for text in (held.note, *(f"{r.says} {r.held_by}" for r in held.readings)):
        assert not text or text.endswith(".")


def test_the_policies_decide_points_by_the_catalogue() -> None:
    decided = Policy.prevailing().decide(UN.points.values())
    assert (decided["A-03"], decided["A-05"]) == (None, "new_contract")
    assert Policy.strict().decide(UN.points.values())["A-23"] == "lower"
    assert Policy.literal().decide(UN.points.values())["A-31"] == "ngl_only"


def test_each_call_upon_states_in_a_text_under_chapter_vii_has_its_caveat() -> None:
    calls = {
        provision.id
        for provision in UN.provisions.values()
        if provision.kind in (ProvisionKind.CALL, ProvisionKind.REPORT)
        and not provision.binding
        and "member-states" in provision.bound
        and UN.instrument(provision.citation.instrument).chapter_vii is not False
    }
    assert set(UN.catalogue.caveats["A-20"].bears_on) == calls


def test_no_point_and_no_caveat_says_that_a_person_goes_back() -> None:
    for text in _texts():
        assert "must be returned" not in text
        assert "must be repatriated" not in text
        assert "must return" not in text


def test_each_source_is_used() -> None:
    assert set(UN.catalogue.sources) == set(_sources_named())


def _texts() -> Iterator[str]:
    for point in UN.points.values():
        yield from (point.question, point.note)
        for reading in point.readings:
            yield from (reading.says, reading.held_by)
    yield from (caveat.says for caveat in UN.catalogue.caveats.values())


def _sources_named() -> Iterator[str]:
    for provision in UN.provisions.values():
        yield from provision.sources
    for instrument in UN.catalogue.instruments.values():
        yield from instrument.sources
    for caveat in UN.catalogue.caveats.values():
        yield from caveat.sources
    for point in UN.points.values():
        for reading in point.readings:
            yield from reading.sources
    rates = files("nksanctions.regimes.un").joinpath("conversions.toml").read_text("utf-8")
    for conversion in read_conversions(rates, source="conversions.toml").values():
        yield from conversion.sources
