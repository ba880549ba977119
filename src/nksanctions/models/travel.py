"""The record of the travel ban: a person enters a State, passes through it, or is in it.

Which kind of fact each field is, and what leaving it out means, see `nksanctions.models.facts`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from nksanctions.models.approval import Approval, Determination, StateFinding, Step
from nksanctions.models.facts import (
    Actor,
    act_of_authority,
    choice,
    countries,
    country,
    day,
    flag,
    label_of_record,
)


class FindingGround(StrEnum):
    """What a State has found of a person."""

    WORKS_FOR_LISTED = "works-for-listed"
    """Works on behalf or at the direction of somebody on the 1718 list."""
    HELPS_EVASION = "helps-evasion"
    """Helps others to get round the sanctions."""
    ACTS_AGAINST_RESOLUTIONS = "acts-against-resolutions"
    WORKS_FOR_DPRK_BANK = "works-for-dprk-bank"
    """Works on behalf or at the direction of a DPRK bank or financial institution."""
    OFFICIAL_ASSOCIATED = "official-associated"
    """A member of the DPRK's Government or armed forces, or an official, associated with the
    prohibited programmes or activities."""


class JourneyPurpose(StrEnum):
    """What the journey is for."""

    HUMANITARIAN = "humanitarian"
    RELIGIOUS = "religious"
    """A religious obligation."""
    OBJECTIVES = "furthers-objectives"
    """It furthers the aims of the resolutions."""
    UN_BUSINESS = "un-business"
    """Transit to premises of the United Nations, on its business."""
    OTHER = "other"


@frozen(kw_only=True)
class EntryOrTransit:
    """A person enters a State or passes through it, and may be under the travel ban.

    *person_listed* is true for who is under the ban by name, *family_of_listed* for a member of
    such a person's family. *finding* is the State's own, *finding_ground* what it found. Where the
    person is in the territory, the State may owe more than to refuse entry.

    >>> from datetime import date
    >>> journey = EntryOrTransit(
    ...     state="MN",
    ...     nationalities=("KP",),
    ...     entered_on=date(2018, 6, 1),
    ...     person_listed=True,
    ...     listed_on=date(2016, 3, 2),
    ... )
    >>> journey.journey, journey.finding.status
    (<JourneyPurpose.OTHER: 'other'>, <FindingStatus.NONE: 'none'>)

    Raises:
        ValueError: If a value is of a wrong type or unknown.

    Source: S/RES/1718 (2006) OP 8(e) and 10; S/RES/2094 (2013) OP 10; S/RES/2270 (2016) OP 13 and
    14; S/RES/2321 (2016) OP 15 and 33.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    state: str | None = country("the State of entry or transit")
    nationalities: tuple[str, ...] | None = countries("the person's nationalities, all of them")
    entered_on: date | None = day("the day of entry or transit")
    person_listed: bool | None = flag(
        "the person is on the 1718 list under the travel ban", actor=Actor.NOBODY
    )
    family_of_listed: bool | None = flag(
        "the person is of the family of somebody under the travel ban", actor=Actor.NOBODY
    )
    listed_on: date | None = day("the day of the listing", actor=Actor.NOBODY)
    delisted: bool | None = flag(
        "the listing had ended by the day of entry", ordinary=False, actor=Actor.NOBODY
    )
    finding: StateFinding | None = act_of_authority(
        "the State's finding about the person", StateFinding, actor=Actor.STATE
    )
    finding_ground: FindingGround | None = choice("what the State has found", FindingGround)
    governmental_capacity: bool | None = flag(
        "the person is a DPRK diplomat or government representative, or acts in a governmental"
        " capacity",
        ordinary=False,
    )
    journey: JourneyPurpose | None = choice(
        "what the journey is for", JourneyPurpose, ordinary=JourneyPurpose.OTHER, actor=Actor.NOBODY
    )
    approval: Approval | None = act_of_authority(
        "the Committee's exemption, or its finding that a removal would be contrary to the aims",
        Approval,
        actor=Actor.COMMITTEE,
    )
    in_territory: bool | None = flag("the person is in the State's territory")
    needed_for_proceedings: bool | None = flag(
        "the person's presence is needed for a judicial process", ordinary=False
    )
    humanitarian_presence: bool | None = flag(
        "the person's presence is needed only for medical, safety or other humanitarian purposes",
        ordinary=False,
    )
    determination: Determination | None = act_of_authority(
        "the State's own determination", Determination, actor=Actor.STATE
    )
    departure: Step | None = act_of_authority(
        "the person's departure from the territory", Step, actor=Actor.STATE
    )
