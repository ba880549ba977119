"""XML of official lists, entry by entry: no DTD, no entities, no network, bounded memory.

The parser is expat, from the standard library. A document type declaration is refused where it
starts, so that no entity can be declared, expanded or fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import BinaryIO, Final
from xml.parsers import expat

from nksanctions.errors import BadInputError
from nksanctions.lists.opened import bad
from nksanctions.lists.report import ParseReport

CHUNK: Final = 1 << 16
LONGEST: Final = 1 << 23
"""An entry has at most so many bytes; the largest of published lists have some hundred thousand."""
DEEPEST: Final = 64


_NO_NODES: Final[dict[str, list[Node]]] = {}
_NO_TEXTS: Final[dict[str, str]] = {}


class Node:
    """An element, taken apart by whoever reads it: what is not taken is left over.

    Texts have no white space at their ends. Names have no namespace. *line* is where a whole unit
    starts, and 0 for what is below it.
    """

    # What all share that have none is never written to; most elements have a text alone.
    attributes: dict[str, str] = _NO_TEXTS
    children: dict[str, list[Node]] = _NO_NODES
    taken: tuple[Node, ...] = ()
    text: str = ""
    line: int = 0
    path: str = ""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    def take(self, tag: str) -> str:
        """The text of the first child of that name, which is then gone; empty if there is none."""
        children = self.children
        if tag not in children:
            return ""
        found = children[tag]
        if len(found) == 1:
            del children[tag]
            node = found[0]
        else:
            node = found.pop(0)
        if node.attributes or node.children:
            self._took(node)  # so that what else it holds is found
        text, node.text = node.text, ""
        return text

    def texts(self, *tags: str) -> list[str]:
        """What `take` gives for each of several names."""
        children, take = self.children, self.take
        return [take(tag) if tag in children else "" for tag in tags]

    def _took(self, *nodes: Node) -> None:
        self.taken += nodes

    def take_all(self, tag: str) -> list[str]:
        """The texts of all children of that name, in order, empty ones left out."""
        found: list[str] = []
        while tag in self.children:
            if text := self.take(tag):
                found.append(text)
        return found

    def peek(self, tag: str) -> str:
        """The text of the first child of that name, which stays; empty if there is none."""
        found = self.children.get(tag)
        return found[0].text if found else ""

    def nodes(self, tag: str) -> list[Node]:
        """The children of that name, to be taken apart."""
        found = self.children.pop(tag, None)
        if found is None:
            return []
        self._took(*found)
        return found

    def node(self, tag: str) -> Node | None:
        """The first child of that name, to be taken apart; `None` if there is none."""
        if tag not in self.children:
            return None
        found = self.children[tag]
        node = found.pop(0)
        if not found:
            del self.children[tag]
        self._took(node)
        return node

    def tags(self) -> tuple[str, ...]:
        """The names of the children that are left."""
        return tuple(self.children)

    def attribute(self, name: str) -> str:
        """The value of an attribute, which is then gone; empty if there is none."""
        return self.attributes.pop(name, "").strip()

    def own_text(self) -> str:
        """The text of the element itself, which is then gone."""
        text, self.text = self.text, ""
        return text

    def report_left(self, report: ParseReport) -> None:
        """Note what nobody took: elements, attributes and text, by path."""
        if not self.children and not self.attributes and not self.text and not self.taken:
            return
        todo = [(self, self.path)]
        while todo:
            node, path = todo.pop()
            for name, value in node.attributes.items():
                report.unread(f"{path}/@{name}", value)
            if node.text:
                report.unread(f"{path}/text()", node.text)
            todo += [
                (each, f"{path}/{each.tag}")
                for each in node.taken
                if each.children or each.attributes or each.text or each.taken
            ]
            for tag, left in node.children.items():
                _report(left, f"{path}/{tag}", report, todo)


def _report(left: list[Node], path: str, report: ParseReport, todo: list[tuple[Node, str]]) -> None:
    """Note children that nobody took, and put those that hold more on the list."""
    for each in left:
        holds_more = each.children or each.attributes
        if each.text or not holds_more:
            report.unread(path, each.text)
        if holds_more:
            each.text = ""
            todo.append((each, path))


class _Handlers:
    """What the parser calls: it builds the units, and notes what stands outside them."""

    def __init__(
        self,
        name: str,
        report: ParseReport,
        units: Collection[str],
        root: Callable[[Node], None] | None,
    ) -> None:
        self.name, self.report, self.units, self.root = name, report, frozenset(units), root
        self.done: list[Node] = []
        self.finished = 0
        self.stack: list[Node] = []
        self.local: dict[str, str] = {}
        self.pieces: list[str] = []  # of text, since the last tag
        self.depth = 0  # at which the current unit stands
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.buffer_size = CHUNK
        parser.CharacterDataHandler = self.pieces.append
        parser.StartDoctypeDeclHandler = self.doctype
        self.start_inside, self.end_inside = self.inside()
        self.go_outside()

    def go_outside(self) -> None:
        """From now on elements stand outside the units."""
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def inside(self) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
        """The handlers for elements inside a unit; called most, they hold what they use."""
        stack, pieces, local, clear = self.stack, self.pieces, self.local, self.pieces.clear
        take_text, plain, too_deep, finish = self.text, self.plain, self.too_deep, self.finish

        def start(full: str, attributes: dict[str, str]) -> None:
            above = stack[-1]
            if pieces:
                if len(pieces) > 1 or not pieces[0].isspace():
                    take_text(above)
                else:
                    clear()
            tag = local.get(full) or plain(full)
            node = Node(tag)
            if attributes:
                node.attributes = {plain(key): value for key, value in attributes.items()}
            children = above.children
            if not children:
                above.children = {tag: [node]}
            elif tag in children:
                children[tag].append(node)
            else:
                children[tag] = [node]
            stack.append(node)
            if len(stack) > DEEPEST:
                too_deep()

        def end(_full: str) -> None:
            node = stack.pop()
            if pieces:
                if len(pieces) > 1 or node.text:
                    take_text(node)
                else:
                    if text := pieces[0].strip():
                        node.text = text
                    clear()
            if len(stack) < self.depth:
                finish(node)

        return start, end

    def plain(self, full: str) -> str:
        """A name without its namespace."""
        tag = full.rpartition(" ")[2]
        if len(self.local) < 10_000:
            self.local[full] = tag
        return tag

    def text(self, node: Node) -> None:
        """Give the pieces of text to the element in which they stand."""
        data = "".join(self.pieces).strip()
        self.pieces.clear()
        if data:
            node.text += data

    def too_deep(self) -> None:
        line = f"line {self.parser.CurrentLineNumber}"
        raise bad(self.name, f"elements nest deeper than {DEEPEST}", line)

    def finish(self, node: Node) -> None:
        """A unit is whole."""
        self.finished += 1
        self.done.append(node)
        self.go_outside()

    def start(self, full: str, attributes: dict[str, str]) -> None:
        """An element starts that is the root, holds units or is one."""
        node = Node(self.plain(full))
        node.line = self.parser.CurrentLineNumber
        node.path = node.tag
        if attributes:
            node.attributes = {self.plain(key): value for key, value in attributes.items()}
        if self.stack:
            above = self.stack[-1]
            if self.pieces:
                self.text(above)
            above.taken = (node,)  # it is not empty
            node.path = f"{above.path}/{node.tag}"
        elif self.root is not None:
            self.root(node)
        self.stack.append(node)
        if len(self.stack) > DEEPEST:
            self.too_deep()
        if node.tag in self.units and len(self.stack) > 1:
            self.depth = len(self.stack)
            self.parser.StartElementHandler = self.start_inside
            self.parser.EndElementHandler = self.end_inside

    def end(self, _full: str) -> None:
        """An element ends that is the root, held units or was to hold some."""
        node = self.stack.pop()
        if self.pieces:
            self.text(node)
        for key, value in node.attributes.items():
            self.report.unread(f"{node.path}/@{key}", value)
        if node.text or not node.taken:
            self.report.unread(node.path, node.text)
        node.taken = ()

    def doctype(self, *_: object) -> None:
        raise bad(
            self.name,
            "has a document type declaration (<!DOCTYPE); official lists have none",
            f"line {self.parser.CurrentLineNumber}",
        )

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Parse a piece.

        Raises:
            BadInputError: If it is not well-formed, or refused.
        """
        try:
            self.parser.Parse(data, last)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            where = f"line {error.lineno}, column {error.offset + 1}"
            raise bad(self.name, f"not well-formed XML: {what}", where) from error
        except BadInputError:
            raise
        except (ValueError, LookupError) as error:
            raise bad(self.name, f"an encoding that is not read: {error}", "line 1") from error


def xml_nodes(
    file: BinaryIO,
    name: str,
    report: ParseReport,
    *,
    units: Collection[str],
    root: Callable[[Node], None] | None = None,
) -> Iterator[Node]:
    """Each element of one of the names *units*, whole and in file order; it is then let go.

    *root* gets the root element when it starts, to take its attributes. Elements outside the units
    that hold text or attributes, or nothing, are noted in the report.

    Raises:
        BadInputError: With the line, if the file is not well-formed XML, has a document type
            declaration, nests deeper than `DEEPEST` or has an entry longer than `LONGEST`.
    """
    handlers = _Handlers(name, report, units, root)
    finished = since = 0
    while data := file.read(CHUNK):
        handlers.feed(data)
        since += len(data)
        if handlers.finished > finished:
            finished, since = handlers.finished, 0
        elif since > LONGEST:
            line = f"before line {handlers.parser.CurrentLineNumber}"
            raise bad(name, f"an entry is longer than {LONGEST >> 20} MB", line)
        yield from handlers.done
        handlers.done.clear()
    handlers.feed(b"", last=True)
    yield from handlers.done
