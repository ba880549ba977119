"""What the United Nations files hold of the contested points, the caveats and the sources."""

import pytest

from nksanctions.law.policy import Policy
from nksanctions.regimes import UN

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
    assert set(UN.catalogue.caveats) == {"A-10", "A-20", "A-29"}


def test_each_source_is_used() -> None:
    used = {key for provision in UN.provisions.values() for key in provision.sources}
    used |= {key for caveat in UN.catalogue.caveats.values() for key in caveat.sources}
    used |= {
        key for point in UN.points.values() for reading in point.readings for key in reading.sources
    }
    assert used == set(UN.catalogue.sources)
