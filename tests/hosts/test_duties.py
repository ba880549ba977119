"""Where duties stand, by claims; a table on each side of every last day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hosts.own import count, folder, report

import nksanctions as nk
from nksanctions import hosts
from nksanctions.hosts import HostCountry, HostDuty
from nksanctions.law import Policy
from nksanctions.regimes import UN

REPATRIATION = "un.labour.repatriation"
MIDTERM = "un.labour.midterm-report"
EXPLAIN = "un.labour.explain-less-than-half"
FINAL = "un.labour.final-report"
NOTIFY = "un.labour.notify-older-contracts"

LAST = UN.provision("UNSCR-2397-OP8a").deadline("repatriation").last_day
ADOPTED = UN.provision("UNSCR-2397-OP8a").adopted


def duty(host: HostCountry, day: str | date, rule: str, policy: Policy | None = None) -> HostDuty:
    as_of = date.fromisoformat(day) if isinstance(day, str) else day
    (found,) = [one for one in host.duties(as_of, policy=policy) if one.rule == rule]
    return found


def status(host: HostCountry, day: str | date, rule: str, policy: Policy | None = None) -> str:
    return duty(host, day, rule, policy).words


def iceland(place: Path, *tables: str) -> HostCountry:
    return hosts.load(folder(place, *tables), with_own=False).host("IS")


@pytest.mark.parametrize(
    ("code", "day", "rule", "words"),
    [
        ("PL", "2017-09-28", REPATRIATION, "NOT OWED"),
        ("PL", "2018-12-22", REPATRIATION, "DUE"),
        ("PL", "2019-12-23", REPATRIATION, "FULFILLED"),
        ("PL", "2020-04-01", FINAL, "FULFILLED"),
        ("RU", "2018-12-22", REPATRIATION, "DUE"),
        ("RU", "2019-12-22", REPATRIATION, "DUE"),
        ("RU", "2019-12-23", REPATRIATION, "OVERDUE"),
        ("RU", "2020-03-23", REPATRIATION, "OVERDUE"),
        ("RU", "2019-03-23", EXPLAIN, "NOT OWED"),
        ("RU", "2020-03-09", FINAL, "DUE"),
        ("RU", "2020-03-10", FINAL, "FULFILLED"),
        ("CN", "2019-12-23", REPATRIATION, "OVERDUE"),
        ("CN", "2019-03-23", MIDTERM, "FULFILLED"),
        ("CN", "2019-03-23", EXPLAIN, "INDETERMINATE"),
        ("KW", "2019-03-22", MIDTERM, "DUE"),
        ("KW", "2019-03-23", MIDTERM, "OVERDUE"),
        ("KW", "2020-04-01", MIDTERM, "FULFILLED LATE"),
        ("QA", "2019-12-23", MIDTERM, "FULFILLED LATE"),
        ("VN", "2020-03-23", FINAL, "OVERDUE"),
        ("VN", "2020-04-04", FINAL, "FULFILLED LATE"),
        ("VN", "2020-03-23", EXPLAIN, "NOT OWED"),
        ("MN", "2017-12-15", NOTIFY, "DUE"),
        ("MN", "2017-12-16", NOTIFY, "OVERDUE"),
        ("MN", "2017-12-26", NOTIFY, "FULFILLED LATE"),
        ("KH", "2019-12-23", REPATRIATION, "FULFILLED"),
        ("OM", "2019-12-23", REPATRIATION, "NOT OWED"),
        ("TW", "2019-12-23", REPATRIATION, "NOT OWED"),
        ("TW", "2020-04-01", FINAL, "NOT OWED"),
        ("SN", "2020-04-01", FINAL, "INDETERMINATE"),
    ],
)
def test_the_claims_decide_on_each_side_of_the_last_days(
    code: str, day: str, rule: str, words: str
) -> None:
    assert status(nk.host(code), day, rule) == words


def test_why_names_the_claimant_the_number_and_the_day() -> None:
    why = duty(nk.host("PL"), "2020-04-01", REPATRIATION).why
    assert why == (
        "fulfilled on the claim of Polish government: no workers on 4 December 2019;"
        " no independent check is held"
    )
    why = duty(nk.host("RU"), "2019-12-23", REPATRIATION).why
    assert "overdue on the claim of Russian government, by Reuters: about 1,000 workers" in why
    why = duty(nk.host("SN"), "2020-04-01", FINAL).why
    assert why == "fulfilled, fulfilled late or overdue: no report was found"


def test_taiwan_is_bound_by_no_resolution_as_a_member_and_the_answer_says_so() -> None:
    duties = nk.host("TW").duties(date(2020, 4, 1))
    assert {one.words for one in duties} == {"NOT OWED", "NOT COVERED"}
    assert {one.why.partition(": ")[2] for one in duties} == {
        "Taiwan is no Member State; what it does is its own policy"
    }


def test_a_duty_is_subject_to_the_states_own_determination() -> None:
    found = duty(nk.host("RU"), "2019-12-23", REPATRIATION)
    assert any("own determination" in sentence for sentence in found.subject_to)


def test_a_month_on_both_sides_of_the_last_day_leaves_it_open(tmp_path: Path) -> None:
    before = iceland(tmp_path / "a", report("X", "midterm-report", "2019-03-22"))
    after = iceland(tmp_path / "b", report("X", "midterm-report", "2019-03-23"))
    month = iceland(tmp_path / "c", report("X", "midterm-report", "2019-03"))
    there = count("Y", "value = 5", "2017-12")
    day = date(2019, 6, 1)
    for place, host, words in (
        ("d", before, {"FULFILLED", "NOT OWED"}),
        ("e", after, {"FULFILLED LATE", "NOT OWED"}),
        ("f", month, {"FULFILLED", "FULFILLED LATE", "NOT OWED"}),
    ):
        # Without a claim of workers at adoption A-16 stays open: is a State without any bound?
        assert set(duty(host, day, MIDTERM).possible) == words, place
        assert "A-16" in duty(host, day, MIDTERM).contested
    with_workers = iceland(tmp_path / "g", report("X", "midterm-report", "2019-03"), there)
    assert set(duty(with_workers, day, MIDTERM).possible) == {"FULFILLED", "FULFILLED LATE"}
    assert duty(with_workers, day, MIDTERM).contested == ()


def test_a_nil_report_leaves_open_whether_it_was_owed(tmp_path: Path) -> None:
    host = iceland(tmp_path, report("X", "midterm-report", "2019-04-01", "nil = true"))
    day = date(2019, 12, 31)
    found = duty(host, day, MIDTERM)
    assert set(found.possible) == {"NOT OWED", "FULFILLED LATE"}
    assert found.contested == ("A-16",)
    strict = Policy.prevailing().reading("A-16", "all_members")
    assert status(host, day, MIDTERM, strict) == "FULFILLED LATE"
    assert (
        status(host, day, MIDTERM, Policy.prevailing().reading("A-16", "hosts_only")) == "NOT OWED"
    )
    assert status(host, day, EXPLAIN) == "NOT OWED"


def test_a_report_that_somebody_says_is_missing_is_overdue_until_he_says_so_no_longer(
    tmp_path: Path,
) -> None:
    host = iceland(
        tmp_path,
        report("X", "final-report", "2019-12-16", "sent = false"),
        count("Y", "value = 5", "2017-12"),
    )
    assert status(host, "2019-12-16", FINAL) == "DUE"
    assert set(duty(host, "2020-03-23", FINAL).possible) == {
        "FULFILLED",
        "FULFILLED LATE",
        "OVERDUE",
    }


def test_who_moved_on_to_a_third_state_is_not_repatriated_by_the_text(tmp_path: Path) -> None:
    host = iceland(
        tmp_path,
        '[[flow]]\nid = "X"\nflow = "left-for-third-state"\nvalue = 4\nduring = "2019-06"',
    )
    day = LAST + timedelta(days=1)
    assert any("A-14" in one.contested for one in duty(host, day, REPATRIATION).grounds)
    (moved,) = [one for one in duty(host, day, REPATRIATION).grounds if one.facts == ("X",)]
    assert {one.words for one in moved.statuses} == {"OVERDUE"}
    enough = Policy.prevailing().reading("A-14", "departure_suffices")
    (moved,) = [one for one in duty(host, day, REPATRIATION, enough).grounds if one.facts == ("X",)]
    assert {one.words for one in moved.statuses} == {"FULFILLED"}


def test_a_later_count_of_none_stands_beside_an_overlapping_count_of_some(tmp_path: Path) -> None:
    host = iceland(
        tmp_path,
        count("none", "value = 0", "2019-10-01", 'ended = "left-for-dprk"'),
        count("some", "value = 7", "2019-12-24", 'there_since = "2018"').replace("X", "Y"),
    )
    found = duty(host, "2019-12-24", REPATRIATION)
    assert set(found.possible) == {"FULFILLED", "OVERDUE"}
    assert {fact for one in found.grounds for fact in one.facts} == {"none", "some"}


def test_who_came_after_a_count_of_none_does_not_make_it_false(tmp_path: Path) -> None:
    host = iceland(
        tmp_path,
        count("old", "value = 9", "2018"),
        count("none", "value = 0", "2019-10-01", 'ended = "left-for-dprk"'),
        count("new", "value = 7", "2019-12-30"),
    )
    assert status(host, "2019-12-29", REPATRIATION) == "FULFILLED"
    assert status(host, "2019-12-30", REPATRIATION) == "OVERDUE"


def test_none_without_how_the_stays_ended_leaves_it_open(tmp_path: Path) -> None:
    host = iceland(
        tmp_path, count("old", "value = 9", "2018-06"), count("none", "value = 0", "2019-06-01")
    )
    found = duty(host, LAST, REPATRIATION)
    assert {"FULFILLED", "NOT OWED"} <= set(found.possible)
    assert "how the stays ended is not said" in found.why


def test_none_where_nobody_ever_was_owes_nothing(tmp_path: Path) -> None:
    host = iceland(tmp_path, count("none", "value = 0", "2019-06-01"))
    assert status(host, LAST, REPATRIATION) == "NOT OWED"


def test_a_flawed_claim_and_one_from_memory_decide_nothing(tmp_path: Path) -> None:
    flawed = count("X", "value = 9", "2019-12-24", 'flaw = "Of another country."')
    host = iceland(tmp_path, flawed)
    assert duty(host, "2019-12-24", REPATRIATION).why.endswith("no count of workers was found")


def test_a_count_holds_for_a_month_and_no_longer(tmp_path: Path) -> None:
    host = iceland(tmp_path, count("X", "value = 9", "2019-12-23"))
    assert status(host, "2020-01-23", REPATRIATION) == "OVERDUE"
    assert status(host, "2020-01-24", REPATRIATION) == "INDETERMINATE"


@pytest.mark.parametrize(
    ("permits", "words"), [(99, "PERMITTED"), (100, "PERMITTED"), (101, "PROHIBITED")]
)
def test_the_ceiling_lets_the_number_at_adoption_pass_and_no_more(
    tmp_path: Path, permits: int, words: str
) -> None:
    def valid(id: str, number: int, day: str) -> str:
        return (
            f'[[document]]\nid = "{id}"\ndocument = "work-permit"\nstate = "valid"\n'
            f'value = {number}\nas_of = "{day}"'
        )

    host = iceland(tmp_path, valid("A", 100, "2017-08-05"), valid("B", permits, "2017-09-01"))
    (check,) = host.ceiling()
    assert check.outcome.words == words
    assert check.are_permits
    assert status(host, "2018-01-01", "un.labour.ceiling") == words


def test_bounds_on_both_sides_of_the_ceiling_leave_it_open() -> None:
    checks = hosts.ceiling(
        host="IS",
        at_adoption=(90, 100),
        counts=[(date(2017, 9, 1), n) for n in (90, 95, 101, (80, 90), (80, None), None)],
    )
    assert [one.outcome.words for one in checks] == [
        "PERMITTED",
        "INDETERMINATE",
        "PROHIBITED",
        "PERMITTED",
        "INDETERMINATE",
        "INDETERMINATE",
    ]
    (open_,) = hosts.ceiling(host="IS", at_adoption=None, counts=[(date(2017, 9, 1), 0)])
    assert open_.outcome.words == "PERMITTED"


def test_russias_18533_are_more_than_half_of_each_base_that_is_claimed() -> None:
    checks = nk.host("RU").first_year()
    assert {check.less for check in checks} == {False}
    assert len(checks) == 3
    assert any("30,023" in check.base for check in checks)
    assert any("34,000" in check.base for check in checks)


@pytest.mark.parametrize(("gone", "less"), [(99, True), (100, False), (101, False)])
def test_exactly_half_needs_no_explanation(tmp_path: Path, gone: int, less: bool) -> None:
    assert hosts.less_than_half(state="IS", repatriated=gone, workers_at_adoption=200) is less
    host = iceland(
        tmp_path,
        '[[figures]]\nid = "X"\nbase = 200\nbase_kind = "stock-at-adoption"\n'
        f"repatriated = {gone}\n"
        'during = "2017-12-22/2018-12-22"',
    )
    words = status(host, "2019-03-23", EXPLAIN)
    assert words == ("INDETERMINATE" if less else "NOT OWED")
    if less:
        assert "NOT OWED" not in duty(host, "2019-03-23", EXPLAIN).possible


def test_another_base_than_the_stock_at_adoption_is_a_contested_point() -> None:
    numbers = {"repatriated": 900, "workers_at_adoption": 1_000, "own_base": 2_541}
    assert hosts.less_than_half(state="QA", policy=Policy.undecided(), **numbers) is None
    other = Policy.prevailing().reading("A-15", "other_base")
    assert hosts.less_than_half(state="QA", policy=other, **numbers) is True


def test_a_share_of_a_base_without_a_name_settles_nothing() -> None:
    found = duty(nk.host("CN"), "2020-04-01", EXPLAIN)
    assert found.words == "INDETERMINATE"
    assert "more than half went, of a base that is not named (A-15)" in found.why


def test_known_by_leaves_out_what_came_to_light_later() -> None:
    poland = nk.host("PL").known_by(date(2019, 11, 30))
    assert status(poland, "2019-11-30", REPATRIATION) == "INDETERMINATE"
    assert "PL-10" not in {fact.id for fact in poland.facts}
    assert "PL-10" in {fact.id for fact in nk.host("PL").known_by(date(2019, 12, 31)).facts}


def test_reports_under_a_resolution_have_the_last_days_of_the_catalogue() -> None:
    found = {
        one.citation.id: one
        for one in nk.host("KW").duties(date(2018, 6, 1))
        if one.rule.startswith("un.reporting.")
    }
    asked = {
        one.id
        for one in UN.catalogue.provisions.values()
        for owed in one.obligations
        if owed.duty == "implementation-report"
    }
    assert set(found) == asked
    for id, one in found.items():
        assert one.last_day == UN.provision(id).deadline("implementation-report").last_day
        assert one.binding is UN.provision(id).binding
    assert found["UNSCR-2371-OP18"].words == "FULFILLED"
    assert set(found["UNSCR-1718-OP11"].possible) == {"FULFILLED", "FULFILLED LATE"}
    assert found["UNSCR-2375-OP19"].words == "INDETERMINATE"


def test_a_country_without_facts_still_owes_what_each_member_owes() -> None:
    finland = nk.host("FI")
    assert finland.facts == ()
    assert status(finland, "2020-04-01", FINAL) == "INDETERMINATE"
    assert "OVERDUE" in duty(finland, "2020-04-01", FINAL).possible


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([host.code for host in hosts.dataset()]),
    st.dates(date(2016, 1, 1), date(2026, 12, 31)),
)
def test_each_status_is_among_those_that_its_grounds_leave(code: str, day: date) -> None:
    for one in nk.host(code).duties(day):
        union = frozenset().union(*(ground.statuses for ground in one.grounds))
        assert one.statuses == union
        assert one.grounds
        assert one.why
        if len(one.statuses) == 1:
            assert one.status in one.statuses
        held = {fact.id for fact in nk.host(code).facts}
        assert set(one.facts) <= held


@settings(max_examples=20, deadline=None)
@given(st.sampled_from([host.code for host in hosts.dataset()]))
def test_no_state_is_due_before_adoption_nor_merely_due_after_the_last_day(code: str) -> None:
    host = nk.host(code)
    assert status(host, ADOPTED - timedelta(days=1), REPATRIATION) == "NOT OWED"
    assert "OVERDUE" not in duty(host, LAST, REPATRIATION).possible
    assert "DUE" not in duty(host, LAST + timedelta(days=1), REPATRIATION).possible


def test_nothing_says_that_a_person_must_be_returned() -> None:
    for host in hosts.dataset():
        for one in host.duties(date(2020, 4, 1)):
            words = f"{one.title} {one.why}".casefold()
            assert "must be returned" not in words
            assert "must return" not in words


def test_the_number_at_adoption_is_not_checked_against_itself(tmp_path: Path) -> None:
    host = iceland(
        tmp_path,
        '[[document]]\nid = "A"\ndocument = "work-permit"\nstate = "valid"\nvalue = 9\n'
        'as_of = "2017-08-05"',
    )
    assert host.ceiling() == ()


def test_no_claim_reaches_beyond_the_day_that_its_sources_came_out(tmp_path: Path) -> None:
    # The gazette is of 31 December 2019, the observer of 30 June.
    text = count("X", "value = 9", "2019")
    by_gazette = iceland(tmp_path / "a", text)
    place = folder(tmp_path / "b", text)
    toml = (place / "is.toml").read_text(encoding="utf-8").replace('"gazette"', '"observer"')
    (place / "is.toml").write_text(toml, encoding="utf-8")
    by_observer = hosts.load(place, with_own=False).host("IS")
    assert status(by_gazette, "2019-12-23", REPATRIATION) == "OVERDUE"
    assert status(by_observer, "2019-12-23", REPATRIATION) == "INDETERMINATE"


@pytest.mark.parametrize(
    ("later", "words"), [("2020-01-02", "OVERDUE"), ("2020-01-03", "INDETERMINATE")]
)
def test_two_counts_speak_of_the_time_between_them_for_two_years(
    tmp_path: Path, later: str, words: str
) -> None:
    place = folder(tmp_path, count("X", "value = 9", "2018-01-01"), count("Y", "value = 5", later))
    sources = (place / "sources.toml").read_text(encoding="utf-8")
    (place / "sources.toml").write_text(sources.replace("2019-12-31", "2021"), encoding="utf-8")
    host = hosts.load(place, with_own=False).host("IS")
    assert status(host, "2019-12-23", REPATRIATION) == words
