"""What of the law is checked: each provision with its rules and records, or why it has none."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from nksanctions.errors import MalformedDataError
from nksanctions.law.rules import Duty, Prohibition, Rule, nodes, record_of
from nksanctions.law.tree import Label
from nksanctions.models.provision import Bound, Provision, ProvisionKind

if TYPE_CHECKING:
    from nksanctions.regimes.regime import Regime

__all__ = ["Coverage", "CoverageEntry", "Uncovered", "UncoveredKind", "coverage", "read_reasons"]


class UncoveredKind(StrEnum):
    """Why a provision has no rule."""

    NOT_BINDING = "not-binding"
    """It asks, allows or explains, and binds nobody."""
    DESIGNATION = "designation"
    """It lists names; the rules on listed parties read the list."""
    ADDRESSED_ELSEWHERE = "addressed-elsewhere"
    """It binds or empowers the Committee, the Council or another body, and no State."""
    ADDRESSED_TO_DPRK = "addressed-to-dprk"
    """It binds the DPRK in what it does at home."""
    READ_WITH_ANOTHER = "read-with-another"
    """The rules of another provision hold what it says."""
    LATER = "later"
    """A fact pattern could break it, and no rule is written yet."""


@frozen(kw_only=True)
class Uncovered:
    """The reason why a provision has no rule, in a word and a sentence."""

    kind: UncoveredKind
    says: str


@frozen(kw_only=True)
class CoverageEntry:
    """One provision: the rules that read or name it, their records, or the reason for none.

    *rules* read the provision; *named_by* are those that read another one and take a way out, a
    date or a meaning from it.

    .. versionadded:: 26.1.0
    """

    provision: Provision
    rules: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    reason: Uncovered | None = None

    @property
    def is_covered(self) -> bool:
        """Whether some rule reads or names it."""
        return bool(self.rules or self.named_by)

    @property
    def is_accounted_for(self) -> bool:
        """Whether it has a rule or a reason."""
        return self.is_covered or self.reason is not None

    def __str__(self) -> str:
        if self.is_covered:
            return f"{self.provision.id}: {', '.join(self.rules or self.named_by)}"
        says = "no rule and no reason" if self.reason is None else self.reason.says
        return f"{self.provision.id}: {says}"


@frozen
class Coverage:
    """Each provision of a regime with its rules, or with the reason why it has none.

    Printed, it counts the binding provisions of each subject.

    .. versionadded:: 26.1.0
    """

    entries: tuple[CoverageEntry, ...]

    @property
    def unaccounted(self) -> tuple[CoverageEntry, ...]:
        """The binding provisions with neither a rule nor a reason."""
        return tuple(
            one for one in self.entries if one.provision.binding and not one.is_accounted_for
        )

    def of(self, kind: UncoveredKind | str) -> tuple[CoverageEntry, ...]:
        """The provisions without a rule for a reason of that kind."""
        wanted = UncoveredKind(kind)
        return tuple(
            one for one in self.entries if one.reason is not None and one.reason.kind is wanted
        )

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """By subject, the binding provisions: all, with a rule, and with none written yet."""
        found: dict[str, tuple[int, int, int]] = {}
        every = [one for one in self.entries if one.provision.binding]
        for subject, many in sorted(Counter(one.provision.subject for one in every).items()):
            mine = [one for one in every if one.provision.subject == subject]
            later = sum(one in self.of(UncoveredKind.LATER) for one in mine)
            found[subject] = (many, sum(one.is_covered for one in mine), later)
        return found

    def __iter__(self) -> Iterator[CoverageEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __str__(self) -> str:
        lines = [f"{'subject':<14} {'binding':>7} {'with rules':>10} {'none yet':>8}"]
        totals = [0, 0, 0]
        for subject, counts in self.counts().items():
            totals = [total + one for total, one in zip(totals, counts, strict=True)]
            lines.append(f"{subject:<14} {counts[0]:>7} {counts[1]:>10} {counts[2]:>8}")
        lines.append(f"{'in all':<14} {totals[0]:>7} {totals[1]:>10} {totals[2]:>8}")
        lines.append(f"binding, with neither rule nor reason: {len(self.unaccounted)}")
        return "\n".join(lines)


_STATES: Final = {Bound.MEMBER_STATES, Bound.FLAG_STATES, Bound.PERSONS, Bound.AUTHORITIES}


def coverage(regime: Regime) -> Coverage:
    """What of a regime's law is checked: see `Regime.coverage`."""
    reads: dict[str, list[Rule]] = {}
    names: dict[str, list[Rule]] = {}
    for rule in regime.rules:
        reads.setdefault(rule.cites.id, []).append(rule)
        for id in _named(rule) - {rule.cites.id}:
            names.setdefault(id, []).append(rule)
    return Coverage(
        tuple(
            _entry(one, reads.get(one.id, []), names.get(one.id, []), regime.catalogue.uncovered)
            for one in regime.provisions.values()
        )
    )


