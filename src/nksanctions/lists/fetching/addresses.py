"""Where the official lists are published, and what a whole file of each looks like.

The addresses stand in `addresses.toml`, each with its source.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import cattrs
from attrs import frozen

from nksanctions.errors import NKSanctionsError

__all__ = ["Form", "PublishedFile", "PublishedList", "UnknownListError", "form_of", "published"]


class UnknownListError(NKSanctionsError, ValueError):
    """No official list, or no format of it, is held under this name.

    .. versionadded:: 26.1.0
    """


@frozen(kw_only=True)
class PublishedFile:
    """One file of a list: the name it gets on disk and its address.

    *columns*, *key* and *at_least* stand where they differ from those of the format.
    """

    name: str
    url: str
    columns: int | None = None
    key: int | None = None
    at_least: int | None = None


@frozen(kw_only=True)
class Form:
    """A format in which a list is published, and the signs of a whole file.

    XML: the name of the *root* and the paths of *entries* under it. CSV: the number of *columns*
    and the one that is the *key* of an entry, or the *header* of that column.
    *folder* is the folder in which a form of several files is kept, so that it is one list to read.
    *at_least* is how many entries a whole file has at the very least; *largest_mb* how big a file
    may be, in millions of bytes.
    """

    files: tuple[PublishedFile, ...]
    verified: str
    source: str
    at_least: int
    largest_mb: int
    folder: str = ""
    root: str = ""
    entries: tuple[str, ...] = ()
    columns: int = 0
    key: int = 0
    header: str = ""


@frozen(kw_only=True)
class PublishedList:
    """An official list: who publishes it, on which page, in which forms.

    *form* is the one that is fetched unless another is asked for.

    >>> published()["un"].authority
    'UN Security Council'
    >>> list(published()["ofac"].forms)
    ['advanced', 'xml', 'csv']

    .. versionadded:: 26.1.0
    """

    name: str
    authority: str
    page: str
    form: str
    forms: dict[str, Form]


@cache
def published() -> Mapping[str, PublishedList]:
    """The official lists that can be fetched, by their short names.

    >>> list(published())
    ['un', 'ofac', 'eu', 'uk']

    .. versionadded:: 26.1.0
    """
    text = (files(__package__) / "addresses.toml").read_text("utf-8")
    converter = cattrs.Converter(forbid_extra_keys=True)
    return converter.structure(tomllib.loads(text), dict[str, PublishedList])


def form_of(name: str, form: str | None) -> Form:
    """The format of that name of a list; without a name the one that it is fetched in.

    Raises:
        UnknownListError: If there is no such list or format.
    """
    if name not in published():
        raise UnknownListError(f"{name!r} is no list; there are {', '.join(published())}")
    found = published()[name]
    if (chosen := form or found.form) not in found.forms:
        there = ", ".join(found.forms)
        raise UnknownListError(f"{name} is not published as {chosen!r}; there are {there}")
    return found.forms[chosen]
