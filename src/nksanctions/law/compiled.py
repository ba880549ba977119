"""The outcome alone, compiled to plain Python.

The fast lane reads facts as it needs them and leaves at the first that decides. Where it meets a
fact that is not known, or a point of law that is not settled and matters, the answer is explored:
the same code runs with each value that makes a difference, until two answers differ. What takes too
long to explore goes to the exact answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from nksanctions.identifiers import country
from nksanctions.law.cells import ground
from nksanctions.law.diagram import Candidates, candidates
from nksanctions.law.ground import Fn, GroundTest, Space, holds, variables
from nksanctions.law.outcome import Outcome
from nksanctions.law.program import Program
from nksanctions.law.tree import FactRef
from nksanctions.models.facts import Domain

MOST_TRIES: Final = 40
"""So many completions of a record are tried before the exact answer is asked for."""

MOST_OPTIONS: Final = 50_000
"""How many lists of values to try are remembered."""


class _OpenQuestion(Exception):  # noqa: N818  (never seen outside this module)
    """The code needs the fact, or the point, at this place."""


class _Unknown(Exception):  # noqa: N818  (never seen outside this module)
    """The fast lane ends here."""


def outcome_function(program: Program) -> Callable[[Any], Outcome | None]:
    """Compile the function from a record to its outcome."""
    exact = program.solution

    def slow(record: Any) -> Outcome | None:
        program.expect(record)
        return exact(record).outcome

    if not program.acts:
        return slow
    root = _factored(program.space, program.space.set(program.root, program.decided))
    fast = _FastLane(program)
    source = (
        "def outcome(record):\n"
        "    try:\n"
        f"        return {fast.outcome(root)}\n"
        "    except (TypeError, KeyError, AttributeError, Unknown):\n"
        "        expect(record)\n"
        "        return explore(record)\n"
    )
    explore = _explorer(program, root, slow)
    found: Callable[[Any], Outcome | None] = fast.compiled(
        source, "outcome", {"explore": explore, "expect": program.expect, "Unknown": _Unknown}
    )
    return found


def _factored(space: Space, root: Fn) -> Fn:
    """The same outcome, with what several rules ask alike asked once, and contested points last."""
    rules = root.args if root.kind == "max" else (root,)
    mildest = space.gravest(())
    if not all(one.kind == "if" and one.args[2] is mildest for one in rules):
        return root
    scopes = [_parts(space, one.args[0]) for one in rules]
    shared = [part for part in scopes[0] if all(part in scope for scope in scopes)]
    own = [[part for part in scope if part not in shared] for scope in scopes]
    some = space.or_([space.and_(part for part in parts if _is_settled(part)) for parts in own])
    rest = [
        space.if_(space.and_(parts), one.args[1], mildest)
        for parts, one in zip(own, rules, strict=True)
    ]
    settled = [part for part in shared if _is_settled(part)]
    contested = [part for part in shared if not _is_settled(part)]
    return space.if_(space.and_([some, *settled, *contested]), space.gravest(rest), mildest)


def _parts(space: Space, scope: Fn) -> list[Fn]:
    """What is asked of a rule's scope; of several first days only the last."""
    parts = scope.args if scope.kind == "and" else (scope,)
    from_day: dict[str, int] = {}
    for part in parts:
        if _is_from(part):
            _, name, day = part.args[0].args
            from_day[name] = max(day, from_day.get(name, day))
    first = [space.not_(space.test(("lt", name, day))) for name, day in from_day.items()]
    return [*first, *(part for part in parts if not _is_from(part))]


def _is_from(part: Fn) -> bool:
    return part.kind == "not" and part.args[0].kind == "test" and part.args[0].args[0] == "lt"


def _is_settled(part: Fn) -> bool:
    return not any(name.startswith("point:") for name in part.vars)


