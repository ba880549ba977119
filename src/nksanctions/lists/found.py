"""Find designations by their reference or by a name, spelt as a list or a newspaper spells it.

A plain look-up, and no screening: letters, order, hyphens, spaces and apostrophes may differ, the
spelling may not. `KU, Sung Sop`, `Ku Sung Sop` and `Sung-sop Ku` are one; `Koo Seung-sup` is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from nksanctions.models import Designation

_MARKS = re.compile("['`\u2018\u2019\u02bc\u02bb\u00b4]")  # apostrophes, turned commas, accents
_GAPS = re.compile(r"[^\w]+")


def find(designations: Iterable[Designation], text: str) -> tuple[Designation, ...]:
    """The designations that have this reference or this name, in their order.

    >>> from nksanctions.lists import embedded
    >>> [one.reference for one in find(embedded(), "Ch’olhyo’n Overseas Construction Company")]
    ['23084']
    >>> [one.reference for one in find(embedded(), "sung sop ku")]
    ['23089']

    .. versionadded:: 26.1.0
    """
    wanted, words = text.strip(), _words(text)
    joined = "".join(words)
    return tuple(
        one
        for one in designations
        if one.reference == wanted
        or (
            words
            and any(
                sorted(known := _words(name.text)) == sorted(words) or "".join(known) == joined
                for name in one.names
            )
        )
    )


def _words(text: str) -> list[str]:
    """The words of a name in small letters, without marks."""
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", text))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in _GAPS.split(letters.casefold()) if word]
