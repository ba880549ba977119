"""Reference numbers of the European Union's consolidated list of financial sanctions.

``EU``, the number of the entry and two digits, divided by dots.

>>> validate("eu.4071.70")
'EU.4071.70'
>>> validate("EU 4071")  # doctest: +NORMALIZE_WHITESPACE
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidIdentifierError: 'EU 4071' is not an EU reference:
it reads like 'EU.4071.70'

Source: European Commission, consolidated financial sanctions list, attribute
``euReferenceNumber``, as public parsers of the list show it (secondary).
"""

from __future__ import annotations

import re
from typing import Final

from nksanctions.identifiers.shape import of_form, passes

__all__ = ["compact", "is_valid", "validate"]

_FORM: Final = re.compile(r"EU\.[0-9]{1,7}\.[0-9]{1,2}")


def compact(text: str) -> str:
    """Strip white space, and put the letters in capitals.

    >>> compact(" eu.4071.70 ")
    'EU.4071.70'

    .. versionadded:: 26.1.0
    """
    bare = text.strip()
    return bare.upper() if bare.isascii() else bare


def validate(text: str) -> str:
    """Return the reference, or say what is wrong with it.

    Raises:
        InvalidIdentifierError: If it has another form.

    .. versionadded:: 26.1.0
    """
    return of_form(text, compact(text), _FORM, "an EU reference: it reads like 'EU.4071.70'")


def is_valid(text: str) -> bool:
    """Whether a text is a reference of that form.

    .. versionadded:: 26.1.0
    """
    return passes(validate, text)