def _named(rule: Rule) -> set[str]:
    """The provisions that a rule names beside the one it reads."""
    found = {node.cites.id for node in nodes(rule) if isinstance(node, Label) and node.cites}
    match rule:
        case Prohibition():
            found |= {way.cites.id for way in rule.unless if way.cites is not None}
            found |= {id for way in rule.exemptions for id in way.under}
        case Duty():
            found |= {one.cites.id for one in rule.subject_to if one.cites is not None}
    return found


def _entry(
    provision: Provision,
    reads: list[Rule],
    names: list[Rule],
    reasons: Mapping[str, Uncovered],
) -> CoverageEntry:
    rules = [*reads, *names]
    return CoverageEntry(
        provision=provision,
        rules=tuple(rule.id for rule in reads),
        named_by=tuple(rule.id for rule in names),
        records=tuple(dict.fromkeys(record_of(rule).__name__ for rule in rules)),
        reason=None if rules else _reason(provision, reasons),
    )


def _reason(provision: Provision, reasons: Mapping[str, Uncovered]) -> Uncovered | None:
    """The reason on file; else that its own kind and those it binds are reason enough."""
    if (told := reasons.get(provision.id)) is not None:
        return told
    if not provision.binding:
        says = f"a {provision.kind.value} that binds nobody"
        return Uncovered(kind=UncoveredKind.NOT_BINDING, says=says)
    if provision.kind is ProvisionKind.DESIGNATION:
        says = "lists names: the rules on listed parties read the list"
        return Uncovered(kind=UncoveredKind.DESIGNATION, says=says)
    bound = set(provision.bound)
    if bound and not bound & {*_STATES, Bound.DPRK}:
        who = ", ".join(sorted(one.replace("-", " ") for one in bound))
        return Uncovered(
            kind=UncoveredKind.ADDRESSED_ELSEWHERE, says=f"is for others than States: {who}"
        )
    if bound == {Bound.DPRK}:
        return Uncovered(
            kind=UncoveredKind.ADDRESSED_TO_DPRK, says="binds the DPRK in what it does at home"
        )
    return reasons.get(f"subject {provision.subject}")


def read_reasons(text: str, *, source: str) -> dict[str, Uncovered]:
    """The reasons on file, by provision id, or by subject (``subject shipping``).

    Raises:
        MalformedDataError: If the file is not of that shape.
    """
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MalformedDataError(source, [f"is no TOML: {error}"]) from error
    found: dict[str, Uncovered] = {}
    problems: list[str] = []
    for table, prefix in (("provision", ""), ("subject", "subject ")):
        for id, row in data.pop(table, {}).items():
            try:
                kind = UncoveredKind(row["kind"])
                found[prefix + id] = Uncovered(kind=kind, says=row["says"])
            except (KeyError, TypeError, ValueError) as error:
                problems.append(f"needs kind and says ({error}) @ $.{table}.{id}")
    problems += [f"unknown table @ $.{table}" for table in data]
    if problems:
        raise MalformedDataError(source, problems)
    return found
