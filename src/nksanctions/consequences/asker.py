"""For whom a listing is looked at: a bank, another firm or person, or a State."""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import field, frozen

from nksanctions.identifiers import country

EU: Final = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
UK_LEFT_EU_LAW: Final = date(2021, 1, 1)
"""EU sanctions law held in the United Kingdom up to the end of 2020; from then on its own does."""

KINDS: Final = ("bank", "firm", "state")


@frozen
class Asker:
    """Who asks: a country, and whether it is a bank there, another firm or person, or the State.

    >>> sorted(Asker("PL").roles(on=date(2026, 1, 1)))
    ['eu-persons', 'foreign-banks', 'foreign-persons', 'un-persons']
    >>> print(Asker("US"), Asker("KW", "state"), sep="; ")
    a bank in the United States of America; the State of Kuwait

    Raises:
        ValueError: If the country is no ISO 3166 code, or the kind is none of bank, firm, state.

    .. versionadded:: 26.1.0
    """

    country: str = field(converter=country.validate)
    kind: str = "bank"

    def __attrs_post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind: expected one of {', '.join(KINDS)}, got {self.kind!r}")

    def roles(self, *, on: date) -> frozenset[str]:
        """The groups that the law speaks of to which it belongs on that day."""
        member = country.is_un_member(self.country, on=on)
        in_eu = self.country in EU or (self.country == "GB" and on < UK_LEFT_EU_LAW)
        if self.kind == "state":
            found = {"un-states"} if member else set()
            return frozenset(found | ({"eu-states"} if in_eu else set()))
        found = {"un-persons"} if member else set()
        if in_eu:
            found.add("eu-persons")
        if self.country == "GB" and on >= UK_LEFT_EU_LAW:
            found.add("gb-persons")
        if self.country == "US":
            return frozenset(found | {"us-persons"})
        found.add("foreign-persons")
        return frozenset(found | ({"foreign-banks"} if self.kind == "bank" else set()))

    def __str__(self) -> str:
        name = country.get(self.country).name
        article = "the " if name.startswith(("United", "Russian", "Netherlands")) else ""
        if self.kind == "state":
            return f"the State of {name}"
        return f"a {'bank' if self.kind == 'bank' else 'firm or person'} in {article}{name}"
