"""Business identifier codes (BIC), which most call SWIFT codes.

Four letters for the institution, two for the country, two characters for the place and, for a
branch, three more. SWIFT registers them. There is no check digit.

>>> validate("fobkkppy")
'FOBKKPPY'
>>> validate("FOBKZZPY")
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidIdentifierError: 'FOBKZZPY' is not a SWIFT code: 'ZZ' is no country

Source: ISO 9362.
"""

from __future__ import annotations

import re
from typing import Final

from nksanctions.errors import InvalidIdentifierError
from nksanctions.identifiers import country
from nksanctions.identifiers.shape import passes

__all__ = ["compact", "is_valid", "validate"]

_FORM: Final = re.compile(r"[A-Z0-9]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def compact(text: str) -> str:
    """Leave out white space and hyphens, and put the letters in capitals.

    >>> compact("fobk kp py")
    'FOBKKPPY'

    .. versionadded:: 26.1.0
    """
    bare = "".join(text.split()).replace("-", "")
    return bare.upper() if bare.isascii() else bare


def validate(text: str) -> str:
    """Return the code, or say what is wrong with it.

    Raises:
        InvalidIdentifierError: If it has another form, or names no country.

    .. versionadded:: 26.1.0
    """
    code = compact(text)
    found = _FORM.fullmatch(code)
    if found is None:
        raise InvalidIdentifierError(
            f"{text!r} is not a SWIFT code: it has 8 or 11 characters, such as 'FOBKKPPY'"
        )
    if found[1] != "XK" and not country.is_valid(found[1]):  # SWIFT uses XK for Kosovo
        raise InvalidIdentifierError(f"{text!r} is not a SWIFT code: {found[1]!r} is no country")
    return code


def is_valid(text: str) -> bool:
    """Whether a text is a SWIFT code.

    .. versionadded:: 26.1.0
    """
    return passes(validate, text)
