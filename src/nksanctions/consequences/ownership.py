"""Entities that are not listed and belong to those that are: the 50 percent rules, over a table.

Three authorities have a rule of their own. OFAC adds the shares of all blocked owners, counts 50
percent as enough, treats an entity so reached as blocked itself, and leaves control aside. In the
European Union and the United Kingdom it takes more than 50 percent, or control.

Shares that are not known are bounds; what they leave open is answered with `None`, and named.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from attrs import field, frozen

from nksanctions.consequences.law_texts import data_file, held_sources
from nksanctions.datafiles.strict_toml import structured
from nksanctions.errors import BadInputError, Problem
from nksanctions.models import Verification
from nksanctions.models.source import Source

WHOLE: Final = Fraction(100)

Percent = int | float | str | Decimal | Fraction


def _percent(value: Percent | None) -> Fraction | None:
    """An exact share in percent: a float is taken as it is written."""
    if value is None or isinstance(value, Fraction):
        return value
    try:
        return Fraction(str(value).strip().removesuffix("%").strip())
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"expected percent such as 25 or 33.4, got {value!r}") from None


@frozen(kw_only=True)
class Holding:
    """A share that *owner* holds directly in *owned*, in percent.

    Give *percent*, or bounds: *at_least* and *at_most*, 0 and 100 where nothing is known.
    *controls*: the owner controls the entity, whatever its share.

    >>> Holding(owner="A", owned="X", percent="33.4").most
    Fraction(167, 5)
    >>> Holding(owner="A", owned="X", at_least=25).most
    Fraction(100, 1)

    Raises:
        ValueError: If a share is not in 0 to 100, or the bounds contradict each other.

    .. versionadded:: 26.1.0
    """

    owner: str
    owned: str
    percent: Fraction | None = field(default=None, converter=_percent)
    at_least: Fraction | None = field(default=None, converter=_percent)
    at_most: Fraction | None = field(default=None, converter=_percent)
    controls: bool = False

    def __attrs_post_init__(self) -> None:
        if self.owner == self.owned:
            raise ValueError(f"owner: {self.owner!r} can't hold a share in itself")
        if self.percent is not None and (self.at_least is not None or self.at_most is not None):
            raise ValueError("percent: give it or bounds, not both")
        if not 0 <= self.least <= self.most <= WHOLE:
            share = f"{_shown(self.least)} to {_shown(self.most)}"
            raise ValueError(f"share: {share} percent is no share")

    @property
    def least(self) -> Fraction:
        """The least share that it may be."""
        return self.percent if self.percent is not None else self.at_least or Fraction(0)

    @property
    def most(self) -> Fraction:
        """The largest share that it may be."""
        if self.percent is not None:
            return self.percent
        return WHOLE if self.at_most is None else self.at_most

    def __str__(self) -> str:
        share = _range(self.least, self.most)
        return f"{self.owner} holds {share}{' and controls it' if self.controls else ''}"


@frozen(kw_only=True)
class OwnershipRule:
    """When an authority treats an entity as its listed owners.

    *percent* is the threshold; *reached_at*: that very share is enough. *aggregate* says whether
    the shares of several listed owners add up: ``yes``, ``guidance`` (so it is held), ``no``.

    .. versionadded:: 26.1.0
    """

    under: str
    percent: Fraction
    reached_at: bool
    aggregate: str
    control: bool
    law: str
    says: str
    also: str
    verified: Verification
    note: str
    sources: tuple[Source, ...]
    day: date | None = None

    def reached(self, share: Fraction) -> bool:
        """Whether that share of listed owners is enough."""
        return share >= self.percent if self.reached_at else share > self.percent


@frozen(kw_only=True)
class OwnershipStep:
    """One entity that is reached, or may be, and through which holdings.

    *at_least* and *at_most* bound the share of owners that are listed or reached themselves.

    .. versionadded:: 26.1.0
    """

    entity: str
    at_least: Fraction
    at_most: Fraction
    holdings: tuple[Holding, ...]

    def __str__(self) -> str:
        held = "; ".join(map(str, self.holdings))
        return f"{self.entity}: {_range(self.at_least, self.at_most)} ({held})"


@frozen(kw_only=True)
class OwnershipFinding:
    """Whether an entity is reached, why, and what is missing to tell.

    *reached* is `None` where the table leaves it open; *missing* then says what would decide. The
    *steps* run from the listed owners to the entity.

    .. versionadded:: 26.1.0
    """

    entity: str
    rule: OwnershipRule
    reached: bool | None
    at_least: Fraction
    at_most: Fraction
    steps: tuple[OwnershipStep, ...]
    missing: tuple[str, ...]

    def __str__(self) -> str:
        answer = {True: "reached", False: "not reached", None: "indeterminate"}[self.reached]
        share = _range(self.at_least, self.at_most)
        lines = [f"{self.entity}: {answer} under {self.rule.law}; listed owners hold {share}"]
        lines += [f"  {step}" for step in self.steps]
        lines += [f"  missing: {each}" for each in self.missing]
        return "\n".join(lines)


def owned_by_listed(
    entity: str,
    holdings: Iterable[Holding],
    *,
    listed: Iterable[str],
    under: str = "us",
    rest_unlisted: bool = False,
) -> OwnershipFinding:
    """Whether *entity* belongs to listed parties, under the rule of the US, the EU or the UK.

    *holdings* are direct shares; those of reached entities count in full, and cycles are followed.
    What the table does not account for may be anybody's, unless *rest_unlisted* says that all
    owners are in it who are listed or may be reached.

    >>> table = [
    ...     Holding(owner="A", owned="Holding Co", percent=30),
    ...     Holding(owner="B", owned="Holding Co", percent=20),
    ...     Holding(owner="Holding Co", owned="Shop", percent=50),
    ... ]
    >>> print(owned_by_listed("Shop", table, listed=["A", "B"]))
    Shop: reached under OFAC, guidance of 13 August 2014; listed owners hold 50% to 100%
      Holding Co: 50% to 100% (A holds 30%; B holds 20%)
      Shop: 50% to 100% (Holding Co holds 50%)
    >>> owned_by_listed("Shop", table, listed=["A"]).missing
    ('who holds the other 50% of Holding Co', 'who holds the other 50% of Shop')
    >>> owned_by_listed("Shop", table, listed=["A"], rest_unlisted=True).reached
    False

    Raises:
        ValueError: If the shares in an entity add up to more than 100 percent.
        KeyError: If *under* is no authority with such a rule.

    .. versionadded:: 26.1.0
    """
    rule = ownership_rule(under)
    table = _Table(tuple(holdings), rule, frozenset(listed), rest_unlisted=rest_unlisted)
    sure, possible = table.fixpoint(sure=True), table.fixpoint(sure=False)
    if entity in table.listed:
        reached: bool | None = True
    else:
        reached = True if entity in sure else None if entity in possible else False
    through = sure if reached else possible
    steps = table.steps(entity, through, sure, possible) if reached is not False else ()
    least, most = table.share(entity, sure, possible)
    if entity in table.listed:
        least, most = WHOLE, WHOLE
    return OwnershipFinding(
        entity=entity,
        rule=rule,
        reached=reached,
        at_least=least,
        at_most=most,
        steps=steps,
        missing=table.missing(entity, sure, possible) if reached is None else (),
    )


class _Table:
    """The holdings, and who is reached for sure or possibly."""

    def __init__(
        self,
        holdings: Sequence[Holding],
        rule: OwnershipRule,
        listed: frozenset[str],
        *,
        rest_unlisted: bool,
    ) -> None:
        self.rule, self.listed, self.rest_unlisted = rule, listed, rest_unlisted
        self.of: dict[str, list[Holding]] = {}
        for holding in holdings:
            self.of.setdefault(holding.owned, []).append(holding)
        for entity, held in self.of.items():
            total = sum((one.least for one in held), Fraction(0))
            if total > WHOLE:
                raise ValueError(f"{entity}: the shares add up to {_shown(total)} percent")

    def rest(self, entity: str) -> Fraction:
        """The largest share that the table leaves to owners whom it does not name."""
        if self.rest_unlisted:
            return Fraction(0)
        return WHOLE - sum((one.least for one in self.of.get(entity, ())), Fraction(0))

    def share(
        self, entity: str, sure: frozenset[str], possible: frozenset[str]
    ) -> tuple[Fraction, Fraction]:
        """The least and the largest share that listed and reached owners may have."""
        held = self.of.get(entity, ())
        least = sum((one.least for one in held if one.owner in sure), Fraction(0))
        others = sum((one.least for one in held if one.owner not in possible), Fraction(0))
        named = sum((one.most for one in held if one.owner in possible), Fraction(0))
        return least, max(least, min(WHOLE - others, named + self.rest(entity)))

    def fixpoint(self, *, sure: bool) -> frozenset[str]:
        """The listed and all that are reached: the least set that the rule closes."""
        found = set(self.listed)
        while True:
            more = {one for one in self.of if one not in found and self._is_in(one, found, sure)}
            if not more:
                return frozenset(found)
            found |= more

    def _is_in(self, entity: str, found: set[str], sure: bool) -> bool:
        held = [one for one in self.of[entity] if one.owner in found]
        if self.rule.control and any(one.controls for one in held):
            return True
        if not sure:
            return self.rule.reached(self.share(entity, frozenset(), frozenset(found))[1])
        shares = [one.least for one in held]
        if self.rule.aggregate == "no":
            return any(self.rule.reached(share) for share in shares)
        return self.rule.reached(sum(shares, Fraction(0)))

    def steps(
        self,
        entity: str,
        through: frozenset[str],
        sure: frozenset[str],
        possible: frozenset[str],
    ) -> tuple[OwnershipStep, ...]:
        """The path to the entity: what it hangs on stands before it, each once."""
        found: dict[str, OwnershipStep] = {}
        seen: set[str] = set()

        def visit(one: str) -> None:
            if one in seen or one in self.listed:
                return
            seen.add(one)
            held = tuple(each for each in self.of.get(one, ()) if each.owner in through)
            for each in held:
                visit(each.owner)
            least, most = self.share(one, sure, possible)
            found[one] = OwnershipStep(entity=one, at_least=least, at_most=most, holdings=held)

        visit(entity)
        return tuple(found.values())

    def missing(
        self, entity: str, sure: frozenset[str], possible: frozenset[str]
    ) -> tuple[str, ...]:
        """What would decide: shares with bounds, and owners whom nobody has named."""
        found: dict[str, None] = {}
        seen: set[str] = set()

        def visit(one: str) -> None:
            if one in seen or one in sure:
                return
            seen.add(one)
            held = self.of.get(one, ())
            for each in held:
                if each.owner in possible:
                    visit(each.owner)
            for each in held:
                if each.owner in possible and each.least < each.most:
                    share = _range(each.least, each.most)
                    found[f"the share of {each.owner} in {one}: {share}"] = None
            if rest := self.rest(one):
                found[f"who holds the other {_shown(rest)}% of {one}"] = None
            several = [each.owner for each in held if each.owner in sure]
            if self.rule.aggregate == "no" and len(several) > 1:
                found[f"whether {' and '.join(several)} act together in {one}"] = None

        visit(entity)
        return tuple(found)


def ownership_rule(under: str) -> OwnershipRule:
    """The rule of an authority: ``us``, ``eu`` or ``gb``.

    >>> rule = ownership_rule("eu")
    >>> rule.reached(Fraction(50)), rule.control, rule.verified.value
    (False, True, 'memory')

    Raises:
        KeyError: If the authority has no such rule here.

    .. versionadded:: 26.1.0
    """
    rules = _rules()
    if under not in rules:
        raise KeyError(f"under: expected one of {', '.join(rules)}, got {under!r}")
    return rules[under]


@frozen(kw_only=True)
class _Row:
    percent: int
    reached_at: bool
    aggregate: str
    control: bool
    law: str
    day: date | None = None
    says: str
    also: str = ""
    verified: Verification
    note: str
    sources: tuple[str, ...] = ()


@cache
def _rules() -> Mapping[str, OwnershipRule]:
    rows = structured(data_file("ownership.toml"), dict[str, _Row], source="ownership.toml")
    known = held_sources()
    return {
        under: OwnershipRule(
            under=under,
            percent=Fraction(row.percent),
            reached_at=row.reached_at,
            aggregate=row.aggregate,
            control=row.control,
            law=row.law,
            day=row.day,
            says=row.says,
            also=row.also,
            verified=row.verified,
            note=row.note,
            sources=tuple(known[key] for key in row.sources),
        )
        for under, row in rows.items()
    }


_COLUMNS: Final = ("owner", "owned", "percent", "at_least", "at_most", "controls")
_WORDS: Final = {"": False, "no": False, "false": False, "yes": True, "true": True}


def read_holdings(source: str | Path | BinaryIO) -> tuple[Holding, ...]:
    """Read a table of holdings from CSV: owner, owned, percent, at_least, at_most, controls.

    The first two columns must be there. An empty or missing share is not known.

    Raises:
        BadInputError: One problem a line, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file:
            return read_holdings(file)
    name = str(getattr(source, "name", "holdings"))
    try:
        text = StringIO(source.read().decode("utf-8-sig"), newline="")
        rows = list(csv.DictReader(text, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInputError([Problem(place=name, field="", message=str(error))]) from None
    found: list[Holding] = []
    problems: list[Problem] = []
    for line, row in enumerate(rows, 2):
        try:
            found.append(_holding(row))
        except ValueError as error:
            problems.append(Problem(place=f"{name}:{line}", field="", message=str(error)))
    if problems:
        raise BadInputError(problems)
    return tuple(found)


def _holding(row: Mapping[Any, Any]) -> Holding:
    unknown = [repr(column) for column in row if column not in _COLUMNS]
    if unknown:
        known = ", ".join(_COLUMNS)
        raise ValueError(f"no column is called {', '.join(unknown)}; there are {known}")
    cells = {column: (row.get(column) or "").strip() for column in _COLUMNS}
    for column in ("owner", "owned"):
        if not cells[column]:
            raise ValueError(f"{column}: is empty")
    if cells["controls"].casefold() not in _WORDS:
        raise ValueError(f"controls: expected yes or no, got {cells['controls']!r}")
    shares = {column: cells[column] or None for column in ("percent", "at_least", "at_most")}
    return Holding(
        owner=cells["owner"],
        owned=cells["owned"],
        controls=_WORDS[cells["controls"].casefold()],
        **shares,
    )


def _shown(share: Fraction) -> str:
    return f"{float(share):g}"


def _range(least: Fraction, most: Fraction) -> str:
    return f"{_shown(least)}%" if least == most else f"{_shown(least)}% to {_shown(most)}%"
