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


_NONE: Final[dict[str, str]] = {}


class Node:
    """An element, taken apart by whoever reads it: what is not taken is left over.

    Texts have no white space at their ends. Names have no namespace. *line* is where a whole unit
    starts, and 0 for what is below it.

    Most elements hold a text alone, and most stand alone under their name. So a child that has
    neither attributes nor children is its text, and only several of one name are a list.
    """

    __slots__ = ("attributes", "children", "line", "path", "tag", "taken", "text")

    def __init__(self, tag: str, text: str = "", attributes: dict[str, str] = _NONE) -> None:
        self.tag: str = tag
        self.text: str = text
        self.attributes: dict[str, str] = attributes
        self.children: dict[str, str | Node | list[str | Node]] = {}
        self.taken: tuple[Node, ...] = ()
        self.line: int = 0
        self.path: str = ""

    def add(self, tag: str, child: str | Node) -> None:
        """Put a child after those of its name."""
        children = self.children
        if tag not in children:
            children[tag] = child
            return
        before = children[tag]
        if isinstance(before, list):
            before.append(child)
        else:
            children[tag] = [before, child]

    def take(self, tag: str) -> str:
        """The text of the first child of that name, which is then gone; empty if there is none."""
        found = self.children.pop(tag, "")
        return found if isinstance(found, str) else self._take_of(tag, found)

    def texts(self, *tags: str) -> list[str]:
        """What `take` gives for each of several names."""
        pop = self.children.pop
        return [
            found if isinstance(found := pop(tag, ""), str) else self._take_of(tag, found)
            for tag in tags
        ]

    def _take_of(self, tag: str, found: Node | list[str | Node]) -> str:
        """The text of the first of children that are more than one text; the others stay."""
        first = self._first(tag, found) if isinstance(found, list) else found
        return first if isinstance(first, str) else self._text_of(first)

    def _first(self, tag: str, found: list[str | Node]) -> str | Node:
        first, *others = found
        self.children[tag] = others if len(others) > 1 else others[0]
        return first

    def _text_of(self, node: Node) -> str:
        """The text of a child that is taken; what else the child holds is still to be found."""
        self.taken += (node,)
        return node.own_text()

    def take_all(self, tag: str) -> list[str]:
        """The texts of all children of that name, in order, empty ones left out."""
        found = self.children.pop(tag, "")
        if isinstance(found, str):
            return [found] if found else []
        each_of = found if isinstance(found, list) else [found]
        texts = [each if isinstance(each, str) else self._text_of(each) for each in each_of]
        return [text for text in texts if text]

    def peek(self, tag: str) -> str:
        """The text of the first child of that name, which stays; empty if there is none."""
        found = self.children.get(tag, "")
        if isinstance(found, list):
            found = found[0]
        return found if isinstance(found, str) else found.text

    def look(self, tag: str) -> list[Node]:
        """The children of that name, to be looked at; they stay."""
        found = self.children.get(tag, [])
        each_of = found if isinstance(found, list) else [found]
        return [Node(tag, each) if isinstance(each, str) else each for each in each_of]

    def nodes(self, tag: str) -> list[Node]:
        """The children of that name, to be taken apart."""
        if tag not in self.children:
            return []
        found = self.children.pop(tag)
        each_of = found if isinstance(found, list) else [found]
        nodes = [Node(tag, each) if isinstance(each, str) else each for each in each_of]
        self.taken += tuple(nodes)
        return nodes

    def node(self, tag: str) -> Node | None:
        """The first child of that name, to be taken apart; `None` if there is none."""
        if tag not in self.children:
            return None
        found = self.children.pop(tag)
        first = self._first(tag, found) if isinstance(found, list) else found
        node = Node(tag, first) if isinstance(first, str) else first
        self.taken += (node,)
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
                _report(left if isinstance(left, list) else [left], f"{path}/{tag}", report, todo)


def _report(
    left: list[str | Node], path: str, report: ParseReport, todo: list[tuple[Node, str]]
) -> None:
    """Note children that nobody took, and put those that hold more on the list."""
    for each in left:
        if isinstance(each, str):
            report.unread(path, each)
            continue
        if each.text:
            report.unread(path, each.own_text())
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
        """The handlers for elements inside a unit; called most, they hold what they use.

        An element that has started is *leaf* until it is known to hold more than a text.
        """
        stack, pieces, local, clear = self.stack, self.pieces, self.local, self.pieces.clear
        take_text, plain, too_deep, finish = self.text, self.plain, self.too_deep, self.finish
        leaf, deepest = "", DEEPEST

        def start(full: str, attributes: dict[str, str]) -> None:
            nonlocal leaf
            if leaf:
                node = Node(leaf)
                stack[-1].add(leaf, node)
                stack.append(node)
            if pieces:
                if len(pieces) > 1 or not pieces[0].isspace():
                    take_text(stack[-1])
                else:
                    clear()
            leaf = local[full] if full in local else plain(full)
            if attributes:
                node = Node(leaf, "", {plain(key): value for key, value in attributes.items()})
                stack[-1].add(leaf, node)
                stack.append(node)
                leaf = ""
            if len(stack) >= deepest and (leaf or len(stack) > deepest):
                too_deep()

        def end(_full: str) -> None:
            nonlocal leaf
            if leaf:
                if not pieces:
                    text = ""
                elif len(pieces) == 1:
                    text = pieces[0].strip()
                    clear()
                else:
                    text = "".join(pieces).strip()
                    clear()
                children = stack[-1].children
                if leaf in children:
                    stack[-1].add(leaf, text)
                else:
                    children[leaf] = text
                leaf = ""
                return
            node = stack.pop()
            if pieces:
                if len(pieces) > 1 or not pieces[0].isspace():
                    take_text(node)
                else:
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
