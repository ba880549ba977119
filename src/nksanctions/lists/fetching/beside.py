"""What is known of a fetched file, kept beside it as JSON: whence, which version, how many entries.

`un-consolidated.xml` has its `.un-consolidated.xml.source.json`, which readers of a folder leave
alone. A record that doesn't fit the file
any more counts for nothing, so that an edited or broken file is fetched anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import cattrs
from attrs import asdict, frozen

__all__ = ["Origin", "conditions", "move", "read_origin", "temporary_beside", "write_origin"]


@frozen(kw_only=True)
class Origin:
    """Whence a file came. *date* is the server's own, of the day when it was fetched."""

    url: str
    etag: str
    last_modified: str
    date: str
    size: int
    sha256: str
    entries: int


_converter = cattrs.Converter(forbid_extra_keys=True)


def read_origin(path: Path) -> Origin | None:
    """What is known of this file, if it is still the file that came."""
    try:
        origin = _converter.structure(json.loads(_record(path).read_bytes()), Origin)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError, cattrs.BaseValidationError):
        return None
    return origin if origin.sha256 == sha256 else None


def write_origin(path: Path, origin: Origin) -> None:
    """Keep what is known of this file beside it."""
    text = json.dumps(asdict(origin), indent=2) + "\n"
    record = _record(path)
    with temporary_beside(record) as file:
        file.write(text.encode())
        move(file, record)


def _record(path: Path) -> Path:
    return path.with_name(f".{path.name}.source.json")


def conditions(origin: Origin | None, url: str) -> dict[str, str]:
    """The headers that ask for the file only if it is not the one that we hold."""
    if origin is None or origin.url != url:
        return {}
    headers = {"If-None-Match": origin.etag, "If-Modified-Since": origin.last_modified}
    return {name: value for name, value in headers.items() if value}


@contextmanager
def temporary_beside(path: Path) -> Iterator[BinaryIO]:
    """A new file in the same folder, gone in the end unless it was moved to its place."""
    name = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with name.open("x+b") as file:
        try:
            yield file
        finally:
            file.close()
            with suppress(FileNotFoundError):
                name.unlink()


def move(file: BinaryIO, path: Path) -> None:
    """Put a whole file in its place, at once."""
    file.flush()
    os.fsync(file.fileno())
    file.close()
    Path(file.name).replace(path)
