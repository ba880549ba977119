"""Bytes of a file as text: UTF-8 only, with words for what else it may be."""

from __future__ import annotations

import codecs
import re
from typing import Final

from nksanctions.errors import NKSanctionsError

_SIGNATURES: Final = {
    b"PK\x03\x04": "a spreadsheet (.xlsx, .ods) or zip file, not text; save it as 'CSV UTF-8'",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet (.xls), not text; save it as 'CSV UTF-8'",
    b"%PDF": "a PDF, not text",
    b"\x1f\x8b": "a gzip file, not text; unpack it first",
}


class NotTextError(NKSanctionsError, ValueError):
    """Bytes that are not UTF-8 text; the message says what they are likely to be."""


def decode(data: bytes) -> str:
    r"""Read UTF-8, with or without a byte order mark.

    >>> decode(b"\xef\xbb\xbfhost\nPL\n")
    'host\nPL\n'
    >>> decode("host,note\nPL,Gdańsk\n".encode("utf-16"))  # doctest: +NORMALIZE_WHITESPACE
    Traceback (most recent call last):
        ...
    nksanctions.records.text_file.NotTextError: not UTF-8; it looks like UTF-16:
    convert it, for instance with `iconv -f UTF-16 -t UTF-8`, or save it as 'CSV UTF-8'

    Raises:
        NotTextError: If the bytes are not UTF-8, or not text at all.
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise NotTextError(what)
    if (encoding := _wide(data)) is not None:
        raise NotTextError(_convert("not UTF-8", encoding))
    if b"\0" in data:
        raise NotTextError("a binary file, not text (it holds zero bytes)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The position is counted from behind the mark.
        start = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        line = data.count(b"\n", 0, start) + 1
        problem = f"not UTF-8 (byte 0x{data[start]:02X} in line {line})"
        raise NotTextError(_convert(problem, _narrow(data))) from None


def _convert(problem: str, encoding: str) -> str:
    return (
        f"{problem}; it looks like {encoding}: convert it, for instance with "
        f"`iconv -f {encoding} -t UTF-8`, or save it as 'CSV UTF-8'"
    )


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or by where its zero bytes stand."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 > len(head) and min(even, odd) == 0:
        return "UTF-16LE" if odd else "UTF-16BE"
    return None


def _narrow(data: bytes) -> str:
    """The likely one of the encodings with a byte or two a letter; a guess, and said so."""
    try:
        foreign = [c for c in data.decode("cp949") if not c.isascii()]
    except UnicodeDecodeError:
        foreign = []
    if foreign and all("가" <= character <= "힣" for character in foreign):
        return "CP949"
    if re.search(rb"[\xc0-\xff]{3}", data):
        return "WINDOWS-1251"
    return "WINDOWS-1252"
