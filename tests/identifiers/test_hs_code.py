"""HS codes: what is one, what comes nearest, and which goods they may be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions import Goods, InvalidHSCodeError, PetroleumProduct, goods_of, products_of, un
from nksanctions.identifiers import goods, hs_code
from nksanctions.law.rules import nodes
from nksanctions.law.tree import Test

CHAPTERS = [f"{n:02}" for n in range(1, 98) if n != 77]
CODES = [code for chapter in CHAPTERS for code in (chapter, *hs_code.headings(chapter))]


def test_the_2022_edition_has_96_chapters_and_1228_headings() -> None:
    """With the five headings of earlier editions that are gone."""
    assert sum(len(hs_code.headings(one)) for one in CHAPTERS) == 1228 + 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6205", "6205"),
        (" HS 62.05 20 ", "620520"),
        ("8701-91-00", "87019100"),
        ("27", "27"),
        ("8701911090", "8701911090"),
        ("2848", "2848"),
        ("8803", "8803"),
    ],
)
def test_a_code_is_read_with_its_dots_and_without(text: str, code: str) -> None:
    assert hs_code.validate(text) == code


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("77", "there is no chapter 77; the nearest are 76 and 78"),
        ("98", "there is no chapter 98; the nearest are 96 and 97"),
        ("00", "there is no chapter 00; the nearest are 01 and 02"),
        ("2799", "chapter 27 has headings 2701 to 2716"),
        ("2848 99 1", "it has 2, 4 or 6 digits, and 8 or 10 with a State's own, not 7"),
        ("306", "not 3; is 0306 meant?"),
        ("7", "not 1; is 07 meant?"),
        ("2527", "but not this one; the nearest are 2526 and 2528"),
        ("7803", "chapter 78 has headings 7801, 7802, 7804, 7806"),
        ("coal", "it has digits only"),
        ("", "it has digits only"),
        ("٢٧", "it has digits only"),
    ],
)
def test_what_is_no_code_is_told_what_comes_nearest(text: str, says: str) -> None:
    with pytest.raises(InvalidHSCodeError) as error:
        hs_code.validate(text)
    assert says in str(error.value)
    assert not hs_code.is_valid(text)


def test_a_code_names_its_chapter_heading_and_subheading() -> None:
    code = "8701.91.00"
    assert hs_code.chapter(code) == "87"
    assert hs_code.heading(code) == "8701"
    assert hs_code.subheading(code) == "870191"
    with pytest.raises(InvalidHSCodeError, match="names no subheading: give 6 digits or more"):
        hs_code.subheading("8701")


@given(st.sampled_from(CODES), st.sampled_from(CODES))
def test_a_prefix_covers_all_some_or_none_of_a_code(code: str, prefix: str) -> None:
    found = hs_code.starts_with(code, prefix)
    assert (found is True) == code.startswith(prefix)
    assert (found is None) == (prefix.startswith(code) and prefix != code)


@given(st.text(max_size=8))
def test_any_text_is_a_code_or_gets_a_message(text: str) -> None:
    if hs_code.is_valid(text):
        assert hs_code.validate(hs_code.validate(text)) == hs_code.compact(text)
    else:
        with pytest.raises(InvalidHSCodeError):
            hs_code.validate(text)


# Words for goods


def test_the_words_are_those_of_the_records() -> None:
    assert goods.words() == tuple(one.value for one in Goods)
    assert goods.words(table="petroleum") == tuple(one.value for one in PetroleumProduct)


@pytest.mark.parametrize("table", ["goods", "petroleum"])
def test_each_code_of_a_word_is_a_code_with_a_source_that_is_held(table: str) -> None:
    for name in goods.words(table=table):
        word = goods.word(name, table=table)
        assert all(hs_code.is_valid(code) for code in (*word.codes, *word.within))
        assert set(word.sources) <= set(un.catalogue.sources)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2701", ["coal"]),
        ("27", ["coal", "petroleum", "other"]),
        ("2601", ["iron-ore"]),
        ("7201", ["iron"]),
        ("7204", ["iron", "steel"]),
        ("73", ["steel"]),
        ("0303", ["seafood"]),
        ("0306", ["seafood", "prepared-seafood"]),
        ("1604", ["prepared-seafood"]),
        ("62", ["textiles"]),
        ("64", ["other"]),
        ("7108", ["gold"]),
        ("9703", ["statues", "monuments", "other"]),
        ("8306", ["statues", "monuments", "other-metals"]),
        ("8802", ["helicopters", "aircraft"]),
        ("880211", ["helicopters"]),
        ("8803", ["aircraft"]),
        ("8701", ["vehicles"]),
        ("8901", ["vessels"]),
        ("1001", ["other"]),
    ],
)
def test_a_code_says_what_the_goods_may_be(code: str, words: list[str]) -> None:
    assert [one.value for one in goods_of(code)] == words


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_word_and_a_longer_code_has_no_more(code: str) -> None:
    found = goods_of(code)
    assert found
    if len(code) == 4:
        assert set(found) <= set(goods_of(code[:2]))


def test_petroleum_is_told_apart_by_its_code() -> None:
    assert [one.value for one in products_of("271111")] == ["liquefied-natural-gas"]
    assert [one.value for one in products_of("2709")] == ["crude-oil", "condensates"]
    assert products_of("2701") == ()


# The chapters that the paragraphs list are law; the words of the rules have to be those


@pytest.mark.parametrize(
    ("provision", "rule"),
    [("UNSCR-2397-OP6a", "un.trade.exports"), ("UNSCR-2397-OP7", "un.trade.imports")],
)
def test_the_rule_holds_the_chapters_of_the_paragraph(provision: str, rule: str) -> None:
    listed = un.provision(provision).parameters["hs_chapters"]
    assert isinstance(listed, list | tuple)
    (node,) = (one for one in _tests(rule) if one.left.name == "goods")
    inside = set(node.right)
    # Statues are told by what leaves; rare earths of heading 2530 have a ban of their own.
    apart = {Goods.STATUES, Goods.MONUMENTS, Goods.RARE_EARTH_MINERALS}
    for chapter in CHAPTERS:
        words = set(goods_of(chapter)) - apart
        assert bool(words <= inside) == (chapter in listed), chapter


def _tests(rule_id: str) -> list[Any]:
    rule = next(one for one in un.rules if one.id == rule_id)
    return [node for node in nodes(rule) if isinstance(node, Test) and node.op == "in"]