class _Writer:
    """Writes functions as Python expressions."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.variables = program.lowering.variables
        self.scope: dict[str, Any] = {one.name: one for one in Outcome}
        self.scope["ranks"] = {one: one.gravity for one in Outcome}
        self._names = 0

    def compiled(self, source: str, name: str, scope: dict[str, Any]) -> Any:
        """The function of that name."""
        found = self.scope | scope
        exec(compile(source, f"<{name} of a record>", "exec"), found)
        return found[name]

    def fresh(self) -> str:
        """A name of its own."""
        self._names += 1
        return f"a{self._names}"

    def constant(self, value: Any) -> str:
        """A name for a value."""
        name = f"k{len(self.scope)}"
        self.scope[name] = value
        return name

    def outcome(self, fn: Fn) -> str:
        """An outcome."""
        match fn.kind:
            case "leaf":
                return str(fn.value.name)
            case "if":
                condition, then, otherwise = fn.args
                if otherwise.kind == "leaf":
                    truth = f"not {self.truth(condition)}"
                    return f"({self.outcome(otherwise)} if {truth} else {self.outcome(then)})"
                return (
                    f"({self.outcome(then)} if {self.truth(condition)}"
                    f" else {self.outcome(otherwise)})"
                )
            case "max":
                return self._gravest(list(fn.args))
        return self.point(fn.args[0], {r: self.outcome(part) for r, part in fn.args[1]})

    def _gravest(self, parts: list[Fn]) -> str:
        first, *rest = parts
        if not rest:
            return self.outcome(first)
        possible = {outcome for part in parts for outcome in self._possible(part)}
        worst = max(possible, key=lambda outcome: outcome.gravity)
        a, b = self.fresh(), self.fresh()
        return (
            f"({a} if ({a} := {self.outcome(first)}) is {worst.name} else"
            f" {a} if ranks[{a}] > ranks[{b} := {self._gravest(rest)}] else {b})"
        )

    def _possible(self, fn: Fn) -> set[Outcome]:
        match fn.kind:
            case "leaf":
                return {fn.value}
            case "if":
                return self._possible(fn.args[1]) | self._possible(fn.args[2])
            case "max":
                return {one for part in fn.args for one in self._possible(part)}
        return {one for _, part in fn.args[1] for one in self._possible(part)}

    def truth(self, fn: Fn) -> str:
        """True or false."""
        match fn.kind:
            case "leaf":
                return str(fn.value)
            case "not":
                return f"(not {self.truth(fn.args[0])})"
            case "and" | "or":
                return "(" + f" {fn.kind} ".join(self.truth(part) for part in fn.args) + ")"
            case "if":
                condition, then, otherwise = (self.truth(part) for part in fn.args)
                return f"({then} if {condition} else {otherwise})"
            case "point":
                said = {r: f"bool({self.truth(part)})" for r, part in fn.args[1]}
                return self.point(fn.args[0], said)
        return self.test(fn.args)

    def point(self, name: str, readings: dict[str, str]) -> str:
        """What an unsettled point comes to."""
        raise NotImplementedError

    def value(self, name: str) -> str:
        """A fact, where the code fails by itself if it is not known."""
        raise NotImplementedError

    def certain(self, name: str) -> str:
        """A fact, where not known would pass for an answer."""
        raise NotImplementedError

    def test(self, test: GroundTest) -> str:
        """One test."""
        op, v = test[0], test[1]
        match op:
            case "lt":
                limit: Any = test[2]
                if self.variables[v].domain is Domain.DAY:
                    limit = self.constant(date.fromordinal(limit))
                return f"({self.value(v)} < {limit})"
            case "lt2":
                _, v, s, k, w, t, m = test
                return f"({self._number(v, s, k)} < {self._number(w, t, m)})"
            case "is":
                return self.certain(v)
            case "in" if self.variables[v].members:
                table = {member: member in test[2] for member in self.variables[v].members}
                return f"{self.constant(table)}[{self.value(v)}]"
            case "in":
                return f"({self.certain(v)} in {self.constant(test[2])})"
            case "code":
                return f"({self.certain(v)} == {test[2]!r})"
            case "member":
                return f"{self.constant(_Memo(test))}[{self.value(v)}]"
            case "has":
                return f"({test[2]!r} in {self.value(v)})"
            case "has2":
                return f"({self.certain(test[2])} in {self.value(v)})"
            case "other":
                codes = [repr(code) for code in sorted(test[2])]
                named = ", ".join([*codes, *(self.certain(w) for w in test[3])])
                return f"(not {{{named}}}.issuperset({self.value(v)}))"
        raise ValueError(f"{test} can't be compiled")

    def _number(self, name: str, scale: int, shift: int) -> str:
        value = self.value(name)
        if self.variables[name].domain is Domain.DAY and (scale, shift) != (1, 0):
            value = f"{value}.toordinal()"
        if scale != 1:
            value = f"{scale} * {value}"
        return f"{value} + {shift}" if shift else value


class _FastLane(_Writer):
    """Reads facts from the record, and gives up where one that matters is not known."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.scope["unknown"] = _give_up

    def value(self, name: str) -> str:
        ref: FactRef = self.program.facts[name]
        return f"record.{'.'.join(ref.path)}"

    def certain(self, name: str) -> str:
        a = self.fresh()
        return f"({a} if ({a} := {self.value(name)}) is not None else unknown())"

    def point(self, name: str, readings: dict[str, str]) -> str:  # noqa: ARG002
        a = self.fresh()
        first, second, *rest = readings.values()
        same = "".join(f" and {a} is ({other})" for other in rest)
        return f"({a} if ({a} := {first}) is ({second}){same} else unknown())"


