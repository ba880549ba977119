"""An official list, open: a file, gzip, zip or folder, with limits on what it may unpack to."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, Protocol, cast

from attrs import define

from nksanctions.errors import BadInputError, Problem

HEAD: Final = 1 << 16
"""So many bytes are looked at to recognise the format."""

LIMIT: Final = 1 << 31
"""A list unpacks to at most so many bytes; the largest published one has about a tenth of it."""

BOMB: Final = 1 << 24
RATIO: Final = 300
"""Beyond `BOMB` bytes, what unpacks to `RATIO` times its size or more is refused."""

_DAMAGE: Final = (
    EOFError,
    RuntimeError,  # encrypted, or packed in a way that is not known
    ValueError,
    gzip.BadGzipFile,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the standard library raises for packed files that are not as they should be."""

_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"

StrPath = str | os.PathLike[str]


class _Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class _Packed(io.RawIOBase):
    """A file that counts what is read from it."""

    def __init__(self, file: _Readable) -> None:
        self.file, self.count = file, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    """What a file unpacks to, up to the limits; damage is told with the name of the file."""

    def __init__(self, file: _Readable, name: str, packed: _Packed | int | None) -> None:
        self.file, self.name, self.packed, self.count = file, name, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.file.read(len(buffer))
        except BadInputError:
            raise
        except _DAMAGE as error:
            raise bad(self.name, f"damaged or cut off: {error}") from error
        except OSError as error:
            raise bad(self.name, f"cannot be read: {error.strerror or error}") from error
        if not isinstance(data, bytes):
            raise TypeError(f"{self.name}: open the file in binary mode ('rb')")
        self.count += len(data)
        if self.count > LIMIT:
            raise bad(self.name, f"unpacks to more than {LIMIT >> 20:,} MB; no list is so large")
        if self.packed is not None and self.count > BOMB:
            packed = self.packed if isinstance(self.packed, int) else self.packed.count
            if self.count > packed * RATIO:
                raise bad(self.name, f"unpacks to more than {RATIO} times its size; refused")
        buffer[: len(data)] = data
        return len(data)


def bad(place: str, message: str, field: str = "") -> BadInputError:
    """An error of one problem."""
    return BadInputError([Problem(place=place, field=field, message=message)])


@define(kw_only=True)
class Opened:
    """An input, open for one reading.

    *name* is how it is called in messages. A single file has its *head*, the first bytes; a folder
    or a zip file has the names of its *members*, without their folders and in lower case. A zip
    file with one member has both.
    """

    name: str
    head: bytes = b""
    members: tuple[str, ...] = ()
    _file: BinaryIO | None = None
    _open: Any = None

    @property
    def file(self) -> BinaryIO:
        """The one file, from its start.

        Raises:
            BadInputError: If the input is several files.
        """
        if self._file is None:
            raise bad(self.name, f"holds several files: {', '.join(self.members)}")
        return self._file

    def alone(self, name: str) -> Opened:
        """The same, as the only member of a zip file."""
        return Opened(
            name=self.name.removesuffix(f"/{name}"),
            head=self.head,
            members=(name,),
            file=self._file,
            open=lambda _: self.file,
        )

    def member(self, name: str) -> BinaryIO | None:
        """A member, open; `None` if there is none of that name."""
        return cast("BinaryIO", self._open(name)) if name in self.members else None


@contextmanager
def opened(source: StrPath | BinaryIO, name: str = "") -> Iterator[Opened]:
    """Open a path or an open binary file: plain, gzip, zip or a folder.

    Nothing is unpacked to disk, and names inside a zip file serve for look-up only.

    Raises:
        BadInputError: If it can't be opened.
        TypeError: If *source* is a file opened as text.
    """
    with ExitStack() as stack:
        if isinstance(source, str | os.PathLike):
            path = Path(source)
            name = name or _printable(path.name or str(path))
            try:
                if path.is_dir():
                    yield _folder(path, name, stack)
                    return
                file: BinaryIO = stack.enter_context(path.open("rb"))
            except FileNotFoundError:
                raise bad(_printable(str(path)), "no such file") from None
            except (OSError, ValueError) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                raise bad(name, f"cannot be opened: {reason}") from error
        else:
            file = source
            name = name or _name_of(source)
        yield _file(file, name, stack)


def _name_of(file: object) -> str:
    name = getattr(file, "name", "")
    return _printable(Path(name).name) if isinstance(name, str) and name else "the list"


def _printable(name: str) -> str:
    return name if name.isprintable() else repr(name)


def _plain(file: _Readable, name: str, packed: _Packed | int | None = None) -> Opened:
    reader = io.BufferedReader(_Unpacked(file, name, packed), HEAD)
    return Opened(name=name, head=reader.peek(HEAD)[:HEAD], file=cast("BinaryIO", reader))


def _file(file: BinaryIO, name: str, stack: ExitStack) -> Opened:
    found = _plain(file, name)
    if found.head.startswith(_GZIP):
        packed = _Packed(found.file)
        unpacked = gzip.GzipFile(fileobj=cast("IO[bytes]", io.BufferedReader(packed)))
        return _plain(unpacked, name, packed)
    if found.head.startswith(_ZIP):
        return _zip(_seekable(found.file, stack), name, stack)
    return found


def _seekable(file: BinaryIO, stack: ExitStack) -> BinaryIO:
    """A copy that can be read from any place, in memory while it is small."""
    with ExitStack() as now:
        copy = now.enter_context(tempfile.SpooledTemporaryFile(max_size=1 << 24))
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        stack.push(now.pop_all())
    return cast("BinaryIO", copy)


def _zip(file: BinaryIO, name: str, stack: ExitStack) -> Opened:
    try:
        archive = stack.enter_context(zipfile.ZipFile(file))
    except (*_DAMAGE, OSError) as error:
        raise bad(name, f"a damaged zip file: {error}") from error
    infos = {
        base.lower(): info
        for info in archive.infolist()
        if (base := info.filename.replace("\\", "/").rpartition("/")[2])
        and not base.startswith((".", "__"))
    }

    def member(wanted: str) -> _Readable:
        info = infos[wanted]
        try:
            return stack.enter_context(archive.open(info))
        except (*_DAMAGE, OSError) as error:
            raise bad(f"{name}/{_printable(wanted)}", f"cannot be unpacked: {error}") from error

    def packed(wanted: str) -> int:
        return max(infos[wanted].compress_size, 1)

    if not infos:
        raise bad(name, "a zip file with no file in it")
    if len(infos) == 1:
        (only,) = infos
        inside = _plain(member(only), f"{name}/{_printable(only)}", packed(only))
        if inside.head.startswith((_GZIP, _ZIP)):
            raise bad(inside.name, "packed twice; unpack it first")
        return inside.alone(only)

    def open_member(wanted: str) -> BinaryIO:
        return _plain(member(wanted), f"{name}/{_printable(wanted)}", packed(wanted)).file

    return Opened(name=name, members=tuple(sorted(infos)), open=open_member)


def _folder(path: Path, name: str, stack: ExitStack) -> Opened:
    files = {
        each.name.lower(): each
        for each in sorted(path.iterdir())
        if each.is_file() and not each.name.startswith(".")
    }
    if not files:
        raise bad(name, "a folder with no file in it")

    def open_member(wanted: str) -> BinaryIO:
        file = stack.enter_context(files[wanted].open("rb"))
        return _plain(file, f"{name}/{_printable(wanted)}").file

    return Opened(name=name, members=tuple(files), open=open_member)
