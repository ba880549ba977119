from __future__ import annotations

from pathlib import Path

import pytest
from tests.hosts.own import COMMON, SOURCES, count, folder, report

from nksanctions import hosts
from nksanctions.errors import BadInputError
from nksanctions.hosts.file import WORLD
from nksanctions.identifiers import country


def problems(place: Path) -> list[str]:
    with pytest.raises(BadInputError) as caught:
        hosts.load(place)
    return [str(one).replace(f"{place}/", "") for one in caught.value.problems]


def test_every_fact_of_the_library_has_sources_that_resolve() -> None:
    held = hosts.dataset()
    facts = [fact for rows in held.facts.values() for fact in rows]
    assert len(facts) > 250
    assert [fact.id for fact in facts if not fact.sources] == []
    assert [key for fact in facts for key in fact.sources if key not in held.sources] == []
    assert [fact.id for fact in facts if not fact.claimant.strip()] == []


def test_every_source_is_used_and_has_a_title() -> None:
    held = hosts.dataset()
    used = {key for rows in held.facts.values() for fact in rows for key in fact.sources}
    assert set(held.sources) == used
    assert all(source.title for source in held.sources.values())


def test_there_are_35_hosts_or_more_and_only_taiwan_is_no_member() -> None:
    codes = [host.code for host in hosts.dataset()]
    assert len(codes) >= 35
    outside = [code for code in codes if country.get(code).un_member_since is None]
    assert outside == ["TW"]


def test_a_fact_from_memory_decides_nothing(tmp_path: Path) -> None:
    place = folder(tmp_path, count("X-1", "value = 12", "2018-05"))
    text = (place / "is.toml").read_text(encoding="utf-8")
    (place / "is.toml").write_text(text.replace('"secondary"', '"memory"'), encoding="utf-8")
    (fact,) = hosts.load(place, with_own=False).host("IS").facts
    assert not fact.decides


def test_no_fact_of_the_library_is_from_memory() -> None:
    facts = [fact for rows in hosts.dataset().facts.values() for fact in rows]
    assert [fact.id for fact in facts if fact.verified.value == "memory"] == []


def test_a_folder_of_ones_own_is_merged_and_each_fact_keeps_its_origin(tmp_path: Path) -> None:
    place = folder(tmp_path / "own", count("X-1", "value = 12", "2018-05"), code="PL")
    held = hosts.load(place)
    poland = held.host("PL")
    assert {"PL-05", "X-1"} <= {fact.id for fact in poland.facts}
    assert held.origin_of("X-1") == str(place / "pl.toml")
    assert held.origin_of("PL-05") == "nksanctions: pl.toml"
    assert held.sources["gazette"].title == "Iceland's gazette"


