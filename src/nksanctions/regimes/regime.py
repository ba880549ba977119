"""A regime: the rules of one authority, with the provisions and contested points they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from nksanctions.errors import RuleError
from nksanctions.law.policy import Point
from nksanctions.law.rules import Rule, nodes, record_of
from nksanctions.law.symbols import Cut, Lookup
from nksanctions.law.tree import Contested
from nksanctions.models.period import Period
from nksanctions.models.provision import Provision
from nksanctions.regimes.catalogue import Catalogue
from nksanctions.regimes.instrument import Instrument
from nksanctions.regimes.provisions import Provisions
from nksanctions.regimes.timeline import Changes, History, Standing

if TYPE_CHECKING:
    from nksanctions.models.cap import Quantity
    from nksanctions.models.cap_status import CapStatus, RunningTotal
    from nksanctions.models.conversion import Conversion
    from nksanctions.regimes.coverage import Coverage


@define(eq=False, kw_only=True, slots=False)
class Regime:
    """The law of one authority, ready to be checked against.

    *load* gives its catalogue when it is first asked for, so that making a regime reads no file.

    >>> from nksanctions.regimes import UN
    >>> UN.provision("UNSCR-2375-OP17a").adopted
    datetime.date(2017, 9, 11)

    .. versionadded:: 26.1.0
    """

    id: str
    name: str
    rules: tuple[Rule, ...]
    load: Callable[[], Catalogue] = field(repr=False)

    @classmethod
    def of(
        cls,
        id: str,
        *,
        rules: Iterable[Rule],
        name: str = "",
        provisions: Iterable[Provision] = (),
        points: Iterable[Point] = (),
    ) -> Regime:
        """A regime of your own: rules over records, and the provisions and points they name.

        Raises:
            RuleError: If two rules share an id.
        """
        catalogue = Catalogue(
            provisions={one.id: one for one in provisions},
            points={one.id: one for one in points},
        )
        regime = cls(id=id, name=name or id, rules=tuple(rules), load=lambda: catalogue)
        ids = [rule.id for rule in regime.rules]
        if twice := sorted({one for one in ids if ids.count(one) > 1}):
            raise RuleError(f"regime {id}: two rules are called {', '.join(twice)}")
        return regime

    @classmethod
    def read(
        cls,
        folder: str | Path,
        *,
        id: str,
        name: str = "",
        rules: Iterable[Rule] = (),
        beside: Iterable[Regime] = (),
    ) -> Regime:
        """A regime from a folder of TOML files in the shape of the library's own.

        What its files name may stand in the regimes *beside*: a national act says which paragraph
        of a resolution it carries out.

        Raises:
            MalformedDataError: If anything is wrong in the folder. One line per problem names the
                file, the table and the key.
        """
        from nksanctions.regimes.folder import read_folder

        catalogue = read_folder(folder, beside=[one.catalogue for one in beside])
        return cls(id=id, name=name or id, rules=tuple(rules), load=lambda: catalogue)

    def merged(self, other: Regime, *, id: str = "", name: str = "") -> Regime:
        """Both regimes as one, so that the later texts of one have effects on those of the other.

        Raises:
            RuleError: If both hold a provision, a point or a rule of one id.
        """
        twice = {one.id for one in self.rules} & {one.id for one in other.rules}
        for mine, others in (
            (self.provisions, other.provisions),
            (self.points, other.points),
            (self.catalogue.instruments, other.catalogue.instruments),
        ):
            twice |= set(mine) & set(others)
        if twice:
            raise RuleError(f"{self.id} and {other.id} both hold {', '.join(sorted(twice))}")
        catalogue = self.catalogue.merged(other.catalogue)
        return Regime(
            id=id or f"{self.id}+{other.id}",
            name=name or f"{self.name}; {other.name}",
            rules=self.rules + other.rules,
            load=lambda: catalogue,
        )

    @cached_property
    def catalogue(self) -> Catalogue:
        """Its provisions, instruments, points and sources."""
        return self.load()

    @property
    def provisions(self) -> Provisions:
        """Its provisions by their stable id; called with a day or a subject, those that fit."""
        return self.catalogue.provisions

    @property
    def points(self) -> Mapping[str, Point]:
        """Its contested points by id."""
        return self.catalogue.points

    def provision(self, id: str) -> Provision:
        """A provision by its stable id or its printed citation.

        Raises:
            UnknownProvisionError: If there is none; the message names near ones.
        """
        return self.catalogue.provision(id)

    def instrument(self, symbol: str) -> Instrument:
        """An instrument by its symbol, such as ``S/RES/2375 (2017)``.

        Raises:
            UnknownProvisionError: If there is none; the message names near ones.
        """
        return self.catalogue.instrument(symbol)

    def in_force(self, citation: str) -> Period | None:
        """When a provision was in force, later law counted in; `None` if it never was.

        >>> from nksanctions.regimes import UN
        >>> print(UN.in_force("UNSCR-2397-OP8"))
        from 22 December 2017
        """
        return self.catalogue.in_force(citation)

    def standing(self, citation: str, *, on: date) -> Standing:
        """Where a provision stands on a day: in force, overtaken, replaced and so on."""
        return self.catalogue.standing(citation, on=on)

    def history(self, citation: str) -> History:
        """A provision with what led to it and what came of it, from the first form to the last."""
        return self.catalogue.history(citation)

    def diff(self, after: date, until: date) -> Changes:
        """What changed after a day, up to another, that day included."""
        return self.catalogue.diff(after, until)

    @property
    def conversions(self) -> Mapping[str, Conversion]:
        """The rates between barrels and tons that somebody stands for, by name."""
        return self.catalogue.conversions

    def cap_status(
        self,
        citation: str,
        *,
        on: date,
        name: str | None = None,
        supplied: Quantity | Iterable[Quantity] | None = None,
        alleged: Quantity | Iterable[Quantity] | None = None,
        baseline: Quantity | None = None,
        conversion: Conversion | str | None = None,
    ) -> CapStatus:
        """Where a cap stands on a day, later law counted in.

        >>> from nksanctions.models import Quantity
        >>> from nksanctions.regimes import UN
        >>> status = UN.cap_status(
        ...     "UNSCR-2371-OP11",
        ...     on=date(2017, 8, 20),
        ...     supplied=Quantity(451, "authorizations"),
        ...     baseline=Quantity(460, "authorizations"),
        ... )
        >>> status.state.value, status.must_stop, status.limits[0].supplied.left
        ('in-force', False, Fraction(9, 1))

        Args:
            citation: The provision's stable id, or its printed citation.
            on: The day of the question.
            name: Which cap, where the provision sets several.
            supplied: What was recorded in the day's term. Several quantities are the same amount in
                several units.
            alleged: What States allege for the same term, beside it; the two are never added.
            baseline: The limit, where the cap is measured by what was so at another time.
            conversion: The rate for an amount in another unit than a limit, or its name.

        Raises:
            UnknownProvisionError: If there is no such provision.
            ValueError: If the provision sets no such cap, or an amount can't be held against it;
                the message names the conversions that are held.
        """
        from nksanctions.regimes.caps import cap_status

        return cap_status(
            self.catalogue,
            citation,
            on=on,
            name=name,
            supplied=supplied,
            alleged=alleged,
            baseline=baseline,
            conversion=conversion,
        )

    def running_total(
        self,
        citation: str,
        deliveries: Iterable[tuple[date, Quantity | Iterable[Quantity]]],
        *,
        name: str | None = None,
        baseline: Quantity | None = None,
        conversion: Conversion | str | None = None,
    ) -> RunningTotal:
        """Deliveries added up against a provision's cap, term by term: see `Cap.running_total`.

        Those on days on which later law had replaced the provision stand outside.

        Raises:
            BadInputError: If no limit fits all deliveries; the message names the conversions that
                are held.
            UnknownProvisionError: If there is no such provision.
            ValueError: If the provision sets no such cap.
        """
        from nksanctions.regimes.caps import running_total

        return running_total(
            self.catalogue,
            citation,
            deliveries,
            name=name,
            baseline=baseline,
            conversion=conversion,
        )

    @cached_property
    def lookup(self) -> Lookup:
        """Where rules find its provisions, and what later provisions left of them."""
        catalogue = self.catalogue  # its timeline reads every file, so it is left for later

        def cuts(id: str) -> tuple[Cut, ...]:
            return catalogue.timeline.cuts(id)

        return Lookup(catalogue.provisions.__getitem__, cuts)

    def coverage(self) -> Coverage:
        """Each provision with its rules and records, or the reason why it has none.

        >>> from nksanctions.regimes import UN
        >>> found = UN.coverage()
        >>> len(found.unaccounted)
        0
        >>> coal = next(one for one in found if one.provision.id == "UNSCR-2321-OP28")
        >>> coal.rules, coal.records
        (('un.trade.metals',), ('GoodsTransfer',))
        """
        from nksanctions.regimes.coverage import coverage

        return coverage(self)

    def rules_of(self, record: type[Any]) -> tuple[Rule, ...]:
        """The rules that judge a record class."""
        return tuple(rule for rule in self.rules if record_of(rule) is record)

    @cached_property
    def records(self) -> tuple[type[Any], ...]:
        """The record classes that it has rules for."""
        return tuple(dict.fromkeys(record_of(rule) for rule in self.rules))


def points_of(rule: Rule) -> tuple[str, ...]:
    """The contested points that a rule goes through, in order."""
    found = [node.point for node in nodes(rule) if isinstance(node, Contested)]
    return tuple(dict.fromkeys(found))
