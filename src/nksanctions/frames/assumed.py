"""Rows without the defaults that are not to be assumed, as `assume=False` asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
import numpy as np

from nksanctions.frames.columns import Rows
from nksanctions.frames.vectors import Bools, Vector, known
from nksanctions.models.facts import FactInfo, FactKind, info


def released(
    rows: Rows, facts: Iterable[str], keep: frozenset[str]
) -> tuple[dict[str, Vector], dict[str, Bools]]:
    """Those facts, with the defaults of all fields but *keep* not known.

    Beside them, the rows where nothing of a group is known.
    """
    found = {name: rows.fact(name) for name in facts}
    whole = dict(rows.whole)
    for attribute in attrs.fields(rows.reader.record_type):
        what = info(attribute)
        if what is None or what.kind is FactKind.PLAIN:
            continue
        name = attribute.name
        if what.group is None:
            if name in found and name not in keep:
                found[name] = found[name].hide(_at_default(rows, name, what, attribute.default))
        else:
            _release_group(rows, name, what.group, attribute.default, found, whole, keep)
    return found, whole


def _at_default(rows: Rows, name: str, what: FactInfo, default: Any) -> Bools:
    if not what.ordinary_by:
        return rows.fact(name).equal(default)
    by, fact = rows.fact(what.ordinary_by), rows.fact(name)
    at = np.zeros(rows.size, bool)
    for value, ordinary in (what.ordinary or {}).items():
        if ordinary is not None:
            at |= by.equal(value) & fact.equal(ordinary)
    return at


def _release_group(
    rows: Rows,
    name: str,
    group: type[Any],
    default: Any,
    found: dict[str, Vector],
    whole: dict[str, Bools],
    keep: frozenset[str],
) -> None:
    """Hide a group where all of it is the default, elsewhere its parts at an ordinary value."""
    unknown = whole.get(name, np.zeros(rows.size, bool))
    at = ~unknown
    for part in attrs.fields(group):
        at &= _equal(rows.fact(f"{name}.{part.name}"), getattr(default, part.name))
    if name not in keep:
        whole[name] = unknown | at
    for part in attrs.fields(group):
        full, what = f"{name}.{part.name}", info(part)
        if full not in found:
            continue
        if name not in keep:
            found[full] = found[full].hide(at)
            if full not in keep and what is not None and what.kind is FactKind.ORDINARY:
                found[full] = found[full].hide(known(found[full].equal(part.default), at))


def _equal(fact: Vector, value: Any) -> Bools:
    if value is not None:
        return fact.equal(value)
    return np.zeros(fact.size, bool) if fact.unknown is None else fact.unknown
