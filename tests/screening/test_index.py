import copy
import pickle
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.screening.sample import CHOL, OTHER_CHOL, SAMPLE, listed

from nksanctions.models import Designation, SubjectKind, UncertainDate
from nksanctions.screening import RECOMMENDED, Agreement, Index, Query, edits, vocabulary
from nksanctions.screening.validation import cases, innocents

INDEX = Index(SAMPLE)


def found(name: str, index: Index = INDEX, **known: object) -> list[str]:
    return [one.designation.reference for one in index.search(name, **known)]  # type: ignore[arg-type]  # each test gives what it names


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("Choe Ryong Hae", "choe"), ("Ch'oe Ryong-hae", "choe"), ("Choi Ryong-hae", "choe"), ("CHOE, Ryong Hae", "choe"),
        ("Ryonghae Choe", "choe"), ("최룡해", "choe"), ("崔龙海", "choe"), ("崔龍海", "choe"), ("Цой Рён Хэ", "choe"),
        ("チェ・リョンヘ", "choe"), ("Vice Marshal Choe Ryong Hae", "choe"), ("최룡해 위원장", "choe"),
        ("Choe Ryong Hae (최룡해)", "choe"), ("Ku Sung Sop", "ku"), ("Ku Seung Sub", "ku"), ("Ku Su'ng-so'p", "ku"),
        ("구승섭", "ku"), ("Namkoong Hyuk", "namgung"), ("Kangmin", "min"),
        ("Nikolay Ivanov", "ivanov"), ("Иванов Николай Петрович", "ivanov"), ("Mr Nikolai Ivanof", "ivanov"),
        ("Ryonbong General Corp.", "ryonbong"), ("Choson Yonbong Gen Corp", "ryonbong"),
        ("조선련봉총회사", "ryonbong"), ("朝鮮蓮峰總會社", "ryonbong"), ("General Corporation Ryonbong", "ryonbong"),
        ("Nam-gang Construction Co., Ltd.", "namgang"), ("Daesong Bank", "taesong"), ("Choson Taesong Unhaeng", "taesong"),
        ("KTB", "taesong"), ("Chongchongang", "ship"), ("Chong Chon Gang", "ship"), ("IMO 7937317", "ship"), ("7937317", "ship"),
        ("Gold Star 3", "star"), ("Goldstar3", "star"),
    ],
)  # fmt: skip
def test_each_spelling_finds_its_designation_first(name: str, reference: str) -> None:
    assert found(name)[0] == reference


@pytest.mark.parametrize(
    "name",
    [
        "Kim Yong Chun", "Choe Ryong Su", "Ku Sung Nam", "Kang Mun", "Namgung Chol", "Kim Chol", "Yong Chol", "Kim",
        "Gold Star 5", "Korea Namhung Construction", "Korea General Corporation for External Construction",
        "Korea Trading General Corporation", "Ivanov", "Petrov Nikolai Petrovich",
    ],
)  # fmt: skip
def test_other_names_find_nothing_at_the_recommended_threshold(name: str) -> None:
    assert found(name) == []


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize(
    "name",
    [
        "Choi Yong-hae", "구승섭", "Mr Kim Yong Chol", "Vice Marshal Choe Ryong Hae", "Ryonbong Gen. Corp.",
        "Korea Taesong Bank (KTB)", "CHONG CHON GANG IMO 7937317", "Li Cheng He", "Nikolai Ivanov", "Goldstar3",
        "최룡해 위원장", "Choe Ryong Hae (최룡해)", "Kang, Min",
    ],
)  # fmt: skip
def test_an_explanation_uses_each_part_of_the_query_once_and_adds_up(name: str) -> None:
    from nksanctions.screening.fold import fold

    asked = INDEX.search(name, threshold=0.5, born="1962", nationality="KP")
    assert asked
    for one in asked:
        parts = one.explain().parts
        assert round(sum(part.points for part in parts), 4) == one.score
        beside = {"birth date", "nationality", "flag"}
        used = "".join(sorted(letters("".join(p.query for p in parts if p.role not in beside))))
        given_text = re.sub(r"\bimo\b", "", fold(name))
        assert used == "".join(sorted(letters(given_text)))
        assert f"{one.score:.3f}" in str(one.explain())


