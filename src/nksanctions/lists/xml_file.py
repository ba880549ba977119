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


class Node:
    """An element, taken apart by whoever reads it: what is not taken is left over.

    Texts have no white space at their ends. Names have no namespace.
    """

    __slots__ = ("attributes", "children", "line", "path", "tag", "taken", "text")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: dict[str, list[Node]] = {}
        self.taken: list[Node] = []
        self.text = ""
        self.line = line
        self.path = tag

    def take(self, tag: str) -> str:
        """The text of the first child of that name, which is then gone; empty if there is none."""
        found = self.children.get(tag)
        if found is None:
            return ""
        node = found[0]
        if len(found) == 1:
            del self.children[tag]
        else:
            del found[0]
        if node.attributes or node.children:
            self.taken.append(node)  # so that what else it holds is found
        text, node.text = node.text, ""
        return text

    def take_all(self, tag: str) -> list[str]:
        """The texts of all children of that name, in order, empty ones left out."""
        texts: list[str] = []
        while tag in self.children:
            if text := self.take(tag):
                texts.append(text)
        return texts

    def nodes(self, tag: str) -> list[Node]:
        """The children of that name, to be taken apart."""
        found = self.children.pop(tag, None)
        if found is None:
            return []
        self.taken += found
        return found

    def node(self, tag: str) -> Node | None:
        """The first child of that name, to be taken apart; `None` if there is none."""
        found = self.children.get(tag)
        if found is None:
            return None
        node = found.pop(0)
        if not found:
            del self.children[tag]
        self.taken.append(node)
        return node

    def attribute(self, name: str) -> str:
        """The value of an attribute, which is then gone; empty if there is none."""
        return self.attributes.pop(name, "").strip()

    def own_text(self) -> str:
        """The text of the element itself, which is then gone."""
        text, self.text = self.text, ""
        return text

    def report_left(self, report: ParseReport) -> None:
        """Note what nobody took: elements, attributes and text, by path."""
        todo = [(self, self.path)]
        while todo:
            node, path = todo.pop()
            for name, value in node.attributes.items():
                report.unread(f"{path}/@{name}", value)
            if node.text:
                report.unread(f"{path}/text()", node.text)
            todo += [(each, f"{path}/{each.tag}") for each in node.taken]
            for tag, left in node.children.items():
                for each in left:
                    below = each.children or each.attributes
                    if not below:
                        report.unread(f"{path}/{tag}", each.text)
                    else:
                        report.unread(f"{path}/{tag}", each.text) if each.text else None
                        each.text = ""
                        todo.append((each, f"{path}/{tag}"))


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
        self.inside = 0  # the depth at which the current unit stands; 0 outside units
        self.local: dict[str, str] = {}
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.buffer_size = CHUNK
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self.doctype

    def start(self, full: str, attributes: dict[str, str]) -> None:
        tag = self.local.get(full)
        if tag is None:
            tag = full.rpartition(" ")[2]
            if len(self.local) < 10_000:
                self.local[full] = tag
        if attributes:
            attributes = {key.rpartition(" ")[2]: text for key, text in attributes.items()}
        node = Node(tag, attributes, self.parser.CurrentLineNumber)
        stack = self.stack
        if self.inside:
            children = stack[-1].children
            if tag in children:
                children[tag].append(node)
            else:
                children[tag] = [node]
        else:
            self.outside(node)
        stack.append(node)
        if len(stack) > DEEPEST:
            raise bad(self.name, f"elements nest deeper than {DEEPEST}", f"line {node.line}")

    def outside(self, node: Node) -> None:
        """An element starts that is the root, holds units or is one."""
        if not self.stack:
            if self.root is not None:
                self.root(node)
            return
        above = self.stack[-1]
        above.taken = [node]  # it is not empty
        node.path = f"{above.path}/{node.tag}"
        if node.tag in self.units:
            self.inside = len(self.stack) + 1

    def end(self, _full: str) -> None:
        node = self.stack.pop()
        if node.text:
            node.text = node.text.strip()
        if not self.inside:
            for key, value in node.attributes.items():
                self.report.unread(f"{node.path}/@{key}", value)
            if node.text or not node.taken:
                self.report.unread(node.path, node.text)
            node.taken = []
        elif len(self.stack) < self.inside:
            self.inside = 0
            self.finished += 1
            self.done.append(node)

    def text(self, data: str) -> None:
        if not data.isspace():
            node = self.stack[-1]
            node.text = node.text + data if node.text else data

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
