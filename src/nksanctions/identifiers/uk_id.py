"""Unique ids of the UK Sanctions List.

Three letters for the regime and four digits: ``DPR0039`` is of the regulations on the DPRK. The
Foreign, Commonwealth and Development Office gives them. (The group ids of the Treasury's former
consolidated list are plain numbers.)

>>> validate("dpr0039")
'DPR0039'
>>> validate("13575")  # doctest: +NORMALIZE_WHITESPACE
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidIdentifierError: '13575' is not a UK Sanctions List id:
it reads like 'DPR0039'

Source: UK Sanctions List, column ``Unique ID``, as public extracts of the list show it (secondary).
"""

from __future__ import annotations

import re
from typing import Final

from nksanctions.identifiers.shape import of_form, passes

__all__ = ["compact", "is_valid", "validate"]

_FORM: Final = re.compile(r"[A-Z]{3}[0-9]{4,5}")


def compact(text: str) -> str:
    """Leave out white space, and put the letters in capitals.

    >>> compact(" dpr 0039 ")
    'DPR0039'

    .. versionadded:: 26.1.0
    """
    bare = "".join(text.split())
    return bare.upper() if bare.isascii() else bare


def validate(text: str) -> str:
    """Return the id, or say what is wrong with it.

    Raises:
        InvalidIdentifierError: If it has another form.

    .. versionadded:: 26.1.0
    """
    return of_form(text, compact(text), _FORM, "a UK Sanctions List id: it reads like 'DPR0039'")


def is_valid(text: str) -> bool:
    """Whether a text is an id of that form.

    .. versionadded:: 26.1.0
    """
    return passes(validate, text)
