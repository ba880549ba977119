"""The travel ban: whose entry a State has to prevent, and when it owes more.

In order of adoption: S/RES/1718 (2006) OP 8(e) and 10, S/RES/2094 (2013) OP 10, S/RES/2270 (2016)
OP 13 and 14, S/RES/2321 (2016) OP 15 and 33. Every duty is the State's, rests on its own finding,
and is subject to its own determination of what its law and international law allow.
"""

from __future__ import annotations

from nksanctions.law.facts import Facts
from nksanctions.law.rules import (
    Exemption,
    Rule,
    SubjectTo,
    caution,
    duty,
    exception,
    exemption,
    fulfilment,
    prohibition,
)
from nksanctions.law.symbols import AS_OF, ProvisionRef, provision
from nksanctions.law.tree import ALWAYS, Label, Node, all_of, any_of, label
from nksanctions.models.approval import (
    ApprovalStatus,
    Authority,
    DeterminationStatus,
    FindingStatus,
    StepStatus,
)
from nksanctions.models.travel import EntryOrTransit, FindingGround, JourneyPurpose
from nksanctions.regimes.un.rules.common import GENERAL_POWERS, member_state

BAN = provision("UNSCR-1718-OP8e")
BAN_EXEMPTIONS = provision("UNSCR-1718-OP10")
ACTING_FOR = provision("UNSCR-2094-OP10a")
EXPULSION = provision("UNSCR-2094-OP10b")
EXPULSION_OF_OFFICIALS = provision("UNSCR-2270-OP13")
EXPULSION_OF_FOREIGNERS = provision("UNSCR-2270-OP14")
OFFICIALS = provision("UNSCR-2321-OP15")
EXPULSION_OF_BANKERS = provision("UNSCR-2321-OP33")
STATE = "the State of entry or transit"
HOST = "the State in whose territory the person is"

f: Facts = Facts(EntryOrTransit)
member: Label = member_state(f.state)
own_national: Label = label(
    "the person is a national of the State itself", f.nationalities.contains(f.state)
)

AIDS = (
    FindingGround.WORKS_FOR_LISTED,
    FindingGround.HELPS_EVASION,
    FindingGround.ACTS_AGAINST_RESOLUTIONS,
)


def _found(*grounds: FindingGround, by: object) -> Label:
    return label(
        "the State has found so by then",
        all_of(
            label("it has made a finding", f.finding.status.is_(FindingStatus.FOUND)),
            f.finding.date <= by,
            label("of one of the grounds of the paragraph", f.finding_ground.is_in(*grounds)),
        ),
    )


def _exempted(*under: ProvisionRef) -> Exemption:
    return exemption(
        "the Committee exempts the journey in advance, case by case",
        f.approval,
        by=Authority.COMMITTEE_1718,
        under=[*under, BAN_EXEMPTIONS, *GENERAL_POWERS],
        open_to=label(
            "it is for a humanitarian need, a religious duty or the aims of the resolutions",
            f.journey.is_in(
                JourneyPurpose.HUMANITARIAN, JourneyPurpose.RELIGIOUS, JourneyPurpose.OBJECTIVES
            ),
        ),
        cites=BAN_EXEMPTIONS,
    )


def _bans() -> tuple[Rule, ...]:
    ban = prohibition(
        "un.travel.ban",
        title="No entry or transit for those under the travel ban, and their families",
        cites=BAN,
        bound=STATE,
        act=f.entered_on,
        when=all_of(
            member,
            label(
                "the person is under the ban, or of the family of somebody who is",
                any_of(
                    label("the person is under the ban by name", f.person_listed),
                    label("the person is of the family of somebody who is", f.family_of_listed),
                ),
            ),
            label(
                "the listing had begun and had not ended",
                (f.listed_on <= f.entered_on) & ~f.delisted,
            ),
        ),
        unless=[exception(own_national), _exempted(BAN)],
    )
    acting_for = prohibition(
        "un.travel.acting-for-listed",
        title="No entry or transit for those whom the State found to act for listed parties",
        cites=ACTING_FOR,
        bound=STATE,
        act=f.entered_on,
        when=all_of(member, _found(*AIDS, by=f.entered_on)),
        unless=[
            exception(own_national),
            exception(
                label(
                    "a DPRK representative is in transit to the United Nations' headquarters",
                    f.governmental_capacity & f.journey.is_(JourneyPurpose.UN_BUSINESS),
                )
            ),
            _exempted(ACTING_FOR),
        ],
    )
    officials = caution(
        "un.travel.officials",
        sentence="The State has to restrict the entry and transit of DPRK officials whom it has"
        " found to be associated with prohibited programmes or activities. How far is its own"
        " decision: the paragraph restricts and does not ban.",
        cites=OFFICIALS,
        when=all_of(
            member,
            _found(FindingGround.OFFICIAL_ASSOCIATED, by=f.entered_on),
            f.entered_on >= OFFICIALS.starts,
        ),
    )
    return ban, acting_for, officials


