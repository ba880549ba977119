"""Get an official list: all of its files, checked, or none."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from attrs import evolve, frozen

from nksanctions.errors import FetchError, MissingExtraError, RefusedListError
from nksanctions.lists.fetching.addresses import Form, PublishedFile, form_of, published
from nksanctions.lists.fetching.beside import (
    Origin,
    conditions,
    move,
    read_origin,
    temporary_beside,
    write_origin,
)
from nksanctions.lists.fetching.content import count_entries
from nksanctions.lists.fetching.limits import Limits
from nksanctions.lists.snapshot import refuse_a_fall

if TYPE_CHECKING:
    from nksanctions.lists.fetching.client import Response

__all__ = ["Fetched", "FetchedFile", "Progress", "fetch"]


@frozen(kw_only=True)
class FetchedFile:
    """A file of a list on disk: where it came from, how big it is, and how many entries it has.

    *previous_entries* counts those of the file that stood there before; `None` means that there
    was none, or none that could be read. *last_modified* is what the server said, or empty.

    .. versionadded:: 26.1.0
    """

    path: Path
    url: str
    changed: bool
    size: int
    sha256: str
    entries: int
    previous_entries: int | None
    last_modified: str


@frozen(kw_only=True)
class Fetched:
    """A list that was fetched, or found to be the one that we hold.

    .. versionadded:: 26.1.0
    """

    name: str
    form: str
    files: tuple[FetchedFile, ...]

    @property
    def changed(self) -> bool:
        """Whether any of its files is new."""
        return any(file.changed for file in self.files)


Progress = Callable[[str, int, int | None], None]
"""Told the name of a file, how many bytes of it came, and how many will (`None`: not known)."""


def fetch(
    name: str,
    *,
    to: str | os.PathLike[str] = ".",
    form: str | None = None,
    url: str | None = None,
    force: bool = False,
    allow_fewer: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Get an official list from its authority into the folder *to*, all its files or none.

    *name* is ``un``, ``ofac``, ``eu`` or ``uk``; *form* one of its formats,
    such as ``csv`` (see `published`). A
    file is loaded only if it is not the one that is there already, unless *force* is set. It takes
    the place of the old one when it has come whole, is the list that it should be, and has not
    lost more than a tenth of its entries; *allow_fewer* lets such a fall through. A form of several
    files gets a folder of its own in *to*, which `read` takes as one list. *url* stands in
    for the published address: of the one file, or of the folder of files if there are several.
    *wait* is called to pause between tries.

    >>> published()["un"].forms["xml"].files[0].name
    'un-consolidated.xml'
    >>> fetch("nato")
    Traceback (most recent call last):
        ...
    nksanctions.lists.fetching.addresses.UnknownListError: 'nato' is no list; there are un, ...

    Raises:
        UnknownListError: If no such list or format is published.
        FetchError: If it can't be had within the *limits*, or not be written.
        RefusedListError: If what came is not the list, or not the whole of it.
        MissingExtraError: If the extra ``fetch`` is not installed.

    .. versionadded:: 26.1.0
    """
    chosen = form_of(name, form)
    limits = limits or Limits()
    limits = evolve(limits, size=min(limits.size, chosen.largest_mb * 1_000_000))
    folder = Path(to, chosen.folder)
    with _disk_errors(folder), ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        loaded = [
            _Loading(
                file=file,
                form=chosen,
                url=_address(url, file, chosen),
                path=folder / file.name,
                temporary=stack.enter_context(temporary_beside(folder / file.name)),
            ).load(force=force, limits=limits, progress=progress, wait=wait)
            for file in chosen.files
        ]
        if not allow_fewer:
            for one in loaded:
                if one.previous is not None:
                    refuse_a_fall(one.loading.file.name, one.previous, one.origin.entries)
        files = tuple(one.put_in_place() for one in loaded)
    return Fetched(name=name, form=form or published()[name].form, files=files)


def _address(url: str | None, file: PublishedFile, form: Form) -> str:
    if url is None:
        return file.url
    return url if len(form.files) == 1 else f"{url.rstrip('/')}/{file.name}"


@frozen(kw_only=True)
class _Loading:
    """A file on its way from an address to its place."""

    file: PublishedFile
    form: Form
    url: str
    path: Path
    temporary: BinaryIO

    def load(
        self,
        *,
        force: bool,
        limits: Limits,
        progress: Progress | None,
        wait: Callable[[float], None],
    ) -> _Loaded:
        """Load and check it; nothing is replaced yet."""
        try:
            from nksanctions.lists.fetching.client import download
        except ModuleNotFoundError as error:
            raise MissingExtraError(
                f'fetching a list needs {error.name}: pip install "nksanctions[fetch]"'
            ) from error

        def report(size: int, whole: int | None) -> None:
            if progress is not None:
                progress(self.file.name, size, whole)

        held = read_origin(self.path)
        response = download(
            self.url,
            self.temporary,
            conditions={} if force else conditions(held, self.url),
            limits=limits,
            wait=wait,
            report=report,
        )
        if not response.changed:
            if held is None:
                raise FetchError(f"{self.url}: the server sent no file (304 Not Modified)")
            return _Loaded(loading=self, origin=held, changed=False, previous=held.entries)
        self.temporary.flush()
        entries = count_entries(Path(self.temporary.name), self.form, self.file)
        return _Loaded(
            loading=self,
            origin=_origin(self.url, response, entries),
            changed=held is None or held.sha256 != response.sha256,
            previous=held.entries if held is not None else self._count_old(),
        )

    def _count_old(self) -> int | None:
        """The entries of a file that stands there with no word of where it came from."""
        try:
            return count_entries(self.path, self.form, self.file)
        except (OSError, RefusedListError):
            return None


def _origin(url: str, response: Response, entries: int) -> Origin:
    return Origin(
        url=url,
        etag=response.etag,
        last_modified=response.last_modified,
        date=response.date,
        size=response.size,
        sha256=response.sha256,
        entries=entries,
    )


@frozen(kw_only=True)
class _Loaded:
    """A file that came and is what it should be."""

    loading: _Loading
    origin: Origin
    changed: bool
    previous: int | None

    def put_in_place(self) -> FetchedFile:
        path, origin = self.loading.path, self.origin
        if self.changed:
            move(self.loading.temporary, path)
        write_origin(path, origin)
        return FetchedFile(
            path=path,
            url=origin.url,
            changed=self.changed,
            size=origin.size,
            sha256=origin.sha256,
            entries=origin.entries,
            previous_entries=self.previous,
            last_modified=origin.last_modified,
        )


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except FetchError:
        raise
    except OSError as error:
        raise FetchError(f"{error.filename or folder}: {error.strerror or error}") from error