def test_the_bands_are_told_apart() -> None:
    (same,) = INDEX.search("CHOE, Ryong Hae")
    (otherwise,) = INDEX.search("Choi Yong-hae")
    (thin,) = INDEX.search("Li Cheng He", threshold=0.55)
    assert [one.agreement for one in (same, otherwise, thin)] == [
        Agreement.SAME_STRING,
        Agreement.SAME_NAME,
        Agreement.THIN,
    ]
    assert 1 > same.score > otherwise.score > RECOMMENDED > thin.score


def test_a_weak_alias_never_reaches_the_threshold_alone() -> None:
    assert found("Paeng Tok Su") == []
    (one,) = INDEX.search("Paeng Tok Su", threshold=0.6)
    assert one.evidence_against[-1].role == "weak alias"


def test_a_weak_alias_with_more_evidence_can_reach_it() -> None:
    index = Index(
        [
            listed(
                "w",
                "HONG, Kil Tong",
                weak=("PAENG, Tok Su",),
                born=UncertainDate.exact(date(1960, 2, 3)),
                passport="123456789",
            )
        ]
    )
    assert found("Paeng Tok Su", index) == []
    assert found("Paeng Tok Su", index, born="1960-02-03", document="123456789") == ["w"]


@pytest.mark.parametrize(
    ("born", "references"),
    [
        (date(1945, 6, 1), ["chol"]),
        ("1945-06", ["chol"]),
        ("1962-07-30", ["other-chol"]),
        (UncertainDate.year(1962), ["other-chol"]),
        (UncertainDate.year(1961, about=True), ["other-chol"]),
        ("1950", []),
        (UncertainDate.between(date(1940, 1, 1), date(1970, 1, 1)), ["chol", "other-chol"]),
        (None, ["chol", "other-chol"]),
    ],
)
def test_homonyms_are_told_apart_by_their_birth_dates(
    born: date | UncertainDate | str | None, references: list[str]
) -> None:
    assert sorted(found("Kim Yong Chol", born=born)) == references


def test_a_birth_date_that_is_excluded_stays_to_be_seen_below_the_threshold() -> None:
    shown = INDEX.search("Kim Yong Chol", born="1999", threshold=0.5)
    assert {one.designation.reference for one in shown} == {"chol", "other-chol"}
    assert {one.evidence_against[-1].role for one in shown} == {"birth date"}
    assert all(0.5 <= one.score < RECOMMENDED for one in shown)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HAN, Kwon U", "Han Kon U"),
        ("KIM, Yong Chol", "Kim Yong Chun"),
        ("KIM, Yong Chol", "Pak Yong Chol"),
    ],
)
def test_names_with_another_syllable_stay_below_the_recommended_threshold(
    one: str, other: str
) -> None:
    assert found(other, Index([listed("x", one)])) == []


def test_a_birth_date_to_the_day_raises_more_than_a_year() -> None:
    index = Index([CHOL, OTHER_CHOL])
    plain = {one.designation.reference: one.score for one in index.search("Kim Yong Chol")}
    (day,) = index.search("Kim Yong Chol", born=date(1945, 6, 1))
    (year,) = index.search("Kim Yong Chol", born=date(1962, 6, 1))
    assert day.score - plain["chol"] > year.score - plain["other-chol"] > 0
    assert day.score < 1


def test_day_and_month_changed_round_do_not_cap() -> None:
    index = Index([listed("x", "KIM, Yong Chol", born=UncertainDate.exact(date(1945, 6, 1)))])
    assert found("Kim Yong Chol", index, born="1945-01-06") == ["x"]


def test_homonyms_name_each_other() -> None:
    one, other = INDEX.search("Kim Yong Chol")
    assert one.equals == (other.designation.reference,)
    assert other.equals == (one.designation.reference,)


def test_the_number_of_a_paper_finds_and_tells_apart() -> None:
    assert found("Kim Yong Chol", document="pd654210116")[0] == "chol"
    by_number = INDEX.search("Somebody Else", document="PD654210116")[0]
    assert by_number.agreement is Agreement.NUMBER
    assert by_number.designation is CHOL


