"""Which records are alike: a short key, the same for records that the rules can't tell apart.

The answer of each key is worked out once. A value is replaced by the stretch it lies in: between
two thresholds one day is like another, unless days are compared with each other; then days close to
a threshold keep their own place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date
from typing import Any

from nksanctions.law.diagram import Variable, thresholds
from nksanctions.law.ground import GroundTest, holds, variables
from nksanctions.law.tree import FactRef
from nksanctions.models.facts import Domain

NEAR = 4
"""Days this close to a threshold keep their own place where days are compared."""

MOST_CELLS = 100_000
"""How many distinct values of one fact are remembered."""


class Cell(dict[Any, int]):
    """Value to the number of its cell; `None`, not known, is cell 0."""

    def __init__(self, canonical: Callable[[Any], Any]) -> None:
        super().__init__({None: 0})
        self._canonical = canonical
        self._numbers: dict[Any, int] = {}

    def __missing__(self, value: Any) -> int:
        if len(self) > MOST_CELLS:
            self.clear()
            self[None] = 0
        number = self._numbers.setdefault(self._canonical(value), len(self._numbers) + 1)
        self[value] = number
        return number


def key_function(
    facts: Mapping[str, FactRef],
    by_name: Mapping[str, Variable],
    tests: Iterable[GroundTest],
) -> Callable[[Any], tuple[Any, ...]]:
    """Compile the function that gives a record its key."""
    tests = sorted(tests, key=repr)
    ordered = [name for name, v in by_name.items() if v.domain in (Domain.DAY, Domain.COUNT)]
    ordered = [name for name in ordered if name in facts]
    critical, groups = thresholds(ordered, tests, by_name)
    pairs = [test for test in tests if len(variables(test)) > 1]
    paired = {name for test in pairs for name in variables(test)}
    named = {test[2] for test in tests if test[0] in ("code", "has")}
    named |= {code for test in tests if test[0] == "other" for code in test[2]}
    scope: dict[str, Any] = {}
    names = {name: f"v{place}" for place, name in enumerate(facts)}
    lines = ["def key(record):"]
    lines += load_lines(facts, names)
    parts: list[str] = []
    for place, name in enumerate(facts):
        mine = [test for test in tests if name in variables(test)]
        scope[f"c{place}"] = Cell(
            _canonical(
                by_name[name].domain,
                [test for test in mine if len(variables(test)) == 1],
                critical.get(name, []),
                name in paired,
                named,
            )
        )
        parts.append(f"c{place}[{names[name]}]")
    for test in pairs:
        parts.append(_pair(test, names, by_name))
        if test[0] == "lt2" and (test[2], test[5]) != (1, 1):
            v, w = names[test[1]], names[test[4]]
            parts.append(f"({v} if {w} is None else {w} if {v} is None else None)")
    for group in groups:
        if len(group) > 2:
            some = " or ".join(f"{names[n]} is None" for n in group)
            whole = ", ".join(names[n] for n in group)
            parts.append(f"(({whole}) if {some} else None)")
    lines.append(f"    return ({', '.join(parts)},)")
    exec(compile("\n".join(lines), "<key of a record>", "exec"), scope)
    return scope["key"]  # type: ignore[no-any-return]


def load_lines(
    facts: Mapping[str, FactRef], names: Mapping[str, str], indent: str = "    "
) -> list[str]:
    """Source that reads each fact of ``record`` into a local name; unknown groups give `None`."""
    lines: list[str] = []
    groups: dict[str, list[str]] = {}
    for name, ref in facts.items():
        if len(ref.path) == 1:
            lines.append(f"{indent}{names[name]} = record.{ref.path[0]}")
        else:
            groups.setdefault(ref.path[0], []).append(name)
    for group, members in groups.items():
        lines.append(f"{indent}g = record.{group}")
        targets = " = ".join(names[name] for name in members)
        lines.append(f"{indent}if g is None: {targets} = None")
        reads = "; ".join(f"{names[n]} = g.{'.'.join(facts[n].path[1:])}" for n in members)
        lines.append(f"{indent}else: {reads}")
    return lines


def _pair(test: GroundTest, names: Mapping[str, str], by_name: Mapping[str, Variable]) -> str:
    unknown = " or ".join(f"{names[name]} is None" for name in variables(test))
    match test[0]:
        case "lt2":
            _, v, s, k, w, t, m = test
            left, right = names[v], names[w]
            if (s, k, t, m) != (1, 0, 1, 0):
                if by_name[v].domain is Domain.DAY:
                    left, right = f"{left}.toordinal()", f"{right}.toordinal()"
                left, right = f"{s} * {left} + {k}", f"{t} * {right} + {m}"
            value = f"{left} < {right}"
        case "has2":
            value = f"{names[test[2]]} in {names[test[1]]}"
        case "other":
            codes = repr(tuple(sorted(test[2])))
            others = ", ".join(names[w] for w in test[3])
            value = f"not {{*{codes}, {others}}}.issuperset({names[test[1]]})"
        case _:
            value = "0"
    return f"(2 if {unknown} else {value})"


def _canonical(
    domain: Domain,
    unary: Sequence[GroundTest],
    critical: Sequence[int],
    paired: bool,
    named: Set[str],
) -> Callable[[Any], Any]:
    def ordered(value: Any) -> Any:
        number = value.toordinal() if isinstance(value, date) else value
        place = bisect_right(critical, number)
        if not paired:
            return place
        above = place == 0 or number - critical[place - 1] >= NEAR
        below = place == len(critical) or critical[place] - number > NEAR
        return place if above and below else ("at", number)

    def profile(value: Any) -> Any:
        return tuple(holds(test, value) for test in unary)

    match domain:
        case Domain.DAY | Domain.COUNT:
            return ordered
        case Domain.FLAG | Domain.CHOICE:
            return lambda value: value
        case Domain.COUNTRIES if paired:
            return frozenset
        case Domain.COUNTRY if paired:
            return lambda value: (profile(value), value if value in named else None)
        case Domain.TEXT:
            texts = {text for test in unary for text in test[2]}
            return lambda value: value if value in texts else None
    return profile