def test_a_folder_may_stand_alone(tmp_path: Path) -> None:
    held = hosts.load(folder(tmp_path, count("X-1", "value = 12", "2018-05")), with_own=False)
    assert [host.code for host in held] == ["IS"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    place = folder(tmp_path, count("PL-05", "value = 12", "2018-05"), code="PL")
    assert problems(place) == [
        "pl.toml, headcount[0].id: PL-05 stands already in nksanctions: pl.toml"
    ]


def test_another_source_under_a_key_that_is_held_is_refused(tmp_path: Path) -> None:
    place = folder(tmp_path, count("X-1", "value = 12", "2018-05"))
    text = SOURCES + '\n[voa-2017-09-28]\ntitle = "Another"\n'
    (place / "sources.toml").write_text(text, encoding="utf-8")
    (told,) = problems(place)
    assert told.startswith("sources.toml, voa-2017-09-28: another source of this key is held")


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    place = folder(tmp_path, count("X-1", "value = 12", "2018/2017"))
    bad = '[[headcount]]\nid = "Y-1"\npopulation = "robots"\nvalue = -1\nas_of = 2017-09-01\n'
    (place / "no.toml").write_text(f'code = "NO"\n{bad}', encoding="utf-8")
    (place / "xx.toml").write_text('code = "XX"\n', encoding="utf-8")
    (place / "se.toml").write_text("code = ", encoding="utf-8")
    told = "\n".join(problems(place))
    for piece in (
        "is.toml, headcount[0].as_of: '2018/2017' ends before it starts",
        "no.toml, headcount[0].population: 'robots' is none of workers",
        "no.toml, headcount[0].value: expected a whole number, not -1",
        "no.toml, headcount[0].as_of: expected a date in quotation marks",
        "no.toml, headcount[0].claimant: required field missing",
        "no.toml, headcount[0].sources: required field missing",
        "xx.toml, code: 'XX' is not an ISO 3166 code",
        "se.toml: no TOML",
    ):
        assert piece in told


@pytest.mark.parametrize(
    ("table", "says"),
    [
        pytest.param(
            count("X-1", "", "2018"),
            "headcount[0].value: a count has a value, or at_least, or at_most",
            id="no number",
        ),
        pytest.param(
            count("X-1", "value = 3\nat_most = 4", "2018"),
            "headcount[0].value: a count has a value or bounds, not both",
            id="value and bound",
        ),
        pytest.param(
            count("X-1", "at_least = 5\nat_most = 4", "2018"),
            "headcount[0].at_most: 4 is below at_least 5",
            id="bounds crossed",
        ),
        pytest.param(
            count("X-1", "value = 4", "2018", 'ended = "left-for-dprk"'),
            "headcount[0].ended: only a count of 0 says how the stays ended",
            id="ended but there",
        ),
        pytest.param(
            count("X-1", "value = 4", "2018", 'there_since = "2019"'),
            "headcount[0].there_since: 2019 is after as_of 2018",
            id="there before they came",
        ),
        pytest.param(
            count("X-1", "value = 4", "2021"),
            "headcount[0].as_of: 2021 is after the day of its sources, 2019-12-31",
            id="after its source",
        ),
        pytest.param(
            '[[measure]]\nid = "X-1"\nmeasure = "stop-visa"\nactor = "Iceland"\n'
            'actor_kind = "state"\nsince = "2018"\nsays = "No visas."',
            "measure[0].measure: 'stop-visa' is none of hold-decisions",
            id="unknown measure",
        ),
        pytest.param(
            '[[measure]]\nid = "X-1"\nmeasure = "stop-visas"\nactor = "Iceland"\n'
            'actor_kind = "state"\nsince = "2018"\nuntil = "2017"\nsays = "No visas."',
            "measure[0].until: 2017 is before since 2018",
            id="measure ends first",
        ),
        pytest.param(
            report("X-1", "final-report", "2019").replace("2397 (2017)", "2387 (2017)"),
            "report[0].resolution: no instrument 'S/RES/2387 (2017)' is held",
            id="unknown resolution",
        ),
        pytest.param(
            '[[report]]\nid = "X-1"\nreport = "final-report"\nsent = false\n'
            'resolution = "S/RES/2397 (2017)"',
            "report[0].submitted: of a report that was not sent",
            id="not sent by no day",
        ),
        pytest.param(
            '[[figures]]\nid = "X-1"\nbase = 9\nduring = "2018"',
            "figures[0].base_kind: say whether the base is the stock at adoption",
            id="base of no kind",
        ),
        pytest.param(
            '[[figures]]\nid = "X-1"\nduring = "2018"',
            "figures[0].repatriated: figures name a number or a share",
            id="figures of nothing",
        ),
        pytest.param(
            '[[statement]]\nid = "X-1"\nkind = "exception"\nas_of = "2018"\nsays = "So."',
            "statement[0].ground: an exception that is claimed names its ground",
            id="exception without a ground",
        ),
        pytest.param(
            count("X-1", "value = 3", "2018", 'populaton = "workers"'),
            "headcount[0]: unknown key 'populaton', did you mean 'population'?",
            id="unknown key",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_file_table_and_key(
    tmp_path: Path, table: str, says: str
) -> None:
    assert problems(folder(tmp_path, table))[0].startswith(f"is.toml, {says}")


def test_a_source_that_is_not_held_is_refused_with_what_was_meant(tmp_path: Path) -> None:
    place = folder(tmp_path, count("X-1", "value = 3", "2018"))
    text = (place / "is.toml").read_text(encoding="utf-8").replace('"gazette"', '"gazete"')
    (place / "is.toml").write_text(text, encoding="utf-8")
    assert problems(place) == [
        "is.toml, headcount[0].sources: no source 'gazete' is held; did you mean 'gazette'?"
    ]


def test_a_count_without_a_source_is_refused(tmp_path: Path) -> None:
    place = folder(tmp_path, count("X-1", "value = 3", "2018"))
    text = (place / "is.toml").read_text(encoding="utf-8").replace('["gazette"]', "[]")
    (place / "is.toml").write_text(text, encoding="utf-8")
    assert problems(place) == ["is.toml, headcount[0].sources: a fact names one source at least"]


@pytest.mark.parametrize(
    ("code", "file", "says"),
    [
        ("UK", "uk.toml", "did you mean 'GB' (United Kingdom)?"),
        ("is", "is.toml", "write 'IS'"),
        ("KP", "kp.toml", "the DPRK is no host of its own nationals"),
        ("IS", "iceland.toml", "the file of IS is called is.toml"),
    ],
)
def test_an_unknown_country_or_a_file_under_another_name_is_refused(
    tmp_path: Path, code: str, file: str, says: str
) -> None:
    place = folder(tmp_path, code=code, file=file)
    (told,) = problems(place)
    assert told.startswith(f"{file}, code: ")
    assert told.endswith(says)


def test_a_folder_that_is_not_there_or_empty_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such folder of facts"):
        hosts.load(tmp_path / "nowhere")
    with pytest.raises(BadInputError, match=r"no file of a country, such as pl\.toml"):
        hosts.load(tmp_path)


def test_a_total_over_the_world_stands_in_a_file_of_its_own(tmp_path: Path) -> None:
    place = folder(tmp_path, count("X-W", "value = 5", "2018"), code=WORLD)
    held = hosts.load(place, with_own=False)
    assert held.hosts == ()
    assert held.world().spread() == (5, 5)


def test_the_common_head_is_all_that_a_table_of_the_tests_lacks() -> None:
    assert COMMON.count("=") == 5
