"""Sentences for tests and values, where no label gives one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

import attrs

from nksanctions.law.symbols import DaySymbol, Lookup, NumberSymbol
from nksanctions.law.tree import FactRef, Test
from nksanctions.models.period import in_words


def shown(value: Any) -> str:
    """A value as it is shown to a reader.

    >>> shown(date(2017, 10, 15)), shown(None), shown(("KP", "PL")), shown(True)
    ('15 October 2017', 'not known', 'KP, PL', 'yes')
    """
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case date():
            return in_words(value)
        case StrEnum():
            return value.value.replace("-", " ")
        case tuple():
            return ", ".join(shown(part) for part in value) or "none"
        case str():
            return value or "not said"
    if attrs.has(type(value)):
        status = getattr(value, "status", None)
        day = getattr(value, "date", None)
        if status is not None and status.value == "none":
            return "none recorded"
        return shown(status) + (f" on {in_words(day)}" if day is not None else "")
    return str(value)


def test_sentence(test: Test, as_of: date, lookup: Lookup) -> str:
    """What a test says, in words."""
    left = _side(test.left, as_of, lookup)
    match test.op:
        case "is":
            return left
        case "lt" | "le":
            right = _side(test.right, as_of, lookup)
            if isinstance(test.left, FactRef) and test.left.info.domain.value.startswith("whole"):
                return f"{left} is {'below' if test.op == 'lt' else 'at most'} {right}"
            if isinstance(test.left, FactRef):
                return f"{left} lies {'before' if test.op == 'lt' else 'on or before'} {right}"
            return f"{right} lies {'after' if test.op == 'lt' else 'on or after'} {left}"
        case "in" | "code":
            members = sorted(test.right) if test.op == "in" else [test.right]
            return f"{left} is {' or '.join(shown(member) for member in members)}"
        case "has":
            return f"{left} include {_side(test.right, as_of, lookup)}"
        case "other":
            others = ", ".join(_side(other, as_of, lookup) for other in test.right)
            return f"{left} include another one than {others}"
        case "member":
            return f"{left} is a UN member"
    return repr(test)


test_sentence.__test__ = False  # type: ignore[attr-defined]


def _side(operand: Any, as_of: date, lookup: Lookup) -> str:
    if isinstance(operand, FactRef):
        words = operand.info.says
        if operand.scale != 1:
            words = f"{operand.scale} times {words}"
        return f"{words} plus {operand.shift}" if operand.shift else words
    if isinstance(operand, DaySymbol):
        day = in_words(operand.resolve(as_of, lookup))
        return f"the day of the question, {day}" if operand.is_as_of else day
    if isinstance(operand, NumberSymbol):
        return f"{operand.resolve(lookup):,}"
    return shown(operand)


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Join words as in a sentence.

    >>> listed(["a", "b", "c"], "or")
    'a, b or c'
    """
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
