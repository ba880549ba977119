"""Permanent reference numbers of the United Nations Security Council's sanctions lists.

Two letters for the list, ``i`` for an individual or ``e`` for an entity, a dot and three digits:
``KPi.001`` is the first individual of the list of S/RES/1718 (2006). The Secretariat gives them.

>>> validate("kpi.001"), list_of("KPe.075")
('KPi.001', 'KP')
>>> validate("KP-001")
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidIdentifierError: 'KP-001' is not a UN reference: it reads like 'KPi.001'

Source: United Nations Security Council consolidated list, file of 27 February 2026: each of the
1,003 references has this form.
"""

from __future__ import annotations

import re
from typing import Final

from nksanctions.identifiers.shape import of_form, passes

__all__ = ["compact", "is_valid", "list_of", "validate"]

_FORM: Final = re.compile(r"[A-Z]{2}[ie]\.[0-9]{3}")


def compact(text: str) -> str:
    """Strip white space, and put the letters in the case that the lists have.

    >>> compact(" kpE.7 ")
    'KPe.7'

    .. versionadded:: 26.1.0
    """
    bare = "".join(text.split())
    if not bare.isascii():
        return bare
    return bare[:2].upper() + bare[2:3].lower() + bare[3:]


def validate(text: str) -> str:
    """Return the reference, or say what is wrong with it.

    Raises:
        InvalidIdentifierError: If it has another form.

    .. versionadded:: 26.1.0
    """
    return of_form(text, compact(text), _FORM, "a UN reference: it reads like 'KPi.001'")


def is_valid(text: str) -> bool:
    """Whether a text is a reference of that form.

    .. versionadded:: 26.1.0
    """
    return passes(validate, text)


def list_of(text: str) -> str:
    """The letters of the list: ``KP`` for that of S/RES/1718 (2006).

    Raises:
        InvalidIdentifierError: If it is no reference.

    .. versionadded:: 26.1.0
    """
    return validate(text)[:2]
