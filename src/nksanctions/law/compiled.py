"""The outcome alone, compiled to plain Python with early exits.

Where a fact that the code reads is not known, it leaves at once for the exact answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from nksanctions.law.ground import Fn, GroundTest, holds
from nksanctions.law.outcome import Outcome
from nksanctions.law.program import Program
from nksanctions.law.tree import FactRef
from nksanctions.models.facts import Domain


class _Unknown(Exception):  # noqa: N818  (never seen outside this module)
    pass


def outcome_function(program: Program) -> Callable[[Any], Outcome | None]:
    """Compile the function from a record to its outcome."""
    exact = program.solution

    def slow(record: Any) -> Outcome | None:
        return exact(record).outcome

    if not program.acts:
        return slow
    root = program.space.set(program.root, program.decided)
    writer = _Writer(program)
    source = (
        "def outcome(record):\n"
        "    try:\n"
        f"        return {writer.outcome(root)}\n"
        "    except (TypeError, KeyError, AttributeError, Unknown):\n"
        "        return slow(record)\n"
    )
    scope = writer.scope | {"slow": slow, "Unknown": _Unknown, "unknown": _raise}
    exec(compile(source, "<outcome of a record>", "exec"), scope)
    found: Callable[[Any], Outcome | None] = scope["outcome"]
    return found


def _raise() -> Any:
    raise _Unknown


class _Writer:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.scope: dict[str, Any] = {one.name: one for one in Outcome}
        self._names = 0

    def name(self, value: Any) -> str:
        self._names += 1
        name = f"k{self._names}"
        self.scope[name] = value
        return name

    def outcome(self, fn: Fn) -> str:
        match fn.kind:
            case "leaf":
                return str(fn.value.name)
            case "if":
                condition, then, otherwise = fn.args
                return (
                    f"({self.outcome(then)} if {self.truth(condition)}"
                    f" else {self.outcome(otherwise)})"
                )
            case "max":
                return self._gravest(list(fn.args))
        readings = [self.outcome(f) for _, f in fn.args[1]]
        return self._agree(readings)

    def _gravest(self, parts: list[Fn]) -> str:
        first, *rest = parts
        if not rest:
            return self.outcome(first)
        worst = max(self._possible(first), key=lambda outcome: outcome.gravity)
        self._names += 1
        a, b = f"a{self._names}", f"b{self._names}"
        ranks = "ranks"
        self.scope[ranks] = {outcome: outcome.gravity for outcome in Outcome}
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
                return {o for part in fn.args for o in self._possible(part)}
        return {o for _, f in fn.args[1] for o in self._possible(f)}

    def _agree(self, readings: list[str]) -> str:
        self._names += 1
        a = f"a{self._names}"
        first, second, *rest = readings
        same = "".join(f" and {a} is ({other})" for other in rest)
        # readings that differ leave the answer open
        return f"({a} if ({a} := {first}) is ({second}){same} else unknown())"

    def truth(self, fn: Fn) -> str:
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
                return self._agree([f"bool({self.truth(f)})" for _, f in fn.args[1]])
        return self.test(fn.args)

    def read(self, name: str) -> str:
        ref: FactRef = self.program.facts[name]
        return f"record.{'.'.join(ref.path)}"

    def certain(self, name: str) -> str:
        """A value where `None` would pass for an answer."""
        self._names += 1
        a = f"a{self._names}"
        return f"({a} if ({a} := {self.read(name)}) is not None else unknown())"

    def number(self, name: str, scale: int, shift: int) -> str:
        value = self.read(name)
        if self.program.lowering.variables[name].domain is Domain.DAY and (scale, shift) != (1, 0):
            value = f"{value}.toordinal()"
        if scale != 1:
            value = f"{scale} * {value}"
        return f"{value} + {shift}" if shift else value

    def test(self, test: GroundTest) -> str:
        op, v = test[0], test[1]
        match op:
            case "lt":
                if self.program.lowering.variables[v].domain is Domain.DAY:
                    return f"({self.read(v)} < {self.name(date.fromordinal(test[2]))})"
                return f"({self.read(v)} < {test[2]})"
            case "lt2":
                _, v, s, k, w, t, m = test
                return f"({self.number(v, s, k)} < {self.number(w, t, m)})"
            case "is":
                return self.certain(v)
            case "in" if self.program.lowering.variables[v].members:
                members = self.program.lowering.variables[v].members
                return f"{self.name({m: m in test[2] for m in members})}[{self.read(v)}]"
            case "in":
                return f"({self.certain(v)} in {self.name(test[2])})"
            case "code":
                return f"({self.certain(v)} == {test[2]!r})"
            case "member":
                return f"{self.name(_Memo(test))}[{self.read(v)}]"
            case "has":
                return f"({test[2]!r} in {self.read(v)})"
            case "has2":
                return f"({self.certain(test[2])} in {self.read(v)})"
            case "other":
                codes = ", ".join(repr(code) for code in sorted(test[2]))
                others = ", ".join(self.certain(w) for w in test[3])
                known = ", ".join(part for part in (codes, others) if part)
                return f"(not {{{known}}}.issuperset({self.read(v)}))"
        raise ValueError(f"{test} can't be compiled")


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
