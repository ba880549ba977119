"""Reading the rates between units."""

import pytest

from nksanctions.errors import MalformedDataError
from nksanctions.regimes.conversions_file import read_conversions

ROW = """
[{name}]
of = "oil"
from_unit = "barrels"
to_unit = "{to_unit}"
factor = {factor}
verified = "memory"
sources = ["a", "b"]
"""


def row(name: str, factor: str = '"1/8"', to_unit: str = "tons") -> str:
    return ROW.format(name=name, factor=factor, to_unit=to_unit)


def test_rates_are_read_by_their_names_in_the_order_of_the_file() -> None:
    read = read_conversions(row("b") + row("a"), source="conversions.toml")
    assert list(read) == ["b", "a"]
    assert read["a"].name == "a"
    assert read["a"].sources == ("a", "b")


def test_all_that_is_wrong_with_the_rates_is_told_at_once() -> None:
    text = row("a", '"1/0"') + row("b", to_unit="barrels") + row("c") + row("d", '"-1"')
    with pytest.raises(MalformedDataError) as caught:
        read_conversions(text, source="conversions.toml")
    assert caught.value.problems == (
        "a factor is a fraction or a decimal such as '3/25' or '0.12', not '1/0' @ $['a']",
        "b: from barrels to barrels is no change @ $['b']",
        "d: a factor is above 0, not -1 @ $['d']",
    )


def test_what_is_wrong_with_the_shape_is_told_at_once() -> None:
    text = row("a", "0.12") + row("b", to_unit="litres") + "unit = 1\n"
    with pytest.raises(MalformedDataError) as caught:
        read_conversions(text, source="conversions.toml")
    assert set(caught.value.problems) == {
        "expected a text, not 0.12 @ $['a'].factor",
        "'litres' is none of barrels, tons, us-dollars, authorizations, accounts, persons"
        " @ $['b'].to_unit",
        "unknown key 'unit', did you mean 'to_unit'? @ $['b']",
    }
