"""What rules on several subjects ask."""

from __future__ import annotations

from typing import Any

from nksanctions.law.facts import ChoiceFact, DayFact, GroupFact
from nksanctions.law.rules import Exemption, exemption
from nksanctions.law.symbols import AS_OF, ProvisionRef, provision
from nksanctions.law.tree import Label, Test, all_of, label
from nksanctions.models.approval import Authority
from nksanctions.models.goods import TradePurpose

GENERAL_POWERS = tuple(
    map(
        provision,
        ("UNSCR-2321-OP46", "UNSCR-2371-OP25", "UNSCR-2375-OP26", "UNSCR-2397-OP25"),
    )
)
"""The Committee's power to exempt any activity from any measure, and where it was said again."""


def member_state(state: Any) -> Label:
    """Only Member States are bound as such; others may act by a policy of their own."""
    return label("the State is a Member State of the United Nations", state.is_un_member(on=AS_OF))


def known_law(provision: ProvisionRef, instrument: str) -> Label:
    """A later text opens a way out only to a question that is asked once it is there."""
    return label(
        f"{instrument} was adopted by the day of the question",
        Test("le", provision.adopted, AS_OF),
    )


def worthy(purpose: ChoiceFact) -> Label:
    """What the Committee's general powers are for."""
    return label(
        "it serves aid organizations in the DPRK, or another purpose in line with the resolutions",
        purpose.is_in(TradePurpose.HUMANITARIAN, TradePurpose.CONSISTENT),
    )


def general_power(approval: GroupFact, act: DayFact, purpose: ChoiceFact) -> Exemption:
    """The Committee's power to exempt an activity, for the purposes that the texts name."""
    first, *_, last = GENERAL_POWERS
    return exemption(
        "the Committee exempts the activity, case by case",
        approval,
        by=Authority.COMMITTEE_1718,
        under=GENERAL_POWERS,
        open_to=all_of(known_law(first, "S/RES/2321 (2016)"), act >= first.starts, worthy(purpose)),
        cites=last,
    )
