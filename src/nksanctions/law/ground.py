"""Functions of facts and contested points, hash-consed, so that equal ones are one object.

A rule is lowered to such a function. Its variables are the facts of the record and the points of
law; setting some of them gives the function of the rest. Days are ordinals here, and each
comparison is a ``<`` on whole numbers, so that several thresholds on one day are one variable.

| test | true where |
|---|---|
| ``("lt", v, n)`` | v < n |
| ``("lt2", v, s, k, w, t, m)`` | s·v + k < t·w + m |
| ``("is", v)`` | v |
| ``("in", v, members)`` | v is one of the members |
| ``("code", v, code)`` | country v is that one |
| ``("member", v, n)``, ``("member2", v, w)`` | country v is a UN member on day n, or w |
| ``("has", v, code)``, ``("has2", v, w)`` | the countries v hold that one, or w |
| ``("other", v, codes, ws)`` | the countries v hold one that is none of the codes, nor of ws |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from nksanctions.identifiers import country
from nksanctions.law.outcome import Outcome

GroundTest = tuple[Any, ...]
Value = Any
Env = Mapping[Any, Value]


class Fn:
    """A function: a leaf, a test, or made of other functions. Made by a `Space` only."""

    __slots__ = ("args", "id", "kind", "tests", "vars")

    def __init__(
        self, id: int, kind: str, args: Any, vars: frozenset[str], tests: frozenset[GroundTest]
    ) -> None:
        self.id: int = id
        self.kind: str = kind
        self.args: Any = args
        self.vars: frozenset[str] = vars
        """What it may depend on: facts by name, points as ``point:A-03``."""
        self.tests: frozenset[GroundTest] = tests

    @property
    def value(self) -> Any:
        """The value of a leaf."""
        return self.args

    def __repr__(self) -> str:
        return f"<Fn {self.id} {self.kind}>"


_NOTHING: frozenset[Any] = frozenset()


class Space:
    """Makes functions, each distinct one once."""

    def __init__(self) -> None:
        self._known: dict[Any, Fn] = {}
        self._all: list[Fn] = []
        self.true: Fn = self.leaf(True)
        self.false: Fn = self.leaf(False)

    def __len__(self) -> int:
        return len(self._all)

    def tests(self) -> list[GroundTest]:
        """Each test made so far."""
        return [fn.args for fn in self._all if fn.kind == "test"]

    def _make(
        self,
        key: Any,
        kind: str,
        args: Any,
        vars: frozenset[str],
        tests: frozenset[GroundTest],
    ) -> Fn:
        found = self._known.get(key)
        if found is None:
            found = Fn(len(self._all), kind, args, vars, tests)
            self._known[key] = found
            self._all.append(found)
        return found

    def leaf(self, value: Any) -> Fn:
        """The constant function."""
        return self._make(("leaf", type(value), value), "leaf", value, _NOTHING, _NOTHING)

    def test(self, test: GroundTest) -> Fn:
        """The function that a test is."""
        if (decided := _decided(test)) is not None:
            return self.true if decided else self.false
        return self._make(
            ("test", test), "test", test, frozenset(variables(test)), frozenset((test,))
        )

    def lt(self, left: tuple[str, int, int] | int, right: tuple[str, int, int] | int) -> Fn:
        """``left < right``; a side is a number, or a variable with its scale and shift."""
        if isinstance(left, int):
            if isinstance(right, int):
                return self.leaf(left < right)
            name, scale, shift = right
            # left < s*v + k  unless  v < floor((left - k) / s) + 1
            return self.not_(self.test(("lt", name, (left - shift) // scale + 1)))
        name, scale, shift = left
        if isinstance(right, int):
            return self.test(("lt", name, -((shift - right) // scale)))
        if name == right[0]:
            if scale == right[1]:
                return self.leaf(shift < right[2])
            raise ValueError(f"{name} is compared with itself")
        return self.test(("lt2", *left, *right))

    def not_(self, child: Fn) -> Fn:
        """The contrary."""
        if child.kind == "leaf":
            return self.false if child.args else self.true
        if child.kind == "not":
            return child.args[0]  # type: ignore[no-any-return]
        return self._make(("not", child.id), "not", (child,), child.vars, child.tests)

    def and_(self, parts: Iterable[Fn]) -> Fn:
        """True where each part is."""
        return self._join("and", parts, self.true, self.false)

    def or_(self, parts: Iterable[Fn]) -> Fn:
        """True where some part is."""
        return self._join("or", parts, self.false, self.true)

    def _join(self, kind: str, parts: Iterable[Fn], neutral: Fn, absorbing: Fn) -> Fn:
        kept: dict[int, Fn] = {}
        for part in parts:
            for one in part.args if part.kind == kind else (part,):
                if one is absorbing:
                    return absorbing
                if one is neutral:
                    continue
                if self.not_(one).id in kept:
                    return absorbing
                kept[one.id] = one
        if not kept:
            return neutral
        if len(kept) == 1:
            return next(iter(kept.values()))
        return self._make((kind, *kept), kind, tuple(kept.values()), *_union(kept.values()))

    def point(self, name: str, readings: tuple[tuple[str, Fn], ...]) -> Fn:
        """A contested point: the variable of that name chooses among the readings."""
        first = readings[0][1]
        if all(fn is first for _, fn in readings):
            return first
        key = ("point", name, *((reading, fn.id) for reading, fn in readings))
        vars, tests = _union(fn for _, fn in readings)
        return self._make(key, "point", (name, readings), vars | {name}, tests)

    def if_(self, condition: Fn, then: Fn, otherwise: Fn) -> Fn:
        """*then* where the condition holds, *otherwise* elsewhere."""
        if condition is self.true or then is otherwise:
            return then
        if condition is self.false:
            return otherwise
        if condition.kind == "not":
            return self.if_(condition.args[0], otherwise, then)
        parts = (condition, then, otherwise)
        return self._make(("if", *(p.id for p in parts)), "if", parts, *_union(parts))

    def gravest(self, parts: Iterable[Fn]) -> Fn:
        """The gravest of several outcomes."""
        kept: dict[int, Fn] = {}
        floor = Outcome.NOT_COVERED
        for part in parts:
            for one in part.args if part.kind == "max" else (part,):
                if one.kind == "leaf":
                    floor = max(floor, one.args, key=lambda outcome: outcome.gravity)
                else:
                    kept[one.id] = one
        if floor is Outcome.PROHIBITED or not kept:
            return self.leaf(floor)
        if floor is not Outcome.NOT_COVERED:
            low = self.leaf(floor)
            kept[low.id] = low
        if len(kept) == 1:
            return next(iter(kept.values()))
        return self._make(("max", *kept), "max", tuple(kept.values()), *_union(kept.values()))

    def set(self, fn: Fn, env: Env) -> Fn:
        """The function of the remaining variables, with those of *env* set.

        A set of values for one variable (an environment) is applied in one pass.
        """
        return self._set(fn, env, {})

    def _set(self, fn: Fn, env: Env, done: dict[int, Fn]) -> Fn:
        if fn.vars.isdisjoint(env):
            return fn
        found = done.get(fn.id)
        if found is not None:
            return found
        kind = fn.kind
        if kind == "test":
            found = self._set_test(fn, env)
        elif kind == "not":
            found = self.not_(self._set(fn.args[0], env, done))
        elif kind == "and" or kind == "or":
            stop = self.false if kind == "and" else self.true
            parts: list[Fn] = []
            for part in fn.args:
                parts.append(self._set(part, env, done))
                if parts[-1] is stop:
                    break
            found = self.and_(parts) if kind == "and" else self.or_(parts)
        elif kind == "if":
            condition, then, otherwise = fn.args
            condition = self._set(condition, env, done)
            if condition is self.true:
                found = self._set(then, env, done)
            elif condition is self.false:
                found = self._set(otherwise, env, done)
            else:
                found = self.if_(
                    condition, self._set(then, env, done), self._set(otherwise, env, done)
                )
        elif kind == "point":
            name, readings = fn.args
            if name in env:
                chosen = next((f for reading, f in readings if reading == env[name]), None)
                if chosen is None:
                    raise ValueError(f"{name} has no reading {env[name]!r} here")
                found = self._set(chosen, env, done)
            else:
                found = self.point(
                    name, tuple((reading, self._set(f, env, done)) for reading, f in readings)
                )
        else:
            found = self.gravest(self._set(part, env, done) for part in fn.args)
        done[fn.id] = found
        return found

    def _set_test(self, fn: Fn, env: Env) -> Fn:
        test = fn.args
        if test in env:  # a comparison of two facts may be set itself
            return self.leaf(env[test])
        op, v = test[0], test[1]
        match op:
            case "lt2":
                _, v, s, k, w, t, m = test
                left = s * env[v] + k if v in env else (v, s, k)
                right = t * env[w] + m if w in env else (w, t, m)
                return self.lt(left, right)
            case "has2":
                w = test[2]
                if v in env and w in env:
                    return self.leaf(env[w] in env[v])
                if w in env:
                    return self.test(("has", v, env[w]))
                return self.or_(self.test(("code", w, code)) for code in sorted(set(env[v])))
            case "other":
                codes, ws = test[2], test[3]
                codes = codes | {env[w] for w in ws if w in env}
                ws = tuple(w for w in ws if w not in env)
                if v not in env:
                    return self.test(("other", v, codes, ws))
                rest = sorted(set(env[v]) - codes)
                if not ws:
                    return self.leaf(bool(rest))
                # some country left over is none of ws
                return self.or_(
                    self.and_(self.not_(self.test(("code", w, code))) for w in ws) for code in rest
                )
            case "member2":
                w = test[2]
                if v in env and w in env:
                    return self.leaf(_is_member(env[v], env[w]))
                if w in env:
                    return self.test(("member", v, env[w]))
                since = country.get(env[v]).un_member_since
                if since is None:
                    return self.false
                return self.not_(self.test(("lt", w, since.toordinal())))
        return self.leaf(holds(test, env[v]))


def holds(test: GroundTest, value: Value) -> bool:
    """Whether a test of one variable is true of that value."""
    match test[0]:
        case "lt":
            return bool(value < test[2])
        case "is":
            return bool(value)
        case "in":
            return value in test[2]
        case "code":
            return bool(value == test[2])
        case "member":
            return _is_member(value, test[2])
        case "has":
            return test[2] in value
        case "other":
            return not test[2].issuperset(value)
    raise ValueError(f"{test} is not a test of one variable")


def variables(test: GroundTest) -> tuple[str, ...]:
    """The facts that a test reads."""
    match test[0]:
        case "lt2":
            return (test[1], test[4])
        case "has2" | "member2":
            return (test[1], test[2])
        case "other":
            return (test[1], *test[3])
    return (test[1],)


def _decided(test: GroundTest) -> bool | None:
    """Whether a test is always true or never, whatever the fact."""
    if test[0] == "in" and not test[2]:
        return False
    return None


def _is_member(code: str, ordinal: int) -> bool:
    return country.get(code).is_un_member(on=date.fromordinal(ordinal))


def _union(parts: Iterable[Fn]) -> tuple[frozenset[str], frozenset[GroundTest]]:
    vars: set[str] = set()
    tests: set[GroundTest] = set()
    for part in parts:
        vars |= part.vars
        tests |= part.tests
    return frozenset(vars), frozenset(tests)