def test_nationality_raises_or_lowers() -> None:
    plain = {one.designation.reference: one.score for one in INDEX.search("Kim Yong Chol")}
    same = {
        one.designation.reference: one.score
        for one in INDEX.search("Kim Yong Chol", nationality="KP")
    }
    other = {
        one.designation.reference: one.score
        for one in INDEX.search("Kim Yong Chol", nationality="CN")
    }
    assert other["chol"] < plain["chol"] < same["chol"]
    assert other["other-chol"] == plain["other-chol"] == same["other-chol"]


def test_another_imo_number_caps_a_vessel_of_the_same_name() -> None:
    assert found("Chong Chon Gang", imo="9074729") == []
    assert found("Some New Name", imo="7937317") == ["ship"]


@pytest.mark.parametrize(
    ("kind", "references"),
    [(None, ["namgang"]), ("entity", ["namgang"]), (SubjectKind.VESSEL, [])],
)
def test_only_the_kind_that_is_asked_for(
    kind: SubjectKind | str | None, references: list[str]
) -> None:
    assert found("Namgang Construction", kind=kind) == references


@pytest.mark.parametrize(
    ("on", "references"),
    [(date(2016, 3, 1), []), (date(2016, 3, 2), ["gone"]), (date(2018, 12, 31), ["gone"]), (date(2019, 1, 1), [])],
)  # fmt: skip
def test_only_what_stood_on_the_day(on: date, references: list[str]) -> None:
    assert found("Pyon In Su", on=on) == references


def test_a_listing_without_a_day_stays() -> None:
    assert found("Kang Min", on=date(1990, 1, 1)) == ["min"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: INDEX.search(""), "no letter"),
        (lambda: INDEX.search("  \u200e\u202e "), "no letter"),
        (lambda: INDEX.search("😀🚀"), "no letter"),
        (lambda: INDEX.search("\x00\x07"), "no letter"),
        (lambda: INDEX.search("a" * 10_000), "at most 500 characters"),
        (lambda: INDEX.search(None), "a name is text, not NoneType"),  # type: ignore[arg-type]  # the error of it
        (lambda: list(INDEX.search_many(["Kim", 7])), "a name is text, not int"),  # type: ignore[list-item]  # the error of it
        (lambda: INDEX.search("Kim", limit=0), "limit: 0"),
        (lambda: INDEX.search("Kim", threshold=0.2), "threshold: 0.2"),
        (lambda: INDEX.search("Kim", threshold=1.0), "threshold: 1.0"),
        (lambda: INDEX.search("Kim", born="7 Nov 1959"), "born: '7 Nov 1959'"),
        (lambda: INDEX.search("Kim", born="1959-13"), "born: '1959-13'"),
        (lambda: INDEX.search("Kim", nationality="UK"), "did you mean 'GB'"),
        (lambda: INDEX.search("Kim", kind="person"), "kind: 'person' is none of individual"),
        (lambda: INDEX.search("Kim", document="none"), "no digit"),
        (lambda: INDEX.search("Kim", imo="7937318"), "check digit"),
    ],
)
def test_bad_input_is_a_value_error_that_says_what_is_wrong(
    call: Callable[[], object], message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        call()


@pytest.mark.parametrize(
    "name",
    [
        "K", "К\u0456m Yong Chol", "Kim\u200b Yong\u00ad Chol", "\u202bKim Yong Chol\u202c", "Kim Yong Chol 😀",
        "Kim\tYong\nChol", "kim yong chol " * 30, "김 Yong 철", "ｋｉｍ　ｙｏｎｇ　ｃｈｏｌ", "K\u0301i\u0327m Y\u0308ong Chol",
        "\u1100\u1175\u11b7\u110b\u1167\u11bc\u110e\u1165\u11af", "a" * 500, "가" * 500, "-" * 200 + "x", "김" * 4,
    ],
)  # fmt: skip
def test_odd_text_gets_an_answer(name: str) -> None:
    assert isinstance(INDEX.search(name), tuple)


@pytest.mark.parametrize(
    "name",
    ["\u202bKim Yong Chol\u202c", "Кim Yong Сhol", "Kim\u200b Yong\u00ad Chol", "\u1100\u1175\u11b7\u110b\u1167\u11bc\u110e\u1165\u11af",
     "ｋｉｍ　ｙｏｎｇ　ｃｈｏｌ", "Kim Yong Chol 😀", "Kim\tYong\nChol"],
)  # fmt: skip
def test_disguises_do_not_hide_a_name(name: str) -> None:
    assert sorted(found(name)) == ["chol", "other-chol"]


@given(st.text(max_size=500))
@settings(max_examples=300)
def test_any_text_gets_an_answer_or_a_value_error(text: str) -> None:
    try:
        answer = INDEX.search(text, threshold=0.5)
    except ValueError:
        return
    for one in answer:
        assert 0.5 <= one.score < 1
        assert round(sum(part.points for part in one.parts), 4) == one.score


def test_an_index_does_not_change() -> None:
    with pytest.raises(AttributeError, match="does not change"):
        INDEX._entries = ()
    with pytest.raises(AttributeError, match="does not change"):
        del INDEX._entries


def test_a_pickled_or_copied_index_answers_alike() -> None:
    for other in (pickle.loads(pickle.dumps(INDEX)), copy.deepcopy(INDEX)):  # noqa: S301  (our own)
        for name in ("Choi Yong-hae", "Ryonbong General Corp.", "Kim Yong Chol"):
            assert other.search(name) == INDEX.search(name)


def test_threads_may_share_an_index() -> None:
    questions = ["Choi Yong-hae", "Ryonbong Corp", "구승섭", "Nikolay Ivanov", "Gold Star 3"] * 20
    alone = [INDEX.search(each) for each in questions]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(Index(SAMPLE).search, questions)) == alone


