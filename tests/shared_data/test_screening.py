"""Screening on the published lists: the spellings that newspapers use, innocent names, brute force."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from nksanctions.lists import OfficialList
from nksanctions.screening import RECOMMENDED, Index
from nksanctions.screening.validation import ValidationReport, validate

PRESS = tomllib.loads(
    (Path(__file__).parents[1] / "screening" / "press_names.toml").read_text(encoding="utf-8")
)["person"]
SCRIPTS = ("hangul", "hanja", "cyrillic", "kana", "latin")


@pytest.fixture(scope="module")
def index(un: OfficialList, ofac: OfficialList) -> Index:
    return Index((*un, *ofac))


@pytest.fixture(scope="module", params=[False, True], ids=["for tuning", "kept aside"])
def report(
    un: OfficialList, ofac: OfficialList, request: pytest.FixtureRequest
) -> ValidationReport:
    return validate((*un, *ofac), aside=request.param)


@pytest.mark.parametrize("script", SCRIPTS)
def test_names_as_newspapers_write_them_find_their_entry_first(index: Index, script: str) -> None:
    wrong = []
    for person in PRESS:
        for name in person.get(script, ()):
            found = index.search(name)
            if not found or found[0].designation.reference not in person["references"]:
                wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        *((each, "23213") for each in (
            "Choe Ryong Hae", "Ch'oe Ryong-hae", "Choi Ryong-hae", "CHOE, Ryong Hae", "Ryonghae Choe", "최룡해",
            "崔龙海", "崔龍海", "Choi Yong-hae",
        )),
        *((each, "23089") for each in ("Ku Sung Sop", "Ku Seung Sub", "Ku Su'ng-so'p", "구승섭")),
        ("Ch\u2019olhyo\u2019n Overseas Construction Company", "23084"),
        ("Cholhyon Overseas Construction", "23084"),
        ("External Construction Bureau", "23083"),
        ("Korea General Corporation for External Construction", "19611"),
        ("Namgang Construction", "19612"),
        ("Chongchongang", "17069"),
        ("IMO 7937317", "17069"),
    ],
)  # fmt: skip
def test_the_spellings_that_people_ask_for_find_their_designation(
    index: Index, name: str, reference: str
) -> None:
    assert index.search(name)[0].designation.reference == reference


@pytest.mark.parametrize(
    "name",
    [
        "Kim Yong Chun", "Kim Min-soo", "Lee Seung-gi", "Park Ji-hoon", "Choi Min-ho", "Jung Woo-sung", "Ri Kwang Su",
        "Ku Bon Chol", "Cho Seung-woo", "Pak Ji Yon", "Yun Mi Rae", "김민수", "이승기", "朴智星", "Ким Мин Су", "Jo Yong Nam",
    ],
)  # fmt: skip
def test_innocent_people_with_listed_surnames_are_not_flagged(index: Index, name: str) -> None:
    assert index.search(name) == ()


def test_the_bars_are_met(report: ValidationReport) -> None:
    assert report.best_f1 >= 0.97
    assert report.f1 >= 0.97
    assert report.recall_at_precision_95 >= 0.95
    assert report.organisations_f1 >= 0.90
    rows = {row.kind: row for row in report.rows}
    assert (
        rows["a spelling of another list"].found >= 0.95 * rows["a spelling of another list"].cases
    )
    assert rows["Hangul"].first >= 0.98 * rows["Hangul"].cases
    for kind in ("Hanja, traditional", "Hanja, simplified"):
        assert rows[kind].first >= 0.90 * rows[kind].cases
    innocent = [row for row in report.rows if row.kind.startswith("innocent")]
    assert sum(row.found for row in innocent) <= 0.01 * sum(row.cases for row in innocent)


@pytest.mark.parametrize(
    "name",
    [
        "Choi Yong-hae", "Kim Yong Chun", "Li Cheng He", "구승섭", "崔龍海", "Nikolay Patrushev", "Abu Bakr al Baghdadi",
        "Ryonbong Gen Corp", "Daesong Trading Company", "Chong Chon Gang", "Moammar Gadafi", "Korea Mining Corporation",
    ],
)  # fmt: skip
def test_the_look_up_loses_nothing_that_comparing_all_would_find(index: Index, name: str) -> None:
    for threshold in (0.5, RECOMMENDED):
        fast = index.search(name, threshold=threshold, limit=50)
        assert fast == index.brute_force(name, threshold=threshold, limit=50)
