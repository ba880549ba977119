"""Conversions: the same goods in another unit, by a rate that somebody stands for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from nksanctions.models.cap import Quantity, Unit
from nksanctions.models.provision import Verification


def _exact(factor: str | int | Decimal | Fraction) -> Fraction:
    if isinstance(factor, float):  # it is binary: 0.12 would be a little less or more
        raise TypeError(f"a factor is exact: write {str(factor)!r} in quotation marks")
    try:
        return Fraction(factor)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise ValueError(
            f"a factor is a fraction or a decimal such as '3/25' or '0.12', not {factor!r}"
        ) from error


@frozen(kw_only=True)
class Conversion:
    """A rate between two units for one kind of goods.

    A barrel is a volume and a ton is a mass, so each rate is somebody's: *sources* say whose. One
    *from_unit* of the goods is *factor* of *to_unit*. The factor is exact.

    >>> crude = Conversion(
    ...     name="crude-oil-2397",
    ...     of="crude oil",
    ...     from_unit=Unit.BARRELS,
    ...     to_unit=Unit.TONS,
    ...     factor="525000/4000000",
    ...     verified=Verification.SECONDARY,
    ... )
    >>> print(crude.convert(Quantity(1_000, Unit.BARRELS)))
    131.25 tons

    Raises:
        ValueError: If the factor is no number above 0, or the two units are one.
        TypeError: If the factor is a float, which is not exact.

    .. versionadded:: 26.1.0
    """

    name: str
    of: str
    from_unit: Unit = field(converter=Unit)
    to_unit: Unit = field(converter=Unit)
    factor: Fraction = field(converter=_exact)
    note: str = ""
    verified: Verification
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.factor <= 0:
            raise ValueError(f"{self.name}: a factor is above 0, not {self.factor}")
        if self.from_unit is self.to_unit:
            raise ValueError(f"{self.name}: from {self.from_unit} to {self.to_unit} is no change")

    def convert(self, quantity: Quantity) -> Quantity:
        """The same goods in the other of the two units, whichever the quantity is in.

        A result that does not end as a decimal is rounded to the nearest millionth; `exactly`
        rounds nothing.

        >>> refined = Conversion(
        ...     name="refined-petroleum-china-2018",
        ...     of="refined petroleum products",
        ...     from_unit=Unit.BARRELS,
        ...     to_unit=Unit.TONS,
        ...     factor="0.12",
        ...     verified=Verification.SECONDARY,
        ... )
        >>> print(refined.convert(Quantity(500_000, Unit.BARRELS)))
        60,000 tons
        >>> print(refined.convert(Quantity(1_000, Unit.TONS)))
        8,333.333333 barrels

        Raises:
            ValueError: If the quantity is in neither unit.
        """
        amount, unit = self.exactly(quantity)
        return Quantity(_decimal(amount), unit)

    def exactly(self, quantity: Quantity) -> tuple[Fraction, Unit]:
        """The amount in the other unit as a fraction, and that unit.

        Raises:
            ValueError: If the quantity is in neither unit.
        """
        amount = Fraction(quantity.amount)
        if quantity.unit is self.from_unit:
            return amount * self.factor, self.to_unit
        if quantity.unit is self.to_unit:
            return amount / self.factor, self.from_unit
        raise ValueError(
            f"{self.name} converts {self.from_unit} and {self.to_unit} of {self.of}, "
            f"not {quantity.unit}"
        )


def _decimal(amount: Fraction) -> Decimal:
    """The same number if it ends as a decimal, else the nearest millionth.

    >>> _decimal(Fraction(1, 8)), _decimal(Fraction(2, 3))
    (Decimal('0.125'), Decimal('0.666667'))
    """
    twos = _power(2, amount.denominator)
    fives = _power(5, amount.denominator)
    ends = 2**twos * 5**fives == amount.denominator
    places = max(twos, fives) if ends else 6
    return Decimal(f"{round(amount * 10**places)}E-{places}")  # from text: no context rounds it


def _power(prime: int, number: int) -> int:
    """How often the prime divides the number."""
    power = 0
    while number % prime == 0:
        number //= prime
        power += 1
    return power