def test_many_questions_are_answered_as_each_alone() -> None:
    questions: list[str | Query] = [
        "Choi Yong-hae",
        Query(name="Kim Yong Chol", born="1962"),
        "Choi Yong-hae",
        "nobody",
    ]
    answers = list(INDEX.search_many(questions))
    assert answers[0] == answers[2] == INDEX.search("Choi Yong-hae")
    assert answers[1] == INDEX.search("Kim Yong Chol", born="1962")
    assert answers[3] == ()


def test_the_order_of_the_designations_changes_nothing() -> None:
    turned = Index(reversed(SAMPLE))
    for name in ("Choi Yong-hae", "Kim Yong Chol", "Ryonbong General Corp.", "Daesong Bank"):
        assert turned.search(name) == INDEX.search(name)


def test_an_empty_index_finds_nothing() -> None:
    assert Index([]).search("Kim Yong Chol") == ()
    assert len(Index([])) == 0


def test_the_look_up_loses_nothing_that_comparing_all_would_find() -> None:
    people: list[Designation] = [
        listed(f"p{number}", name, nationality="KP")
        for number, name in enumerate(
            (
                "KIM, Chol Su",
                "RI, Jong Ho",
                "PAK, Yong Nam",
                "HAN, Kwang Il",
                "JONG, Song Chol",
                "SMIRNOV, Andrei",
                "AL-MANSUR, Khalid",
                "RODRIGUEZ LOPEZ, Juan",
            )
        )
    ]
    index = Index((*SAMPLE, *people))
    questions = [case.query for case in cases((*SAMPLE, *people))][:700:4]
    questions += [
        "Andrey Smirnof",
        "Khaled Almansour",
        "Juan Rodriges",
        "Kim Chol",
        "Li Zhonghao",
        *innocents(10, 3),
    ]
    for question in questions:
        for threshold in (0.5, RECOMMENDED):
            fast = index.search(question, threshold=threshold)
            assert fast == index.brute_force(question, threshold=threshold), question


def test_without_rapidfuzz_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [case.query for case in cases(SAMPLE)][:1500:9]
    questions += ["Nikolai Ivanof", "Ivanv Nikolai", "Kim Yogn Chol", "Korea Taesogn Bank"]
    fast = [Index(SAMPLE).search(each, threshold=0.5) for each in questions]
    monkeypatch.setattr(vocabulary, "distance", edits.by_hand)
    assert [Index(SAMPLE).search(each, threshold=0.5) for each in questions] == fast
