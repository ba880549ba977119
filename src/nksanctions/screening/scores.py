"""What a score is made of. One scale for every kind of name, from 0 to below 1.

======================  ======================================================================
0.90                    the same string, order and capitals aside
0.70 to 0.90            the same name spelt otherwise
0.58 to 0.70            consistent but thin: a part is missing, near, or evidence of a weak kind
below 0.58              different
======================  ======================================================================

The numbers are for the name alone. A birth date, a nationality and the number of a paper raise or
lower them; 1 is never reached, for a name is no proof.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import frozen

__all__ = ["FLOOR", "RECOMMENDED", "Agreement", "Explanation", "Part"]

TOP: Final = 0.90
"""The same string."""
SAME_NAME: Final = 0.70
THIN: Final = 0.58
RECOMMENDED: Final = 0.70
"""The threshold that `docs/reference/screening.md` shows the calibration of."""
FLOOR: Final = 0.50
"""The lowest threshold: under it, names have nothing in common that means something."""
WEAK_CAP: Final = 0.65
"""What a weak alias can reach by itself."""
CONTRADICTED_CAP: Final = 0.55
"""What a name can reach against an incompatible birth date or IMO number."""


class Agreement(StrEnum):
    """What a score says in words.

    .. versionadded:: 26.1.0
    """

    SAME_STRING = "the same string"
    SAME_NAME = "the same name spelt otherwise"
    THIN = "consistent but thin"
    DIFFERENT = "different"
    NUMBER = "the same number, another name"


@frozen(kw_only=True)
class Part:
    """One part of a score.

    *query* is the part of the question, as folded; *listed* what it was compared with; *role* what
    it is (``surname``, ``given name``, ``word``, ``birth date``, …); *points* what it adds to the
    score; *reason* says why.

    .. versionadded:: 26.1.0
    """

    query: str = ""
    listed: str = ""
    role: str
    points: float
    reason: str


@frozen(kw_only=True)
class Explanation:
    """A score and its parts: each part of the query once, and the points add up to the score.

    .. versionadded:: 26.1.0
    """

    title: str
    score: float
    agreement: Agreement
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        rows = [
            (f"{part.points:+.3f}", part.role, _compared(part), part.reason) for part in self.parts
        ]
        widths = [max(map(len, column)) for column in zip(*(row[:3] for row in rows), strict=True)]
        lines = [f"{self.score:.3f}  {self.agreement}: {self.title}"]
        for *cells, reason in rows:
            padded = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
            lines.append(f"  {padded}  {reason}")
        return "\n".join(lines)


def _compared(part: Part) -> str:
    if part.query and part.listed:
        return f"{part.query} ~ {part.listed}"
    return part.query or (f"({part.listed})" if part.listed else "")
