"""The asset freeze: whose assets may not be dealt with, and what a State owes.

In order of adoption: S/RES/1718 (2006) OP 8(d) with the ways out of OP 9, S/RES/2270 (2016) OP 15
and 32, the ways out of S/RES/2321 (2016) OP 46, S/RES/2371 (2017) OP 26 and S/RES/2664 (2022) OP 1.
"""

from __future__ import annotations

from typing import Any

from nksanctions.law.facts import Facts
from nksanctions.law.rules import (
    Duty,
    ExceptionClause,
    Exemption,
    Rule,
    caution,
    duty,
    exception,
    exemption,
    fulfilment,
    prohibition,
)
from nksanctions.law.symbols import AS_OF, provision
from nksanctions.law.tree import Label, Node, all_of, any_of, label, reading
from nksanctions.models.approval import Authority, FindingStatus, StepStatus
from nksanctions.models.freeze import (
    AidProvider,
    AssetDealing,
    AssetKind,
    DealingAct,
    DealingPurpose,
    ListedKind,
    NamedBank,
)
from nksanctions.regimes.un.rules.common import GENERAL_POWERS, known_law, member_state

FREEZE = provision("UNSCR-1718-OP8d")
EXPENSES = provision("UNSCR-1718-OP9")
RESOURCES = provision("UNSCR-2270-OP12")
OFFICES = provision("UNSCR-2270-OP15")
GOVERNMENT = provision("UNSCR-2270-OP32")
GENERAL_POWER_2321 = provision("UNSCR-2321-OP46")
TWO_BANKS = provision("UNSCR-2371-OP26")
GENERAL_POWER_2397 = provision("UNSCR-2397-OP25")
CARVE_OUT = provision("UNSCR-2664-OP1")

STATE = "the State, and by its law those in its territory and its nationals"
TERRITORIAL = "the State in whose territory the assets are"
HOST = "the State in whose territory the office is"

f: Facts = Facts(AssetDealing)
member: Label = member_state(f.state)

AIDED = f.provider.is_in(*(one for one in AidProvider if one is not AidProvider.OTHER))

within_reach: Label = label(
    "the dealing is within the State's reach",
    any_of(
        label(
            "assets of the party in the territory are dealt with",
            f.act.is_(DealingAct.USE) & f.assets_in_territory,
        ),
        label(
            "assets are made available by a national or from the territory",
            f.act.is_(DealingAct.MAKE_AVAILABLE) & f.from_within,
        ),
    ),
)
an_asset: Label = label(
    "funds or economic resources are dealt with", f.assets.is_not(AssetKind.SERVICE)
)
listed_one: Label = label(
    "the party is on the list, belongs to somebody there, or acts for somebody there",
    any_of(
        label("the party is on the list", f.party_listed),
        label("somebody on the list owns or controls the party", f.owned_or_controlled),
        label("the party acts for somebody on the list", f.acts_for_listed),
    ),
)
listing_stands: Label = label(
    "the listing had begun and had not ended", (f.listed_on <= f.dealt_on) & ~f.delisted
)
listed_party: Label = label("the party is under the freeze", all_of(listed_one, listing_stands))


def _expenses(f: Any) -> tuple[Exemption, ...]:
    """The three limbs of S/RES/1718 (2006) OP 9."""
    older_lien = label(
        "the lien or judgment is old enough, and benefits nobody on the list",
        all_of(
            f.purpose.is_(DealingPurpose.LIEN_OR_JUDGMENT),
            label(
                "the lien or judgment is old enough",
                reading(
                    "A-33",
                    before_resolution=f.lien_entered_on < EXPENSES.day("lien_or_judgment_before"),
                    before_listing=f.lien_before_listing,
                ),
            ),
            label("it benefits nobody on the list", ~f.lien_benefits_listed),
        ),
    )
    return (
        *(
            exemption(
                sentence,
                f.approval,
                by=Authority.COMMITTEE_1718,
                under=[FREEZE, EXPENSES],
                open_to=f.purpose.is_(purpose),
                cites=EXPENSES,
            )
            for purpose, sentence in (
                (
                    DealingPurpose.BASIC_EXPENSES,
                    "the Committee, told of basic expenses, does not object in five working days",
                ),
                (
                    DealingPurpose.EXTRAORDINARY_EXPENSES,
                    "the Committee approves extraordinary expenses",
                ),
            )
        ),
        exemption(
            "the State tells the Committee of the lien or judgment",
            f.approval,
            by=Authority.MEMBER_STATE,
            under=[FREEZE, EXPENSES],
            open_to=older_lien,
            cites=EXPENSES,
        ),
    )


