import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.screening.hangul import CODAS, ONSETS, VOWELS, compose, decompose
from nksanctions.screening.hanja import korean, written
from nksanctions.screening.korean import as_name, classes, meanings, pair
from nksanctions.screening.romanization import SURNAMES
from nksanctions.screening.spelling import Style, spell

GIVEN = "영성정재상민지동현준승태경진용광병기인수대석명철은미선순윤창남원규세충덕길학호형식훈환일국혁섭룡란옥화봉만관배열"
names = st.builds(
    lambda surname, first, second: surname + first + second,
    st.sampled_from([each for each in SURNAMES if len(each) == 1]),
    st.sampled_from(GIVEN),
    st.sampled_from(GIVEN),
)


def one_name(one: str, other: str) -> float:
    """How well the best readings of two texts agree: the worst syllable."""
    return max(
        (
            min(pair(a, b)[0] for a, b in zip(first.keys, second.keys, strict=True))
            for first in as_name(one)
            for second in as_name(other)
            if len(first.keys) == len(second.keys)
        ),
        default=0.0,
    )


@pytest.mark.parametrize("onset", ONSETS)
@pytest.mark.parametrize("vowel", VOWELS)
def test_a_syllable_is_its_letters(onset: str, vowel: str) -> None:
    for coda in CODAS:
        assert decompose(compose(onset, vowel, coda)) == (onset, vowel, coda)


@pytest.mark.parametrize(
    "spelling",
    [
        "Choe Ryong Hae", "Ch'oe Ryong-hae", "Ch\u2019oe Ryo\u0306ng-hae", "Choi Ryong-hae", "CHOE, Ryong Hae",
        "Ryonghae Choe", "Ryong-Hae CHOE", "choeryonghae", "Choi Yong-hae", "최룡해", "최용해", "崔龍海", "崔龙海",
        "崔竜海", "Чхве Рён Хэ", "Цой Рён Хэ", "チェ・リョンヘ", "チェリョンヘ", "ＣＨＯＥ Ryong Hae",
    ],
)  # fmt: skip
def test_every_spelling_of_one_name_is_that_name(spelling: str) -> None:
    assert one_name(spelling, "Choe Ryong Hae") >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Yong Chol", "Kim Yong Chun"),
        ("Kim Yong Chol", "Kim Yong Nam"),
        ("Kim Yong Chol", "Kim Kyong Chol"),
        ("Jo Yong Chol", "Jo Kyong Chol"),
        ("Ri Yong Mu", "Ri Yong Mun"),
        ("Pak To Chun", "Pak To Chul"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kang Min", "Kang Mun"),
        ("김영철", "김영춘"),
        ("김영철", "김용철"),
    ],
)
def test_names_that_differ_in_a_syllable_are_two(one: str, other: str) -> None:
    assert one_name(one, other) < 0.5


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ri", "Lee", "Yi", "Rhee", "I", "Li", "Ree"),
        ("Ryu", "Yu", "Yoo", "You", "Ryoo"),
        ("Ryang", "Yang"),
        ("Ro", "No", "Roh", "Noh", "Rho"),
        ("Rim", "Lim", "Im", "Yim"),
        ("Ryo", "Yo", "Nyo", "Yeo"),
        ("Ryom", "Yom", "Yeom"),
        ("Pak", "Park", "Bak"),
        ("Choe", "Ch'oe", "Choi"),
        ("Jong", "Chong", "Cho'ng", "Jung", "Chung", "Jeong"),
        ("Jo", "Cho", "Joh"),
        ("Sin", "Shin"),
        ("Ku", "Koo", "Gu"),
        ("Paek", "Baek", "Paik"),
        ("O", "Oh"),
        ("U", "Woo", "Wu"),
        ("Ho", "Huh", "Heo", "Ho'"),
    ],
)
def test_spellings_of_a_surname_are_one_surname(spellings: tuple[str, ...]) -> None:
    first = f"{spellings[0]} Myong Guk"
    for each in spellings[1:]:
        assert one_name(f"{each} Myong Guk", first) >= 0.8, each


@given(names)
def test_each_style_can_be_read_back(name: str) -> None:
    for style in Style:
        assert one_name(spell(name, style), name) >= 0.6, style


@given(names)
def test_spellings_of_one_name_share_classes_in_each_place(name: str) -> None:
    for style in Style:
        best = max(
            as_name(spell(name, style)),
            key=lambda found: min(
                (pair(a, b)[0] for a, b in zip(found.keys, as_name(name)[0].keys, strict=False)),
                default=0,
            ),
        )
        for spelt, hangul in zip(best.keys, as_name(name)[0].keys, strict=False):
            assert classes(spelt) & classes(hangul)


@given(names, names)
def test_agreement_is_the_same_both_ways(one: str, other: str) -> None:
    for style in (Style.DPRK, Style.PRESS):
        assert one_name(spell(one, style), other) == one_name(other, spell(one, style))


@given(names)
def test_hangul_and_its_characters_are_one_name(name: str) -> None:
    characters = [written(syllable) for syllable in name]
    if all(characters):
        text = "".join(each[0] for each in characters)
        assert one_name(text, name) >= 0.85


@pytest.mark.parametrize(
    ("traditional", "simplified", "japanese"),
    [
        ("龍", "龙", "竜"),
        ("鐵", "铁", "鉄"),
        ("澤", "泽", "沢"),
        ("國", "国", "国"),
        ("榮", "荣", "栄"),
    ],
)
def test_forms_of_a_character_are_read_alike(
    traditional: str, simplified: str, japanese: str
) -> None:
    assert korean(traditional)[0] == korean(simplified)[0] == korean(japanese)[0]


def test_an_apostrophe_tells_the_vowel_and_the_aspiration() -> None:
    assert set(meanings("ch'ŏl")) > {"철"}
    assert meanings("ch'ŏl")["철"][0] == 1.0
    assert meanings("ch'ŏl")["졸"][0] < 0.9 < meanings("chol")["졸"][0]


@pytest.mark.parametrize(
    "text", ["John Smith", "Vladimir Petrov", "Acme Trading Company Limited", "محمد علي"]
)
def test_other_names_are_no_korean_names(text: str) -> None:
    assert as_name(text) == ()


def test_a_surname_of_two_syllables_stays_whole() -> None:
    assert {name.keys[0] for name in as_name("Namgung Hyok")} == {"^namgung"}
    assert "^남궁" in {name.keys[0] for name in as_name("남궁혁")}
