"""The rules on work authorizations as plain NumPy over a whole table, without the engine.

The same provisions as in `by_hand`, as the prevailing practice reads them. Unknown facts, and
points on which no reading prevails, are carried in two arrays: certainly so, and possibly so. That
is a bound: it never misses an open answer, but may call one open that other facts settle.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from nksanctions.identifiers.country import un_members

OUTCOMES = ("not-covered", "permitted", "needs-approval", "prohibited", "indeterminate")

CEILING_ADOPTED = date(2017, 8, 5)
BAN_ADOPTED = date(2017, 9, 11)
FORMAL_PERMITS = ["work-permit", "work-visa", "residence-permit"]
GIVEN_AGAIN = ["renewal", "extension", "transfer"]
COMMITTEE = ["competent", "committee-1718"]
OPEN_BAN = ["", "UNSCR-2375-OP17a", "UNSCR-2375-OP17b", "UNSCR-2375-OP26", "UNSCR-2397-OP25"]
OPEN_CEILING = [*OPEN_BAN, "UNSCR-2371-OP11"]

Bools = npt.NDArray[np.bool_]
Both = tuple[Bools, Bools]
"""Certainly so, and possibly so."""


def both_and(*parts: Both) -> Both:
    """All of them."""
    certain, possible = parts[0]
    for low, high in parts[1:]:
        certain, possible = certain & low, possible & high
    return certain, possible


def both_or(*parts: Both) -> Both:
    """Some of them."""
    certain, possible = parts[0]
    for low, high in parts[1:]:
        certain, possible = certain | low, possible | high
    return certain, possible


def both_not(part: Both) -> Both:
    """The contrary."""
    return ~part[1], ~part[0]


def unless_open(part: Both) -> Both:
    """That, or else an open point decides."""
    return part[0], np.ones_like(part[1])


class Facts:
    """The columns of a table as NumPy arrays."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table.unify_dictionaries().combine_chunks()

    def column(self, name: str) -> Any:
        """A column as one array."""
        return self.table[name].combine_chunks()

    def flag(self, name: str) -> Both:
        """A fact that is true or false."""
        column: Any = self.column(name)
        if not column.null_count:
            known = column.to_numpy(zero_copy_only=False)
            return known, known
        return (
            column.fill_null(False).to_numpy(zero_copy_only=False),
            column.fill_null(True).to_numpy(zero_copy_only=False),
        )

    def among(self, name: str, words: list[str]) -> Both:
        """A fact that is one of those words."""
        column = self.column(name)
        places = [i for i, word in enumerate(column.dictionary.to_pylist()) if word in words]
        codes = column.indices.fill_null(-1).to_numpy()
        certain = np.zeros(len(codes), bool)
        for place in places:
            certain |= codes == place
        return (certain, certain | (codes == -1)) if column.null_count else (certain, certain)

    def number(self, name: str) -> tuple[npt.NDArray[Any], Bools]:
        """A day or a number, and where it is not known."""
        column = self.column(name)
        if pa.types.is_date32(column.type):
            column = column.view(pa.int32())
        unknown = column.is_null().to_numpy(zero_copy_only=False)
        return column.fill_null(0).to_numpy(), unknown

    def country(self, name: str) -> tuple[npt.NDArray[Any], Bools]:
        """A country as a number, and where it is not known."""
        column = self.column(name)
        codes = [_number(code) for code in column.dictionary.to_pylist()]
        table = np.array([*codes, 0])
        return table[column.indices.fill_null(-1).to_numpy()], column.is_null().to_numpy(
            zero_copy_only=False
        )

    def nationalities(self) -> tuple[npt.NDArray[Any], npt.NDArray[Any], Bools]:
        """All countries of all rows, the row of each, and where they are not known."""
        column = self.column("nationalities")
        flat = column.flatten().dictionary_encode()
        table = np.array([_number(code) for code in flat.dictionary.to_pylist()])
        many = pc.list_value_length(column).fill_null(0).to_numpy()
        rows = np.repeat(np.arange(len(column)), many)
        return (
            table[flat.indices.to_numpy()],
            rows,
            column.is_null().to_numpy(zero_copy_only=False),
        )


def _number(code: str) -> int:
    return ord(code[0]) * 256 + ord(code[1])


