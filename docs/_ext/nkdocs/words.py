"""Predicates in words, each fact by its name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import frozen

import nksanctions as nk
from nkdocs.links import point_link
from nkdocs.text import code, in_words, listed
from nksanctions.law.rules import Rule, roots
from nksanctions.law.symbols import DaySymbol, NumberSymbol, held
from nksanctions.law.tree import (
    AllOf,
    AnyOf,
    Constant,
    Contested,
    FactRef,
    Label,
    Node,
    Not,
    Test,
    walk,
)

_WITH_PARTS = Label | AllOf | AnyOf

ANY_DAY = date(2026, 1, 1)
"""Where a symbol needs a day of the question to be looked up, and the question does not matter."""


def bullets(node: Node, depth: int = 0) -> Iterator[str]:
    """A predicate as a nested list, sentence by sentence, down to the tests."""
    indent = "  " * depth
    match node:
        case Label(sentence, child):
            if isinstance(child, AllOf | AnyOf):
                join = "" if isinstance(child, AllOf) else " (one of these is enough)"
                yield f"{indent}- {sentence}{join}:"
                for part in child.parts:
                    yield from bullets(part, depth + 1)
            elif isinstance(child, Contested) and not _is_constant(child):
                yield f"{indent}- {sentence}: contested, {point_link(child.point)}:"
                for name, reading in child.readings:
                    yield f"{indent}  - as {code(name)}:"
                    yield from bullets(reading, depth + 2)
            else:
                yield f"{indent}- {sentence}: {flat(child)}"
        case AllOf(parts) | AnyOf(parts) if any(
            isinstance(p, Label | AllOf | AnyOf) for p in parts
        ):
            join = "all" if isinstance(node, AllOf) else "one"
            yield f"{indent}- {join} of these:"
            for part in parts:
                yield from bullets(part, depth + 1)
        case _:
            yield f"{indent}- {flat(node)}"


def _is_constant(node: Contested) -> bool:
    return all(isinstance(child, Constant) for _, child in node.readings)


def flat(node: Node) -> str:
    """A predicate on one line."""
    match node:
        case Label(sentence, _):
            return sentence
        case Constant(value):
            return "always" if value else "never"
        case Not(child):
            return words_of(child, "is not") if isinstance(child, Test) else f"not: {flat(child)}"
        case AllOf(parts):
            return " and ".join(flat(part) for part in parts)
        case AnyOf(parts):
            return " or ".join(flat(part) for part in parts)
        case Contested(point, readings):
            said = listed([f"{flat(child)} as {code(name)}" for name, child in readings])
            return f"contested, {point_link(point)}: {said}"
        case Test():
            return words_of(node)
    raise TypeError(node)


def words_of(test: Test, verb: str = "is") -> str:
    """One test, with the names of its facts."""
    left = operand(test.left)
    if isinstance(test.left, DaySymbol) and isinstance(test.right, DaySymbol):
        return f"{operand(test.right)} {verb} on or after {left}"
    match test.op:
        case "is":
            return f"{left} {verb} true"
        case "in" | "code":
            members = sorted(test.right) if test.op == "in" else [test.right]
            return f"{left} {verb} {listed([code(member) for member in members], 'or')}"
        case "has":
            have = "include" if verb == "is" else "do not include"
            return f"{left} {have} {operand(test.right)}"
        case "other":
            have = "include" if verb == "is" else "do not include"
            others = listed([operand(other) for other in test.right])
            return f"{left} {have} another country than {others}"
        case "member":
            return f"{left} {verb} a Member State on {operand(test.right)}"
        case "lt" | "le":
            return _comparison(test, verb)
    raise ValueError(test.op)


def _comparison(test: Test, verb: str) -> str:
    days = not isinstance(test.left, FactRef) or test.left.info.domain.value == "date"
    strict = test.op == "lt"
    if isinstance(test.left, FactRef):
        words = ("before", "on or before") if days else ("below", "at most")
        return f"{operand(test.left)} {verb} {words[not strict]} {operand(test.right)}"
    days = test.right.info.domain.value == "date"
    words = ("after", "on or after") if days else ("above", "at least")
    return f"{operand(test.right)} {verb} {words[not strict]} {operand(test.left)}"


def operand(side: Any) -> str:
    """A fact by its name, a day in words."""
    if isinstance(side, FactRef):
        name = code(side.name)
        name = f"{side.scale} × {name}" if side.scale != 1 else name
        return f"{name} + {side.shift}" if side.shift else name
    if isinstance(side, DaySymbol):
        return "the day of the question" if side.is_as_of else in_words(resolved(side))
    if isinstance(side, NumberSymbol):
        return f"{side.resolve(nk.un.lookup):,}"
    if isinstance(side, date):
        return in_words(side)
    return code(side) if isinstance(side, str) else str(side)


def resolved(symbol: DaySymbol) -> date:
    """The day that a symbol stands for."""
    return symbol.resolve(ANY_DAY, nk.un.lookup)


@frozen
class Boundary:
    """Two days between which a test on a fact changes, and why there."""

    fact: str
    until: str
    onwards: str
    why: str


def boundaries(rule: Rule) -> Iterator[Boundary]:
    """Each place at which a test of a rule on a day changes."""
    for root in roots(rule):
        for node in walk(root):
            if isinstance(node, Test) and node.op in ("lt", "le"):
                yield from _boundary(node)


def _boundary(test: Test) -> Iterator[Boundary]:
    fact, threshold = test.left, test.right
    last_day_in = test.op == "le"  # the threshold itself is on the earlier side
    if isinstance(fact, DaySymbol) and isinstance(threshold, DaySymbol):
        yield boundary("the day of the question", fact, included=False)  # a text has to be there
        return
    if not isinstance(fact, FactRef):
        fact, threshold, last_day_in = test.right, test.left, test.op == "lt"
    if not isinstance(threshold, DaySymbol):
        return
    yield boundary(fact.name, threshold, included=last_day_in)


def boundary(fact: str, threshold: DaySymbol, *, included: bool) -> Boundary:
    """The two days around a threshold; *included*: it belongs to the earlier side."""
    if threshold.is_as_of:
        days = ("the day of the question", "the day after it")
        eve = ("the day before it", "the day of the question")
        return Boundary(fact, *(days if included else eve), "the day of the question")
    day = resolved(threshold)
    first = day if included else day - timedelta(days=1)
    return Boundary(fact, _day(first), _day(first + timedelta(days=1)), why(threshold))


def _day(day: date) -> str:
    return in_words(day).replace(" ", "\N{NO-BREAK SPACE}")


def why(symbol: DaySymbol) -> str:
    """What a day of the law is."""
    provision = held(symbol.provision, nk.un.lookup)
    kind, _, name = symbol.name.partition(":")
    instrument = provision.citation.instrument
    match kind:
        case "adopted":
            return f"adoption of {instrument}"
        case "starts":
            return f"start of {provision.citation}"
        case "deadline":
            return f"last day for {provision.deadline(name).what}"
    return name.replace("_", " ")


def points(node: Node) -> list[str]:
    """The contested points below a node, each once."""
    found = (one.point for one in walk(node) if isinstance(one, Contested))
    return list(dict.fromkeys(found))


def facts(node: Node) -> list[str]:
    """The facts read below a node, each once."""
    found = (ref.name for one in walk(node) if isinstance(one, Test) for ref in one.facts)
    return list(dict.fromkeys(found))
