"""The formats of official lists, and how each is recognised by its content."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final, Protocol, cast

from attrs import frozen

from nksanctions.lists.opened import Opened, bad
from nksanctions.lists.report import ParseReport
from nksanctions.models import Designation


class Reader(Protocol):
    """Reads an open list: designations in file order, with what it met noted in the report.

    A bad entry is noted with `ParseReport.skip` and left out; a bad value of a good entry is kept
    as text and noted with `ParseReport.problem`. A damaged file raises `BadInputError`.
    """

    def __call__(self, opened: Opened, report: ParseReport) -> Iterator[Designation]:
        """Yield the designations of the list."""


@frozen(kw_only=True)
class ListFormat:
    """A format of an official list.

    *name* is what the argument `format` takes, *module* where its `entries` function stands.

    .. versionadded:: 26.1.0
    """

    name: str
    title: str
    module: str
    recognises: Callable[[Opened], bool]

    @property
    def reader(self) -> Reader:
        """The reader; its module is loaded when it is first asked for."""
        return cast("Reader", import_module(self.module).entries)


_ROOT: Final = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)([^>]*)")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)


def head_text(opened: Opened) -> str:
    """The first bytes as text, in the encoding that its mark names or else UTF-8."""
    head = opened.head
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return head.decode(encoding, errors="replace")
    return head.decode("utf-8", errors="replace")


def xml_root(opened: Opened) -> tuple[str, str]:
    """The name of the root element, without prefix, and its attributes as written; or empty."""
    text = head_text(opened).lstrip()
    if not text.startswith("<"):
        return "", ""
    found = _ROOT.search(_COMMENT.sub("", text))
    return (found[1], found[2]) if found is not None else ("", "")


def _un_xml(opened: Opened) -> bool:
    return xml_root(opened)[0] == "CONSOLIDATED_LIST"


def _ofac_csv(opened: Opened) -> bool:
    return "sdn.csv" in opened.members


def _json(opened: Opened) -> bool:
    text = head_text(opened).lstrip()[:4096]
    keys = ('"authority"', '"reference"', '"source"')
    return text[:1] in ("[", "{") and (
        all(key in text for key in keys) or text.split() == ["[", "]"]
    )


FORMATS: Final[tuple[ListFormat, ...]] = (
    ListFormat(
        name="un-xml",
        title="United Nations Security Council consolidated list, XML",
        module="nksanctions.lists.un_xml",
        recognises=_un_xml,
    ),
    ListFormat(
        name="ofac-csv",
        title="OFAC Specially Designated Nationals list, CSV files",
        module="nksanctions.lists.ofac_csv",
        recognises=_ofac_csv,
    ),
    ListFormat(
        name="json",
        title="designations of this library, JSON or JSON Lines",
        module="nksanctions.lists.json_file",
        recognises=_json,
    ),
)
"""The formats that can be read; a new one is a line here and a module with `entries`."""


def find_format(opened: Opened, wanted: str | None = None) -> ListFormat:
    """The format of an input, by *wanted* name or else by its content.

    Raises:
        BadInputError: If no format answers to it; the message says what it looks like.
    """
    if wanted is not None:
        for each in FORMATS:
            if each.name == wanted:
                return each
        known = ", ".join(each.name for each in FORMATS)
        raise bad(opened.name, f"no format is called {wanted!r}; there are {known}")
    for each in FORMATS:
        if each.recognises(opened):
            return each
    raise bad(opened.name, _complaint(opened))


def _complaint(opened: Opened) -> str:
    known = "; ".join(f"{each.name} ({each.title})" for each in FORMATS)
    if opened.members and not opened.head:
        return f"holds no list that is known: {', '.join(opened.members[:5])}. Known are {known}"
    if not opened.head:
        return "the file is empty"
    first = head_text(opened).partition("\n")[0]
    if "-0-" in first and first[:1].isdigit():
        return (
            "one of OFAC's CSV files; give the folder, or a zip, with sdn.csv, alt.csv and add.csv"
        )
    root = xml_root(opened)[0]
    if root.lower() in {"html", "head", "body"} or "<html" in head_text(opened)[:2000].lower():
        what = "a web page, not a list: was it saved from a browser, or is it an error page?"
    elif root:
        what = f"XML with the root element <{root}>, which no known list has"
    else:
        what = "no list that is known"
    return f"{what}. Known are {known}"
