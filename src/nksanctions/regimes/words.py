"""Parties and times of the law as a reader sees them."""

from __future__ import annotations

from typing import Final

from nksanctions.law.words import listed

__all__ = ["BOUND", "length"]

BOUND: Final = {
    "member-states": "Member States",
    "flag-states": "flag States",
    "dprk": "the DPRK",
    "committee-1718": "the 1718 Committee",
    "committee-secretary": "the secretary of the 1718 Committee",
    "secretary-general": "the Secretary-General",
    "panel-of-experts": "the Panel of Experts",
    "security-council": "the Security Council",
    "international-financial-institutions": "international financial institutions",
    "aid-providers": "those who give aid",
    "iaea": "the International Atomic Energy Agency",
    "persons": "natural and legal persons",
    "national-authorities": "national authorities",
    "member-state": "the Member State itself",
    "competent": "the competent authority",
    "other": "another authority",
}
"""Whom the law binds or empowers, in words."""


def length(months: int, days: int) -> str:
    """A time in words.

    >>> length(24, 0), length(1, 15)
    ('24 months', '1 month and 15 days')
    """
    pairs = ((months, "month"), (days, "day"))
    return listed([f"{n} {unit}{'s' * (n != 1)}" for n, unit in pairs if n])
