"""Numbers of passports and other papers, of taxpayers and of registers: text of the office's own.

Each office has its own form, so there is nothing to check but that it is a number at all. Compared
are the compact forms: a list writes ``PD 654-210116`` for what a form calls ``pd654210116``.

>>> validate(" pd 654-210116 ")
'PD654210116'
>>> validate("none")
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidIdentifierError: 'none' is not the number of a paper: it has no digit

Source: none beyond this; ICAO Doc 9303 limits a passport number to letters and digits.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from nksanctions.errors import InvalidIdentifierError
from nksanctions.identifiers.shape import passes

__all__ = ["compact", "is_valid", "validate"]

LONGEST: Final = 64


def compact(text: str) -> str:
    """Leave letters and digits, in capitals and in plain form.

    >>> compact("\uff21-12 34/b")
    'A1234B'

    .. versionadded:: 26.1.0
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(character for character in plain if character.isalnum())


def validate(text: str) -> str:
    """Return the compact number, or say what is wrong with it.

    Raises:
        InvalidIdentifierError: If it has no digit, or is longer than any number.

    .. versionadded:: 26.1.0
    """
    found = compact(text) if len(text) <= 4 * LONGEST else text
    if len(found) > LONGEST:
        raise InvalidIdentifierError(
            f"{text[:20]!r}… is not the number of a paper: it is longer than {LONGEST} characters"
        )
    if not any(character.isdecimal() for character in found):
        raise InvalidIdentifierError(f"{text!r} is not the number of a paper: it has no digit")
    return found


def is_valid(text: str) -> bool:
    """Whether a text can be such a number.

    .. versionadded:: 26.1.0
    """
    return passes(validate, text)
