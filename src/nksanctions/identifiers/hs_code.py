"""Codes of the Harmonized System (HS), under which customs file goods.

Two digits name a chapter, four a heading, six a subheading; States add digits of their own. A code
is a prefix: all goods of heading ``6205`` are goods of chapter ``62``. The World Customs
Organization renews the system every five years; headings of 2012, 2017 and 2022 are known here, and
subheadings, which change most, are taken as they are within a known heading.

>>> validate("6205.20")
'620520'
>>> validate("7700")  # doctest: +NORMALIZE_WHITESPACE
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidHSCodeError: '7700' is no HS code: there is no chapter 77; the nearest
are 76 and 78

Source: WCO, HS Nomenclature; `hs_headings.toml` says how it was verified.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from nksanctions.errors import InvalidHSCodeError

__all__ = [
    "chapter",
    "compact",
    "heading",
    "headings",
    "is_valid",
    "starts_with",
    "subheading",
    "validate",
]

_LENGTHS: Final = (2, 4, 6, 8, 10)
_SHOWN: Final = 8
"""So many headings of a chapter are named one by one; more as the first and the last."""


def compact(text: str) -> str:
    """Leave the digits: no spaces, dots or hyphens, and no ``HS`` before them.

    >>> compact(" HS 84.71-30 ")
    '847130'

    .. versionadded:: 26.1.0
    """
    return re.sub(r"[\s.\-]", "", re.sub(r"^\s*HS\s*:?", "", text, flags=re.IGNORECASE))


def validate(text: str) -> str:
    """Return the code's digits, two to ten of them, or say what is wrong and what comes nearest.

    >>> validate("2701"), validate("8701 91 00")
    ('2701', '87019100')
    >>> validate("7803")  # doctest: +NORMALIZE_WHITESPACE
    Traceback (most recent call last):
        ...
    nksanctions.errors.InvalidHSCodeError: '7803' is no HS code: chapter 78 has headings 7801, 7802,
    7804, 7806

    Raises:
        InvalidHSCodeError: If there is no such chapter or heading, or the length is no code's.

    .. versionadded:: 26.1.0
    """
    code = compact(text)
    if (problem := _problem(code)) is not None:
        raise InvalidHSCodeError(f"{text!r} is no HS code: {problem}")
    return code


def is_valid(text: str) -> bool:
    """Whether *text* is a code.

    >>> is_valid("0306"), is_valid("306")
    (True, False)

    .. versionadded:: 26.1.0
    """
    return _problem(compact(text)) is None


def chapter(text: str) -> str:
    """The chapter of a code.

    >>> chapter("8701.91")
    '87'

    Raises:
        InvalidHSCodeError: If it is no code.

    .. versionadded:: 26.1.0
    """
    return validate(text)[:2]


def heading(text: str) -> str:
    """The heading of a code.

    >>> heading("8701.91")
    '8701'

    Raises:
        InvalidHSCodeError: If it is no code, or a chapter only.

    .. versionadded:: 26.1.0
    """
    return _cut(text, 4, "heading")


def subheading(text: str) -> str:
    """The subheading of a code, without what a State added.

    >>> subheading("87019100")
    '870191'

    Raises:
        InvalidHSCodeError: If it is no code, or has less than six digits.

    .. versionadded:: 26.1.0
    """
    return _cut(text, 6, "subheading")


def starts_with(text: str, prefix: str) -> bool | None:
    """Whether all goods of a code fall under *prefix*; `None` where only some of them may.

    >>> starts_with("270112", "2701"), starts_with("2709", "2701"), starts_with("27", "2701")
    (True, False, None)

    Raises:
        InvalidHSCodeError: If either is no code.

    .. versionadded:: 26.1.0
    """
    code, start = validate(text), validate(prefix)
    if code.startswith(start):
        return True
    return None if start.startswith(code) else False


def headings(of_chapter: str) -> tuple[str, ...]:
    """The headings of a chapter, those of the editions of 2012 and 2017 included.

    >>> headings("78")
    ('7801', '7802', '7804', '7806')

    Raises:
        InvalidHSCodeError: If there is no such chapter.

    .. versionadded:: 26.1.0
    """
    return _headings()[chapter(of_chapter)]


def _cut(text: str, digits: int, what: str) -> str:
    code = validate(text)
    if len(code) < digits:
        raise InvalidHSCodeError(f"{text!r} names no {what}: give {digits} digits or more")
    return code[:digits]


def _problem(code: str) -> str | None:
    if not (code.isascii() and code.isdigit()):
        return "it has digits only, such as 6205 or 6205.20"
    known = _headings()
    if len(code) not in _LENGTHS:
        zero = f"0{code}"
        hint = f"; is {zero} meant?" if len(zero) in _LENGTHS and _problem(zero) is None else ""
        return f"it has 2, 4 or 6 digits, and 8 or 10 with a State's own, not {len(code)}{hint}"
    if (mine := code[:2]) not in known:
        number = int(mine)
        near = sorted(known, key=lambda one: (abs(int(one) - number), one))[:2]
        return f"there is no chapter {mine}; the nearest are {' and '.join(sorted(near))}"
    if len(code) == 2 or code[:4] in known[mine]:
        return None
    here = known[mine]
    if len(here) > _SHOWN:
        return f"chapter {mine} has headings {here[0]} to {here[-1]}{_nearest(code[:4], here)}"
    return f"chapter {mine} has headings {', '.join(here)}"


def _nearest(code: str, here: tuple[str, ...]) -> str:
    """The neighbours of a heading that lies in a gap between two others."""
    if not here[0] < code < here[-1]:
        return ""
    before = max(one for one in here if one < code)
    after = min(one for one in here if one > code)
    return f", but not this one; the nearest are {before} and {after}"


@cache
def _headings() -> dict[str, tuple[str, ...]]:
    text = files("nksanctions.identifiers").joinpath("hs_headings.toml").read_text("utf-8")
    data = tomllib.loads(text)
    found: dict[str, set[str]] = {}
    for mine, ranges in data["headings"].items():
        for part in ranges.split():
            first, _, last = part.partition("-")
            for number in range(int(first), int(last or first) + 1):
                found.setdefault(mine, set()).add(f"{mine}{number:02}")
    for code in data["earlier"]:
        found[code[:2]].add(code)
    return {mine: tuple(sorted(codes)) for mine, codes in found.items()}