def outcome(table: pa.Table, as_of: date) -> npt.NDArray[np.int8]:
    """The place of each row's outcome in `OUTCOMES`."""
    facts = Facts(table)
    size = table.num_rows
    today = as_of.toordinal() - date(1970, 1, 1).toordinal()
    ceiling_day = CEILING_ADOPTED.toordinal() - date(1970, 1, 1).toordinal()
    ban_day = BAN_ADOPTED.toordinal() - date(1970, 1, 1).toordinal()

    granted_on, ungranted = facts.number("granted_on")

    def granted(test: Bools) -> Both:
        return test & ~ungranted, test | ungranted

    # Who is bound: Member States, each in its own territory.
    host, no_host = facts.country("host")
    members = np.zeros(65536, bool)
    members[[_number(code) for code in un_members(on=as_of)]] = True
    is_member = members[host]
    member = is_member & ~no_host, is_member | no_host
    territory = facts.column("territory")
    words = territory.dictionary.to_pylist()
    codes = territory.indices.fill_null(-1).to_numpy()
    undisputed = codes == (words.index("undisputed") if "undisputed" in words else -2)
    own = undisputed, np.ones(size, bool)

    # Whom it is about: a national of the DPRK, not of the State itself.
    countries, rows, no_nationalities = facts.nationalities()

    def some(test: Bools) -> Bools:
        found = np.zeros(size, bool)
        found[rows[test]] = True
        return found

    is_kp = countries == _number("KP")
    is_own = countries == host[rows]
    has_kp = some(is_kp)
    of_dprk = has_kp, has_kp | no_nationalities
    has_host = some(is_own & ~no_host[rows])
    of_host = has_host, has_host | no_nationalities | no_host
    third = some(~is_kp & ~is_own)
    of_third = third & ~no_host, third | no_nationalities
    disputed = facts.flag("nationality_disputed")

    protection = facts.flag("follows_from_protection")
    scope = both_and(
        member,
        own,
        of_dprk,
        unless_open(both_not(of_third)),
        unless_open(both_not(disputed)),
        both_not(of_host),
        unless_open(facts.among("kind", FORMAL_PERMITS)),
        both_not(protection),
    )
    again = facts.among("act", GIVEN_AGAIN)
    linked = unless_open(both_or(facts.flag("linked_to_admission"), again))
    nothing = np.zeros(size, bool)
    if as_of >= CEILING_ADOPTED:
        under_ceiling = both_and(scope, granted(granted_on > ceiling_day))
    else:
        under_ceiling = nothing, nothing
    if as_of >= BAN_ADOPTED:
        under_ban = both_and(scope, granted(granted_on >= ban_day), linked)
    else:
        under_ban = nothing, nothing

    # The ways out that the texts leave open.
    finalized_on, unfinalized = facts.number("contract_finalized_on")
    before = finalized_on < ban_day
    on_the_day = finalized_on == ban_day
    older = both_and(
        facts.flag("contract_in_writing"),
        (before & ~unfinalized, before | on_the_day | unfinalized),
        unless_open(facts.among("contract_kind", ["individual"])),
        facts.flag("contract_unexpired"),
    )
    after, no_after = facts.number("authorizations_after")
    at_adoption, no_at_adoption = facts.number("authorizations_at_adoption")
    unclear = (no_after | no_at_adoption) & ~(~no_after & (after == 0))
    within = after <= at_adoption
    stays = both_or(
        both_not(facts.flag("is_additional")),
        ((within | (after == 0)) & ~unclear, within | unclear),
    )

    # The Committee's approval, in advance.
    ahead = granted(granted_on > today)
    decided_on, undated = facts.number("approval.date")
    by_now = undated | (decided_on <= today)
    earlier = decided_on < granted_on
    either = undated | ungranted
    in_time = both_or(ahead, (earlier & ~either, earlier | either))
    decided = both_and(facts.among("approval.authority", COMMITTEE), (by_now, by_now))
    was_granted = facts.among("approval.status", ["granted"])
    was_refused = facts.among("approval.status", ["refused"])

    def judged(under: Both, way_out: Both, provisions: list[str]) -> tuple[Both, Both, Both]:
        """It is covered, not let through, and forbidden outright."""
        counts = both_and(decided, facts.among("approval.provision", provisions))
        through = both_or(way_out, both_and(was_granted, counts, in_time))
        may_ask = both_and(ahead, both_not(both_and(was_refused, counts)))
        caught = both_and(under, both_not(through))
        return under, caught, both_and(caught, both_not(may_ask))

    ceiling = judged(under_ceiling, stays, OPEN_CEILING)
    ban = judged(under_ban, older, OPEN_BAN)
    low, high = np.zeros(size, np.int8), np.zeros(size, np.int8)
    for one, other in zip(ceiling, ban, strict=True):
        certain, possible = both_or(one, other)
        low += certain
        high += possible
    low[low != high] = OUTCOMES.index("indeterminate")
    return low
