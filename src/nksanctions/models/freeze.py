"""The record of the asset freeze: a dealing with assets, and whose they are or become.

Which kind of fact each field is, and what leaving it out means, see `nksanctions.models.facts`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from nksanctions.models.approval import Approval, StateFinding, Step
from nksanctions.models.facts import (
    Actor,
    act_of_authority,
    choice,
    country,
    day,
    flag,
    label_of_record,
)


class DealingAct(StrEnum):
    """What is done."""

    USE = "use"
    """Assets of the party are used, moved, sold, changed or given back."""
    MAKE_AVAILABLE = "make-available"
    """Assets are made available to the party, or for its benefit: a payment, a delivery."""
    VENTURE = "venture"
    """A joint venture or another business arrangement with the party."""


class AssetKind(StrEnum):
    """What is dealt with. All but the last come under the freeze."""

    FUNDS = "funds"
    FINANCIAL_ASSET = "financial-asset"
    ECONOMIC_RESOURCE = "economic-resource"
    """Anything else that can be turned into funds, goods or services."""
    VESSEL = "vessel"
    SERVICE = "service"
    """Work or advice that leaves nothing of value in the party's hands."""


class ListedKind(StrEnum):
    """What is on the list."""

    BODY = "body"
    INDIVIDUAL = "individual"
    VESSEL = "vessel"


class NamedBank(StrEnum):
    """The two listed institutions that have an exception of their own."""

    FOREIGN_TRADE_BANK = "foreign-trade-bank"
    KOREAN_NATIONAL_INSURANCE = "korean-national-insurance"
    NEITHER = "neither"


class DealingPurpose(StrEnum):
    """What the dealing serves, and nothing beside it."""

    BASIC_EXPENSES = "basic-expenses"
    """Food, rent or mortgage, medicine, taxes, insurance, utilities, legal and holding fees, which
    the State has found necessary."""
    EXTRAORDINARY_EXPENSES = "extraordinary-expenses"
    LIEN_OR_JUDGMENT = "lien-or-judgment"
    """What is owed under a judicial, administrative or arbitral lien or judgment."""
    MISSION_IN_DPRK = "mission-in-dprk"
    """The work of a diplomatic or consular mission in the DPRK."""
    DPRK_MISSION = "dprk-mission"
    """The work of the DPRK's missions to the United Nations, or of its embassies and consulates."""
    HUMANITARIAN = "humanitarian"
    """What timely humanitarian aid, or the support of basic human needs, requires."""
    DENUCLEARIZATION = "denuclearization"
    CONSISTENT = "consistent-with-objectives"
    """Another purpose in line with the resolutions."""
    OTHER = "other"


class AidProvider(StrEnum):
    """Who provides, processes or pays. All but the last have the exception of S/RES/2664 (2022)."""

    UNITED_NATIONS = "united-nations"
    """Its programmes, funds, bodies, specialized agencies and related organizations."""
    INTERNATIONAL_ORGANIZATION = "international-organization"
    OBSERVER_ORGANIZATION = "observer-organization"
    """A humanitarian organization with observer status in the General Assembly, or its member."""
    FUNDED_NGO = "funded-ngo"
    """A non-governmental organization with bilateral or multilateral funds that takes part in the
    United Nations' humanitarian or refugee plans, appeals or clusters."""
    ACTS_FOR_ONE = "acts-for-one"
    """An employee, grantee, subsidiary or partner of one of these, while it acts as such: a bank
    that carries the payment out, for instance."""
    ADDED_BY_COMMITTEE = "added-by-committee"
    OTHER = "other"