def _worthy(f: Any) -> Node:
    """The purposes for which the Committee may exempt under its other powers."""
    return f.purpose.is_in(  # type: ignore[no-any-return]  # facts are found by name
        DealingPurpose.HUMANITARIAN, DealingPurpose.DENUCLEARIZATION, DealingPurpose.CONSISTENT
    )


def _exempted(sentence: str) -> Exemption:
    """The Committee's power over any activity, since it has it."""
    return exemption(
        sentence,
        f.approval,
        by=Authority.COMMITTEE_1718,
        under=GENERAL_POWERS,
        open_to=all_of(
            known_law(GENERAL_POWER_2321, "S/RES/2321 (2016)"),
            f.dealt_on >= GENERAL_POWER_2321.starts,
            _worthy(f),
        ),
        cites=GENERAL_POWER_2397,
    )


def _carve_out(f: Any) -> ExceptionClause:
    return exception(
        label(
            "one of the bodies named provides what humanitarian aid or basic human needs require",
            all_of(
                known_law(CARVE_OUT, "S/RES/2664 (2022)"),
                f.dealt_on >= CARVE_OUT.starts,
                label(
                    "it is required for timely aid or for basic human needs",
                    f.purpose.is_(DealingPurpose.HUMANITARIAN),
                ),
                label("one of the bodies named, or who acts for it, provides it", AIDED),
            ),
        ),
        cites=CARVE_OUT,
    )


def _dealings() -> tuple[Rule, ...]:
    two_banks = exception(
        label(
            "it is with one of the two institutions, for missions or the United Nations' aid alone",
            all_of(
                known_law(TWO_BANKS, "S/RES/2371 (2017)"),
                f.dealt_on >= TWO_BANKS.starts,
                label(
                    "the party is one of the two institutions",
                    f.bank.is_in(NamedBank.FOREIGN_TRADE_BANK, NamedBank.KOREAN_NATIONAL_INSURANCE),
                ),
                any_of(
                    label(
                        "it serves a mission in the DPRK alone",
                        f.purpose.is_(DealingPurpose.MISSION_IN_DPRK),
                    ),
                    label(
                        "it serves humanitarian work by or with the United Nations alone",
                        f.purpose.is_(DealingPurpose.HUMANITARIAN) & f.with_the_un,
                    ),
                ),
            ),
        ),
        cites=TWO_BANKS,
    )
    freeze = prohibition(
        "un.freeze.assets",
        title="No dealing with assets of those on the 1718 list, and none made available to them",
        cites=FREEZE,
        bound=STATE,
        act=f.dealt_on,
        when=all_of(member, within_reach, an_asset, listed_party),
        unless=[
            *_expenses(f),
            two_banks,
            _exempted("the Committee exempts the dealing, case by case"),
            _carve_out(f),
        ],
    )
    government = prohibition(
        "un.freeze.government-bodies",
        title="No dealing with assets of DPRK bodies that the State found to be associated",
        cites=GOVERNMENT,
        bound=STATE,
        act=f.dealt_on,
        when=all_of(member, within_reach, an_asset, _found_associated(f, f.dealt_on)),
        unless=[
            # The paragraph extends the freeze of OP 8(d), so the ways out of OP 9 go with it: our
            # reading. The Committee's page lists both for the freeze.
            *_expenses(f),
            exception(
                label(
                    "it serves the work of the DPRK's missions",
                    f.purpose.is_(DealingPurpose.DPRK_MISSION),
                )
            ),
            exemption(
                "the Committee determines beforehand that the means are required",
                f.approval,
                by=Authority.COMMITTEE_1718,
                under=[GOVERNMENT, *GENERAL_POWERS],
                open_to=_worthy(f),
                cites=GOVERNMENT,
            ),
            _carve_out(f),
        ],
    )
    ventures = prohibition(
        "un.freeze.no-ventures",
        title="No joint venture or business arrangement with a listed body or who acts for it",
        cites=OFFICES,
        bound=STATE,
        act=f.dealt_on,
        when=all_of(
            member,
            label("a joint venture or business arrangement", f.act.is_(DealingAct.VENTURE)),
            label("a body is on the list", f.listed_kind.is_(ListedKind.BODY)),
            label(
                "the party is on the list, or acts for somebody there",
                any_of(
                    label("the party is on the list", f.party_listed),
                    label("the party acts for somebody on the list", f.acts_for_listed),
                ),
            ),
            listing_stands,
        ),
        unless=[_exempted("the Committee exempts the arrangement, case by case")],
    )
    return freeze, government, ventures


