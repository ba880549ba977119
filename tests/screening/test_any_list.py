from hypothesis import given, settings
from hypothesis import strategies as st
from tests.screening.sample import SAMPLE, listed

from nksanctions.models import Designation, SubjectKind
from nksanctions.screening import Index, Query
from nksanctions.screening.validation import calibrate, validate
from nksanctions.testing import designations


@given(st.lists(designations(), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_designations_can_be_indexed_and_asked(held: list[Designation]) -> None:
    index = Index(held)
    for one in held:
        for name in one.names:
            try:
                found = index.search(name.text, threshold=0.5)
            except ValueError:
                continue
            assert all(candidate.score < 1 for candidate in found)
    list(
        index.search_many([Query(name="Kim Yong Chol", born="1959", document="A1", imo="9074729")])
    )


def test_names_without_a_letter_are_told() -> None:
    index = Index([listed("a", "…", "HONG, Kil Tong"), listed("b", "KIM, Chol Su")])
    assert [(one.reference, name.text) for one, name in index.left_out] == [("a", "…")]
    assert [one.designation.reference for one in index.search("Hong Gil-dong")] == ["a"]


def test_a_listed_name_longer_than_any_question_stays_in_the_index() -> None:
    index = Index([listed("a", "Ryonbong " + "x" * 600, kind=SubjectKind.ENTITY)])
    assert index.left_out == ()


def test_a_strong_name_finds_its_own_designation() -> None:
    index = Index(SAMPLE)
    for one in SAMPLE:
        for name in one.strong_names:
            assert one.reference in {each.designation.reference for each in index.search(name.text)}


def test_lists_of_any_content_can_be_measured() -> None:
    for held in ([], [listed("a", "…", nationality="KP")], [listed("b", "John Smith")]):
        assert "best F1" in str(validate(held))
    assert len(calibrate(SAMPLE)) == 21