def _expulsion(
    name: str,
    cites: ProvisionRef,
    *,
    title: str,
    who: Node,
    grounds: tuple[FindingGround, ...],
    un_business: bool,
    committee: bool,
) -> Rule:
    """A duty of the host State; the text names no day, so it is due until it is done.

    *un_business*: the paragraph leaves transit on business of the United Nations free.
    *committee*: the Committee may determine that a removal would be contrary to the aims.
    """
    own_law = all_of(
        f.determination.status.is_in(
            DeterminationStatus.REPATRIATION_PROHIBITED, DeterminationStatus.NATIONAL
        ),
        f.determination.date <= AS_OF,
    )
    waived = [
        # Two of these paragraphs name own nationals; the others say "consistent with international
        # law", which keeps a State from removing its own nationals: our reading.
        own_national,
        label("the State determined that its law or international law prohibits it", own_law),
        label("the person is needed for a judicial process", f.needed_for_proceedings),
        label(
            "the presence is for medical, safety or other humanitarian purposes alone",
            f.humanitarian_presence,
        ),
    ]
    if un_business:
        waived.append(
            label(
                "the person represents the DPRK at the United Nations, on its business",
                f.governmental_capacity & f.journey.is_(JourneyPurpose.UN_BUSINESS),
            )
        )
    if committee:
        waived.append(
            label(
                "the Committee determined that it would be contrary to the aims of the resolutions",
                all_of(
                    f.approval.status.is_(ApprovalStatus.GRANTED),
                    f.approval.authority.is_in(Authority.COMPETENT, Authority.COMMITTEE_1718),
                    f.approval.date <= AS_OF,
                ),
            )
        )
    return duty(
        f"un.travel.{name}",
        title=title,
        cites=cites,
        bound=HOST,
        when=all_of(
            member,
            label("the person is in the territory", f.in_territory),
            _found(*grounds, by=AS_OF),
            *(() if who is ALWAYS else (who,)),
        ),
        last_day=AS_OF,
        waived=waived,
        fulfilled=[
            fulfilment(
                label("the person has left", f.departure.status.is_(StepStatus.TAKEN)),
                on=f.departure.date,
            )
        ],
        subject_to=[
            SubjectTo(
                sentence="the State's own determination whether national or international law,"
                " refugee law and human rights law included, stands against it (A-10: it may need"
                " an individual assessment)",
                when=~all_of(
                    f.determination.status.is_(DeterminationStatus.REPATRIATION_NOT_PROHIBITED),
                    f.determination.date <= AS_OF,
                ),
                cites=cites,
            )
        ],
    )


def _expulsions() -> tuple[Rule, ...]:
    of_the_dprk = label("the person is a DPRK national", f.nationalities.contains("KP"))
    return (
        _expulsion(
            "expulsion",
            EXPULSION,
            title="The State's duty to expel DPRK nationals found to act for listed parties",
            who=of_the_dprk,
            grounds=AIDS,
            un_business=True,
            committee=False,
        ),
        _expulsion(
            "expulsion-of-officials",
            EXPULSION_OF_OFFICIALS,
            title="The State's duty to expel DPRK officials found to act for listed parties",
            who=of_the_dprk
            & label("the person acts in a governmental capacity", f.governmental_capacity),
            grounds=AIDS,
            un_business=True,
            committee=True,
        ),
        _expulsion(
            "expulsion-of-foreigners",
            EXPULSION_OF_FOREIGNERS,
            title="The State's duty to expel foreigners found to act for listed parties",
            who=label("the person is no DPRK national", ~f.nationalities.contains("KP")),
            grounds=AIDS,
            un_business=False,
            committee=True,
        ),
        _expulsion(
            "expulsion-of-bankers",
            EXPULSION_OF_BANKERS,
            title="The State's duty to expel those found to work for DPRK banks",
            who=ALWAYS,
            grounds=(FindingGround.WORKS_FOR_DPRK_BANK,),
            un_business=False,
            committee=True,
        ),
    )


RULES: tuple[Rule, ...] = (*_bans(), *_expulsions())