@frozen(kw_only=True)
class AssetDealing:
    """Somebody deals with funds or economic resources, and the party may be under the freeze.

    The *party* is the one whose assets they are or, where assets are made available, the one who
    gets them or the benefit. Give what is known of it: whether it is on the 1718 list itself, is
    owned or controlled by somebody there, or acts for somebody there. *listed_on* is the day of the
    listing that counts.

    *approval* holds what each limb of S/RES/1718 (2006) OP 9 asks: for extraordinary expenses the
    Committee's approval; for basic expenses the last of five working days without a negative
    decision since the State told the Committee; for a lien or judgment the day on which the State
    told the Committee.

    >>> from datetime import date
    >>> payment = AssetDealing(
    ...     state="PL",
    ...     act="make-available",
    ...     dealt_on=date(2018, 6, 1),
    ...     from_within=True,
    ...     party_listed=True,
    ...     listed_on=date(2017, 8, 5),
    ... )
    >>> payment.assets, payment.purpose
    (<AssetKind.FUNDS: 'funds'>, <DealingPurpose.OTHER: 'other'>)

    Raises:
        ValueError: If a value is of a wrong type or unknown.

    Source: S/RES/1718 (2006) OP 8(d) and 9; S/RES/2270 (2016) OP 12, 15 and 32; S/RES/2371 (2017)
    OP 26; S/RES/2664 (2022) OP 1.

    .. versionadded:: 26.1.0
    """

    reference: str = label_of_record()
    state: str | None = country("the State whose measure it is")
    act: DealingAct | None = choice("what is done", DealingAct, actor=Actor.NOBODY)
    dealt_on: date | None = day("the day of the dealing")
    assets: AssetKind | None = choice(
        "what is dealt with", AssetKind, ordinary=AssetKind.FUNDS, actor=Actor.NOBODY
    )
    assets_in_territory: bool | None = flag("the assets are in the State's territory")
    from_within: bool | None = flag(
        "a national of the State, or somebody in its territory, makes the assets available"
    )
    party_listed: bool | None = flag("the party is on the 1718 list", actor=Actor.NOBODY)
    owned_or_controlled: bool | None = flag(
        "somebody on the 1718 list owns or controls the party, directly or indirectly",
        actor=Actor.NOBODY,
    )
    acts_for_listed: bool | None = flag(
        "the party acts for somebody on the 1718 list, or at their direction", actor=Actor.NOBODY
    )
    listed_kind: ListedKind | None = choice(
        "whether a body or an individual is on the list", ListedKind, actor=Actor.NOBODY
    )
    listed_on: date | None = day("the day of the listing", actor=Actor.NOBODY)
    delisted: bool | None = flag(
        "the listing had ended by the day of the dealing", ordinary=False, actor=Actor.NOBODY
    )
    bank: NamedBank | None = choice(
        "whether the party is one of the two listed institutions with an exception",
        NamedBank,
        ordinary=NamedBank.NEITHER,
        actor=Actor.NOBODY,
    )
    government_body: bool | None = flag(
        "the party is a body of the Government of the DPRK or of the Workers' Party, acts for one,"
        " or is owned or controlled by one",
        actor=Actor.NOBODY,
    )
    association: StateFinding | None = act_of_authority(
        "the State's finding that the body is associated with prohibited programmes or activities",
        StateFinding,
        actor=Actor.STATE,
    )
    purpose: DealingPurpose | None = choice(
        "what the dealing serves", DealingPurpose, ordinary=DealingPurpose.OTHER, actor=Actor.NOBODY
    )
    provider: AidProvider | None = choice(
        "who provides, processes or pays", AidProvider, ordinary=AidProvider.OTHER
    )
    with_the_un: bool | None = flag(
        "the humanitarian work is done by the United Nations or together with it", ordinary=False
    )
    lien_entered_on: date | None = day("the day of the lien or judgment")
    lien_benefits_listed: bool | None = flag(
        "the lien or judgment benefits somebody on the list", actor=Actor.NOBODY
    )
    approval: Approval | None = act_of_authority(
        "the Committee's decision, or the telling of it that is enough",
        Approval,
        actor=Actor.COMMITTEE,
    )
    has_office: bool | None = flag(
        "the listed body has an office in the State's territory", ordinary=False
    )
    frozen: Step | None = act_of_authority("the freezing of the assets", Step, actor=Actor.STATE)
    office_closed: Step | None = act_of_authority(
        "the closing of the office", Step, actor=Actor.STATE
    )
