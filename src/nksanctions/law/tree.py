"""Predicates as data: typed tests on facts, joined by ``&``, ``|`` and ``~``, with sentences.

A tree is built once, in the order of the paragraph, and never runs itself: it is compiled, solved,
explained and drawn by the other modules of this package.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NoReturn

from attrs import field, frozen

from nksanctions.errors import RuleError
from nksanctions.law.symbols import DaySymbol, NumberSymbol, ProvisionRef
from nksanctions.models.facts import FactInfo


class Node:
    """A predicate. Join nodes with ``&``, ``|`` and ``~``."""

    __slots__ = ()

    def __and__(self, other: Node) -> Node:
        return all_of(self, other)

    def __or__(self, other: Node) -> Node:
        return any_of(self, other)

    def __invert__(self) -> Node:
        return Not(self)

    def __bool__(self) -> NoReturn:
        raise RuleError(
            "a predicate has no truth value of its own; write & for and, | for or, ~ for not"
        )

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes below."""
        return ()


@frozen
class FactRef:
    """A fact of a record: its name with dots, where it stands, and what it holds.

    An ordered fact may be scaled and shifted: ``scale * value + shift``.
    """

    name: str
    path: tuple[str, ...]
    info: FactInfo = field(repr=False, eq=False)
    record: type[Any] = field(repr=False, eq=False, default=object)
    scale: int = 1
    shift: int = 0

    @property
    def plain(self) -> FactRef:
        """The same fact, neither scaled nor shifted."""
        if self.scale == 1 and self.shift == 0:
            return self
        return FactRef(self.name, self.path, self.info, self.record)


Operand = FactRef | DaySymbol | NumberSymbol | date | int


@frozen
class Test(Node):
    """One test. What *op* means, and what stands on the right, see `nksanctions.law.facts`."""

    __test__ = False

    op: str
    left: Operand
    right: Any = None

    @property
    def facts(self) -> tuple[FactRef, ...]:
        """The facts that it reads, in order."""
        rest = self.right if isinstance(self.right, tuple) else (self.right,)
        return tuple(part.plain for part in (self.left, *rest) if isinstance(part, FactRef))


@frozen
class Constant(Node):
    """Always or never true."""

    value: bool


ALWAYS = Constant(True)
NEVER = Constant(False)


@frozen
class Not(Node):
    """True where the child is false."""

    child: Node = field()

    @child.validator
    def _is_node(self, _attribute: object, child: object) -> None:
        _node(child)

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes below."""
        return (self.child,)


@frozen
class AllOf(Node):
    """True where every part is."""

    parts: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes below."""
        return self.parts


@frozen
class AnyOf(Node):
    """True where some part is."""

    parts: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes below."""
        return self.parts


@frozen
class Label(Node):
    """A predicate with a sentence that a lawyer would sign, and the paragraph it comes from."""

    sentence: str
    child: Node
    cites: ProvisionRef | None = None

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes below."""
        return (self.child,)


@frozen
class Contested(Node):
    """One variable of law with a predicate for each of its readings."""

    point: str
    readings: tuple[tuple[str, Node], ...]

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes below."""
        return tuple(node for _, node in self.readings)


def _node(value: object) -> Node:
    if not isinstance(value, Node):
        raise RuleError(f"expected a predicate, got {value!r}")
    return value


def _flat(kind: type[Any], parts: tuple[Node, ...]) -> tuple[Node, ...]:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.children if isinstance(_node(part), kind) else (part,))
    return tuple(flat)


def all_of(*parts: Node) -> Node:
    """True where every part is."""
    flat = _flat(AllOf, parts)
    return flat[0] if len(flat) == 1 else AllOf(flat)


def any_of(*parts: Node) -> Node:
    """True where some part is."""
    flat = _flat(AnyOf, parts)
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def label(sentence: str, child: Node, *, cites: ProvisionRef | None = None) -> Label:
    """Give a predicate its sentence.

    Raises:
        RuleError: If *child* is no predicate or the sentence is empty.

    .. versionadded:: 26.1.0
    """
    if not sentence.strip():
        raise RuleError("a label needs a sentence")
    return Label(sentence, _node(child), cites)


def reading(point: str, **readings: Node) -> Contested:
    """A contested point: what each of its readings asks.

    Raises:
        RuleError: If there are fewer than two readings.

    .. versionadded:: 26.1.0
    """
    if len(readings) < 2:
        raise RuleError(f"{point}: a contested point has two readings or more")
    return Contested(point, tuple((name, _node(node)) for name, node in readings.items()))


def walk(node: Node) -> Iterator[Node]:
    """Each node of the tree, parents first, in the order of the paragraph."""
    yield node
    for child in node.children:
        yield from walk(child)
