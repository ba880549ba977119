"""What the modules of numbers share: a form to match, and a check that answers yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable

from nksanctions.errors import InvalidIdentifierError


def of_form(text: str, found: str, form: re.Pattern[str], complaint: str) -> str:
    """Return *found*, the compact form of *text*, if it has the form.

    Raises:
        InvalidIdentifierError: If it has not; *complaint* says what it is not, and how one reads.
    """
    if form.fullmatch(found) is None:
        raise InvalidIdentifierError(f"{text!r} is not {complaint}")
    return found


def passes(validate: Callable[..., str], *texts: str) -> bool:
    """Whether texts pass a check.

    >>> from nksanctions.identifiers import imo
    >>> passes(imo.validate, "9074729"), passes(imo.validate, "9074728")
    (True, False)
    """
    try:
        validate(*texts)
    except InvalidIdentifierError:
        return False
    return True
