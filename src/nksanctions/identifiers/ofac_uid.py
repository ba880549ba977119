"""Numbers that OFAC gives the entries of its lists.

A whole number of up to seven digits, without leading zeros. It names the entry for good. Numbers
aren't given in the order of designation: never read a date from one.

>>> validate(" 23089 ")
'23089'
>>> validate("0815")
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidIdentifierError: '0815' is not an OFAC uid: it reads like '23089'

Source: OFAC, specification of the SDN data files: the unique record identifier is a number.
"""

from __future__ import annotations

import re
from typing import Final

from nksanctions.identifiers.shape import of_form, passes

__all__ = ["compact", "is_valid", "validate"]

_FORM: Final = re.compile(r"[1-9][0-9]{0,6}")


def compact(text: str) -> str:
    """Strip white space and a leading ``OFAC`` or ``uid``.

    >>> compact("OFAC uid 23089")
    '23089'

    .. versionadded:: 26.1.0
    """
    return re.sub(r"^(?:OFAC)?[\s:#-]*(?:UID)?[\s:#-]*", "", text.strip(), flags=re.IGNORECASE)


def validate(text: str) -> str:
    """Return the number, or say what is wrong with it.

    Raises:
        InvalidIdentifierError: If it is none.

    .. versionadded:: 26.1.0
    """
    return of_form(text, compact(text), _FORM, "an OFAC uid: it reads like '23089'")


def is_valid(text: str) -> bool:
    """Whether a text is such a number.

    .. versionadded:: 26.1.0
    """
    return passes(validate, text)