class _Lane(_Writer):
    """Takes facts and points as arguments, and asks for those that are not there."""

    def __init__(self, program: Program, places: dict[str, int]) -> None:
        super().__init__(program)
        self.places = places
        self.scope["ask"] = _ask

    def value(self, name: str) -> str:
        return self.certain(name)

    def certain(self, name: str) -> str:
        place = self.places[name]
        return f"(v{place} if v{place} is not None else ask({place}))"

    def point(self, name: str, readings: dict[str, str]) -> str:
        taken = self.certain(name)
        *named, last = readings.items()
        if len(named) == 1:  # readings that agree need not be chosen from
            ((word, first),) = named
            a, b = self.fresh(), self.fresh()
            return (
                f"({a} if ({a} := {first}) is ({b} := {last[1]}) or {taken} == {word!r} else {b})"
            )
        chain = "".join(f"{reading} if {taken} == {word!r} else " for word, reading in named)
        return f"({chain}{last[1]})"


def _give_up() -> Any:
    raise _Unknown


def _ask(place: int) -> Any:
    raise _OpenQuestion(place)


def _explorer(
    program: Program, root: Fn, slow: Callable[[Any], Outcome | None]
) -> Callable[[Any], Outcome | None]:
    """The function that tries the values of what is not known."""
    if not _can_explore(root):
        return slow
    names = [*program.facts, *sorted(fn for fn in root.vars if fn not in program.facts)]
    lane = _Lane(program, {name: place for place, name in enumerate(names)})
    arguments = ", ".join(f"v{place}" for place in range(len(names)))
    decide = lane.compiled(
        f"def decide({arguments}):\n    return {lane.outcome(root)}\n", "decide", {}
    )
    options = _Options(program, root, names)
    load = program.cells.values
    points = [None] * (len(names) - len(program.facts))

    def explore(record: Any) -> Outcome | None:
        found: Outcome | None = None
        waiting = [[*load(record), *points]]
        for _ in range(MOST_TRIES):
            values = waiting.pop()
            try:
                answer = decide(*values)
            except _OpenQuestion as question:
                place = question.args[0]
                for option in options.of(place, values):
                    values[place] = option
                    waiting.append(values.copy())
            else:
                if found is not None and answer is not found:
                    return Outcome.INDETERMINATE
                found = answer
                if not waiting:
                    return found
        return slow(record)

    return explore


