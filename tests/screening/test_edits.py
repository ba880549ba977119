from hypothesis import given
from hypothesis import strategies as st

from nksanctions.screening import edits
from nksanctions.screening.vocabulary import Vocabulary, likeness

words = st.text("abcdehkmnoprstuy", min_size=1, max_size=14)


@given(words, words, st.integers(0, 4))
def test_both_ways_to_measure_give_equal_results(one: str, other: str, most: int) -> None:
    assert edits.by_hand(one, other, most) == edits.distance(one, other, most)


@given(words, words)
def test_a_distance_has_no_direction(one: str, other: str) -> None:
    assert edits.by_hand(one, other, 3) == edits.by_hand(other, one, 3)


@given(st.lists(words, unique=True, max_size=40), words)
def test_the_look_up_of_words_finds_each_word_that_is_alike(held: list[str], word: str) -> None:
    found = dict(Vocabulary(tuple(held)).alike(word))
    expected = {
        number: alike for number, each in enumerate(held) if (alike := likeness(word, each))
    }
    assert found == expected


@given(st.data(), words.filter(lambda word: len(word) >= 5))
def test_a_word_with_a_slip_is_found(data: st.DataObject, word: str) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    slip = word[:place] + data.draw(st.sampled_from(["", "z", word[place] * 2])) + word[place + 1 :]
    if min(len(slip), len(word)) >= 5:
        assert Vocabulary((word,)).alike(slip)
