"""Barrels and tons: exact both ways, and only for the units that a rate is about."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.models import Conversion, Quantity, Unit, Verification


def rate(
    factor: str | int | Decimal | Fraction,
    *,
    from_unit: Unit = Unit.BARRELS,
    to_unit: Unit = Unit.TONS,
) -> Conversion:
    return Conversion(
        name="oil",
        of="oil",
        from_unit=from_unit,
        to_unit=to_unit,
        factor=factor,
        verified=Verification.MEMORY,
    )


CRUDE = rate("525000/4000000")

amounts = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False)
factors = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=10**6)
ending_factors = st.builds(
    lambda twos, fives, by: Fraction(2**twos * 5**fives, 2**by * 5 ** (3 - by)),
    st.integers(0, 5),
    st.integers(0, 5),
    st.integers(0, 3),
)


@pytest.mark.parametrize(
    ("given_", "converted"),
    [
        (Quantity(0, Unit.BARRELS), Quantity(0, Unit.TONS)),
        (Quantity(1, Unit.BARRELS), Quantity("0.13125", Unit.TONS)),
        (Quantity(4_000_000, Unit.BARRELS), Quantity(525_000, Unit.TONS)),
        (Quantity(525_000, Unit.TONS), Quantity(4_000_000, Unit.BARRELS)),
        (Quantity(21, Unit.TONS), Quantity(160, Unit.BARRELS)),
        (Quantity(1, Unit.TONS), Quantity("7.619048", Unit.BARRELS)),
        (Quantity("0.0000001", Unit.BARRELS), Quantity("0.000000013125", Unit.TONS)),
    ],
)
def test_it_converts_either_unit_into_the_other(given_: Quantity, converted: Quantity) -> None:
    assert CRUDE.convert(given_) == converted


def test_what_does_not_end_is_rounded_to_a_millionth_unless_asked_exactly() -> None:
    third = rate("1/3")
    assert third.convert(Quantity(1, Unit.BARRELS)).amount == Decimal("0.333333")
    assert third.convert(Quantity(2, Unit.BARRELS)).amount == Decimal("0.666667")
    assert third.exactly(Quantity(2, Unit.BARRELS)) == (Fraction(2, 3), Unit.TONS)


@given(amounts, factors)
def test_the_result_is_exact_or_within_half_a_millionth(amount: Decimal, factor: Fraction) -> None:
    conversion, quantity = rate(factor), Quantity(amount, Unit.BARRELS)
    exact = Fraction(amount) * factor
    assert conversion.exactly(quantity) == (exact, Unit.TONS)
    off = abs(Fraction(conversion.convert(quantity).amount) - exact)
    assert off < Fraction(1, 2 * 10**6)
    assert not off or not is_decimal(exact)


@given(amounts, ending_factors)
def test_there_and_back_is_the_same_amount(amount: Decimal, factor: Fraction) -> None:
    conversion, quantity = rate(factor), Quantity(amount, Unit.BARRELS)
    assert conversion.convert(conversion.convert(quantity)) == quantity


@given(amounts, factors)
def test_a_rate_written_the_other_way_round_gives_the_same(
    amount: Decimal, factor: Fraction
) -> None:
    other_way = rate(1 / factor, from_unit=Unit.TONS, to_unit=Unit.BARRELS)
    for unit in (Unit.BARRELS, Unit.TONS):
        quantity = Quantity(amount, unit)
        assert rate(factor).convert(quantity) == other_way.convert(quantity)


def test_the_caller_s_decimal_precision_rounds_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        assert CRUDE.convert(Quantity(4_000_008, Unit.BARRELS)).amount == Decimal("525001.05")


@pytest.mark.parametrize("unit", sorted(set(Unit) - {Unit.BARRELS, Unit.TONS}))
def test_other_units_are_refused(unit: Unit) -> None:
    with pytest.raises(ValueError, match=f"oil converts barrels and tons of oil, not {unit}"):
        CRUDE.convert(Quantity(1, unit))


@pytest.mark.parametrize(
    "factor", [Fraction(3, 25), Decimal("0.12"), "0.12", "3/25", "60000/500000", " 12e-2 "]
)
def test_a_factor_is_the_same_number_in_any_exact_writing(
    factor: str | Decimal | Fraction,
) -> None:
    assert rate(factor).factor == Fraction(3, 25)


@pytest.mark.parametrize("factor", ["", "abc", "1/0", "nan", "1,5", Decimal("Infinity")])
def test_a_factor_that_is_no_number_is_refused(factor: str | Decimal) -> None:
    with pytest.raises(ValueError, match=r"a factor is a fraction or a decimal such as '3/25'"):
        rate(factor)


@pytest.mark.parametrize("factor", [0, "-0.12"])
def test_a_factor_of_nothing_or_less_is_refused(factor: str | int) -> None:
    with pytest.raises(ValueError, match="oil: a factor is above 0, not"):
        rate(factor)


def test_a_factor_that_is_not_exact_is_refused() -> None:
    with pytest.raises(TypeError, match=r"exact: write '0\.12' in quotation marks"):
        rate(0.12)  # type: ignore[arg-type]  # what a caller without types would write


def test_a_unit_is_not_converted_into_itself() -> None:
    with pytest.raises(ValueError, match="oil: from tons to tons is no change"):
        rate("1", from_unit=Unit.TONS)


def is_decimal(number: Fraction) -> bool:
    """Whether the number ends as a decimal."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