def _can_explore(root: Fn) -> bool:
    """No fact is multiplied or shifted where it is compared, nor compared with two others."""
    partners: dict[str, set[str]] = {}
    for test in root.tests:
        if test[0] == "member2":
            return False
        if test[0] == "lt2":
            if (test[2], test[3], test[5], test[6]) != (1, 0, 1, 0):
                return False
            partners.setdefault(test[1], set()).add(test[4])
            partners.setdefault(test[4], set()).add(test[1])
    return all(len(others) == 1 for others in partners.values())


class _Options:
    """The values of a fact, or the readings of a point, that make a difference."""

    def __init__(self, program: Program, root: Fn, names: Sequence[str]) -> None:
        self._names = names
        self._variables = program.lowering.variables
        self._candidates: Candidates = candidates([root], self._variables, program.readings)
        self._unary = [[t for t in root.tests if variables(t) == (name,)] for name in names]
        self._pairs = [
            [t for t in root.tests if len(variables(t)) > 1 and name in variables(t)]
            for name in names
        ]
        places = {name: place for place, name in enumerate(names)}
        self._partners = [
            sorted({places[other] for test in mine for other in variables(test)} - {place})
            for place, mine in enumerate(self._pairs)
        ]
        self._known: dict[Any, list[Any]] = {}

    def of(self, place: int, values: Sequence[Any]) -> list[Any]:
        """The values to try at a place, given the values so far."""
        key = (place, *[values[partner] for partner in self._partners[place]])
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_OPTIONS:
                self._known.clear()
            found = self._known[key] = self._of(place, values)
        return found

    def _of(self, place: int, values: Sequence[Any]) -> list[Any]:
        name = self._names[place]
        if name not in self._variables:
            return list(self._candidates[name])
        found: dict[Any, Any] = {}
        for value in self._wide(place, values):
            told: list[Any] = [holds(test, ground(value)) for test in self._unary[place]]
            trial = dict(zip(self._names, values, strict=True)) | {name: value}
            told += [_compare(test, trial) for test in self._pairs[place]]
            if None in told:
                told.append(value)  # compared with what is not known: its very place may matter
            found.setdefault(tuple(told), value)
        return list(found.values())

    def _wide(self, place: int, values: Sequence[Any]) -> list[Any]:
        """More than enough values: candidates, and what lies close to the facts compared with."""
        variable = self._variables[self._names[place]]
        wide = list(self._candidates[variable.name])
        partners = [values[one] for one in self._partners[place] if values[one] is not None]
        match variable.domain:
            case Domain.DAY | Domain.COUNT:
                lowest = 0 if variable.lowest is None else variable.lowest
                highest = date.max.toordinal() if variable.highest is None else variable.highest
                wide += [ground(partner) + n for partner in partners for n in (-2, -1, 0, 1, 2)]
                wide = [number for number in wide if lowest <= number]
                if variable.domain is Domain.DAY:
                    return [date.fromordinal(number) for number in wide if number <= highest]
            case Domain.COUNTRY if partners:
                return list(country.codes())
            case Domain.COUNTRIES:
                wide += [(*codes, partner) for codes in wide for partner in partners]
        return wide


def _compare(test: GroundTest, values: Mapping[str, Any]) -> bool | None:
    """What a test of several facts says; `None` where one is not known."""
    first, *others = (values[name] for name in variables(test))
    if first is None or None in others:
        return None
    match test[0]:
        case "lt2":
            return bool(first < others[0])
        case "has2":
            return others[0] in first
    return not test[2].union(others).issuperset(first)


class _Memo(dict[str, bool]):
    """What a test of one country says, worked out once each."""

    def __init__(self, test: GroundTest) -> None:
        super().__init__()
        self._test = test

    def __missing__(self, code: str | None) -> bool:
        if code is None:
            raise KeyError(code)
        found = self[code] = holds(self._test, code)
        return found