def _found_associated(f: Any, by: Any) -> Label:
    return label(
        "the State has found that the DPRK body is associated with what is prohibited",
        all_of(
            label("it is a body of the Government or the Workers' Party", f.government_body),
            label("the State has found so", f.association.status.is_(FindingStatus.FOUND)),
            f.association.date <= by,
        ),
    )


def _freeze_duty(name: str, *, title: str, cites: Any, when: Node) -> Duty:
    """To freeze at once. No text sets a number of days, so the duty is due until it is done."""
    return duty(
        f"un.freeze.{name}",
        title=title,
        cites=cites,
        bound=TERRITORIAL,
        when=all_of(
            member,
            label(
                "assets of the party are in the territory",
                f.act.is_(DealingAct.USE) & f.assets_in_territory,
            ),
            an_asset,
            when,
        ),
        last_day=AS_OF,
        fulfilled=[
            fulfilment(
                label("the assets were frozen", f.frozen.status.is_(StepStatus.TAKEN)),
                on=f.frozen.date,
            )
        ],
        remedy="freeze the assets",
    )


def _duties() -> tuple[Rule, ...]:
    stands_now = label(
        "the party is under the freeze", all_of(listed_one, f.listed_on <= AS_OF, ~f.delisted)
    )
    offices = duty(
        "un.freeze.close-offices",
        title="Close the offices of bodies on the 1718 list",
        cites=OFFICES,
        bound=HOST,
        when=all_of(
            member,
            label("a body is on the list", f.listed_kind.is_(ListedKind.BODY)),
            label("the party is on the list", f.party_listed),
            label("the listing has begun and has not ended", (f.listed_on <= AS_OF) & ~f.delisted),
            label("it has an office in the territory", f.has_office),
        ),
        last_day=AS_OF,
        fulfilled=[
            fulfilment(
                label("the office was closed", f.office_closed.status.is_(StepStatus.TAKEN)),
                on=f.office_closed.date,
            )
        ],
        remedy="close the office",
    )
    return (
        _freeze_duty(
            "freeze-at-once",
            title="Freeze at once the assets of those on the 1718 list",
            cites=FREEZE,
            when=stands_now,
        ),
        _freeze_duty(
            "freeze-government-bodies",
            title="Freeze the assets of DPRK bodies that the State found to be associated",
            cites=GOVERNMENT,
            when=_found_associated(f, AS_OF),
        ),
        offices,
    )


def _cautions() -> tuple[Rule, ...]:
    return (
        caution(
            "un.freeze.vessels-too",
            sentence="A vessel is an economic resource: the freeze reaches it as it reaches money.",
            cites=RESOURCES,
            when=all_of(member, f.assets.is_(AssetKind.VESSEL)),
        ),
        caution(
            "un.freeze.carve-out-lifts-no-more",
            sentence="The exception for humanitarian aid lifts the asset freeze alone. What other"
            " paragraphs bar, such as goods, transport or work authorizations, takes the"
            " Committee's exemption (A-28). Those who rely on it are asked to keep benefits to"
            " listed parties small.",
            cites=CARVE_OUT,
            when=all_of(
                member,
                f.purpose.is_(DealingPurpose.HUMANITARIAN),
                AIDED,
                f.dealt_on >= CARVE_OUT.starts,
            ),
        ),
    )


RULES: tuple[Rule, ...] = (*_dealings(), *_duties(), *_cautions())
