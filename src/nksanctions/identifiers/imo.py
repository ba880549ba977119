"""IMO ship identification numbers, and those of shipowners and managers.

A ship's number stays with the hull under every name and flag: seven digits, the last a check digit.
A company's number has seven digits too, with another check: `validate_company`.

>>> validate("IMO 9074729")
'9074729'
>>> validate("9074728")  # doctest: +NORMALIZE_WHITESPACE
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidIdentifierError: '9074728' is not an IMO ship number:
the check digit is 9, not 8

Source: IMO resolution A.1117(30), the ship number scheme: the first six digits times 7 to 2, added;
the last digit of the sum is the check digit. IMO resolution MSC.160(78), the company number; its
check (weights 8, 6, 4, 2, 9, 7, modulo 11) as published by the scheme's manager, from memory, and
found right on each company number of the UN list.
"""

from __future__ import annotations

import re
from typing import Final

from nksanctions.errors import InvalidIdentifierError
from nksanctions.identifiers.shape import passes

__all__ = ["compact", "is_valid", "is_valid_company", "validate", "validate_company"]

_PREFIX: Final = re.compile(r"^IMO(?:\s*(?:NUMBER|NO))?\.?\s*:?\s*", re.IGNORECASE)


def compact(text: str) -> str:
    """Leave the digits: no prefix, spaces, dots or hyphens.

    >>> compact(" IMO No. 907-4729 ")
    '9074729'

    .. versionadded:: 26.1.0
    """
    return re.sub(r"[\s.\-]", "", _PREFIX.sub("", text.strip()))


def _digits(text: str, what: str) -> str:
    number = compact(text)
    if not (number.isascii() and number.isdigit() and len(number) == 7):
        raise InvalidIdentifierError(f"{text!r} is not {what}: it has seven digits")
    return number


def _same(text: str, what: str, check: int, number: str) -> str:
    if check != int(number[6]):
        raise InvalidIdentifierError(
            f"{text!r} is not {what}: the check digit is {check}, not {number[6]}"
        )
    return number


def validate(text: str) -> str:
    """Return a ship's number, or say what is wrong with it.

    Raises:
        InvalidIdentifierError: If it has not seven digits, or the check digit is another.

    .. versionadded:: 26.1.0
    """
    number = _digits(text, "an IMO ship number")
    check = sum(int(digit) * (7 - place) for place, digit in enumerate(number[:6])) % 10
    return _same(text, "an IMO ship number", check, number)


def is_valid(text: str) -> bool:
    """Whether a text is a ship's number.

    .. versionadded:: 26.1.0
    """
    return passes(validate, text)


def validate_company(text: str) -> str:
    """Return the number of a shipowner or manager, or say what is wrong with it.

    >>> validate_company("5954061")
    '5954061'

    Raises:
        InvalidIdentifierError: If it has not seven digits, or the check digit is another.

    .. versionadded:: 26.1.0
    """
    number = _digits(text, "an IMO company number")
    weighed = sum(int(digit) * by for digit, by in zip(number, (8, 6, 4, 2, 9, 7), strict=False))
    return _same(text, "an IMO company number", (11 - weighed % 11) % 10, number)


def is_valid_company(text: str) -> bool:
    """Whether a text is the number of a shipowner or manager.

    .. versionadded:: 26.1.0
    """
    return passes(validate_company, text)
