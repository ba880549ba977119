"""Arms: what may not go to the DPRK or come from it, with the services that belong to them.

In order of adoption: S/RES/1718 (2006) OP 8(a)(i), (b) and (c), S/RES/1874 (2009) OP 9 and 10,
S/RES/2270 (2016) OP 6 and 8, with what OP 7 and 9 make clear, S/RES/2321 (2016) OP 7.
"""

from __future__ import annotations

from typing import Any

from nksanctions.law.facts import Facts
from nksanctions.law.rules import (
    ExceptionClause,
    Exemption,
    Prohibition,
    Rule,
    exception,
    exemption,
    prohibition,
)
from nksanctions.law.symbols import ProvisionRef, provision
from nksanctions.law.tree import Label, Node, all_of, any_of, label
from nksanctions.models.approval import ApprovalStatus, Authority, FindingStatus
from nksanctions.models.arms import ArmsAct, ArmsKind, ArmsTransfer
from nksanctions.models.facts import Actor
from nksanctions.models.goods import Direction
from nksanctions.regimes.un.rules.common import (
    GENERAL_POWERS,
    general_power,
    known_law,
    member_state,
)

HEAVY_TO = provision("UNSCR-1718-OP8a-i")
HEAVY_FROM = provision("UNSCR-1718-OP8b")
SERVICES = provision("UNSCR-1718-OP8c")
ALL_FROM = provision("UNSCR-1874-OP9")
ALL_BUT_SMALL = provision("UNSCR-1874-OP10a")
SMALL_ARMS_NOTICE = provision("UNSCR-1874-OP10b")
ALL_TO = provision("UNSCR-2270-OP6")
REPAIR = provision("UNSCR-2270-OP7")
ARMED_FORCES = provision("UNSCR-2270-OP8")
TRAINERS = provision("UNSCR-2270-OP9")
DUAL_USE = provision("UNSCR-2321-OP7")

STATE = "the State, for its nationals, its territory and its flag"

f: Facts = Facts(ArmsTransfer)
member: Label = member_state(f.state)
reach: Label = label("the State's people, territory or flag take part", f.within_reach)
to_dprk: Label = label("it goes to the DPRK", f.direction.is_(Direction.TO_DPRK))
from_dprk: Label = label("it comes from the DPRK", f.direction.is_(Direction.FROM_DPRK))
exempted: Exemption = general_power(f.approval, f.transferred_on, f.purpose)

heavy: Label = label("heavy arms and what belongs to them", f.kind.is_(ArmsKind.HEAVY_ARMS))
all_arms: Label = label(
    "arms and related materiel of any kind",
    f.kind.is_in(ArmsKind.HEAVY_ARMS, ArmsKind.SMALL_ARMS, ArmsKind.OTHER_ARMS),
)
supplied: Label = label(
    "the arms themselves pass",
    any_of(
        label("they are supplied", f.act.is_(ArmsAct.SUPPLY)),
        label(
            "they pass for repair or the like, which is supply too",
            all_of(
                f.act.is_(ArmsAct.REPAIR),
                known_law(REPAIR, "S/RES/2270 (2016)"),
                f.transferred_on >= REPAIR.starts,
            ),
            cites=REPAIR,
        ),
    ),
)
served: Label = label(
    "training, advice or another service passes",
    any_of(
        f.act.is_(ArmsAct.SERVICE),
        label(
            "the DPRK's military or police trainers are hosted",
            all_of(
                f.act.is_(ArmsAct.HOSTING_TRAINERS),
                from_dprk,
                known_law(TRAINERS, "S/RES/2270 (2016)"),
                f.transferred_on >= TRAINERS.starts,
            ),
            cites=TRAINERS,
        ),
    ),
)


def _ban(
    name: str,
    title: str,
    cites: ProvisionRef,
    *scope: Node,
    unless: tuple[Exemption | ExceptionClause, ...] = (),
) -> Prohibition:
    return prohibition(
        f"un.arms.{name}",
        title=title,
        cites=cites,
        bound=STATE,
        act=f.transferred_on,
        when=all_of(member, reach, *scope),
        unless=[*unless, exempted],
    )


def _small_arms() -> ExceptionClause:
    days_before = f.notice.date + 5
    return exception(
        label(
            "small arms, of which the Committee was told five days before",
            all_of(
                label("they are small arms or light weapons", f.kind.is_(ArmsKind.SMALL_ARMS)),
                label("the Committee was told", f.notice.status.is_(ApprovalStatus.GRANTED)),
                label("it was told five days before", days_before <= f.transferred_on),
            ),
        ),
        cites=SMALL_ARMS_NOTICE,
    )


def _armed_forces() -> Prohibition:
    found = label(
        "the State has found that the item could directly strengthen armed forces",
        all_of(
            label("the State has found so", f.strengthens_forces.status.is_(FindingStatus.FOUND)),
            f.strengthens_forces.date <= f.transferred_on,
        ),
    )
    return prohibition(
        "un.arms.armed-forces",
        title="No item that could directly strengthen the DPRK's armed forces",
        cites=ARMED_FORCES,
        bound=STATE,
        act=f.transferred_on,
        when=all_of(
            member,
            reach,
            label("an item passes, and no service", f.act.is_in(ArmsAct.SUPPLY, ArmsAct.REPAIR)),
            found,
        ),
        unless=[
            exception(label("it is food or medicine", f.food_or_medicine)),
            exemption(
                "the State determines that it is for relief alone, and tells the Committee",
                f.notice,
                by=Authority.MEMBER_STATE,
                under=[ARMED_FORCES],
                open_to=label("it is for humanitarian or livelihood purposes alone", f.for_relief),
                cites=ARMED_FORCES,
                actor=Actor.STATE,
            ),
            exemption(
                "the Committee determines that it is not contrary to the aims",
                f.approval,
                by=Authority.COMMITTEE_1718,
                under=[ARMED_FORCES, *GENERAL_POWERS],
                cites=ARMED_FORCES,
            ),
        ],
    )


def _service_of(*kinds: Node) -> Label:
    return label("the service is for the prohibited arms", any_of(*kinds))


trainers: Any = f.act.is_(ArmsAct.HOSTING_TRAINERS)

RULES: tuple[Rule, ...] = (
    _ban("heavy-arms-to", "No heavy arms to the DPRK", HEAVY_TO, to_dprk, supplied, heavy),
    _ban("heavy-arms-from", "No heavy arms from the DPRK", HEAVY_FROM, from_dprk, supplied, heavy),
    _ban(
        "services",
        "No training, advice or service for prohibited arms, to the DPRK or from it",
        SERVICES,
        served,
        _service_of(heavy, trainers),
    ),
    _ban(
        "all-arms-from",
        "No arms from the DPRK, and no service or money that goes with them",
        ALL_FROM,
        from_dprk,
        any_of(supplied, served),
        _service_of(all_arms, trainers),
    ),
    _ban(
        "arms-to-1874",
        "No arms to the DPRK; small arms after telling the Committee",
        ALL_BUT_SMALL,
        to_dprk,
        any_of(supplied, served),
        all_arms,
        unless=(_small_arms(),),
    ),
    _ban(
        "all-arms-to",
        "No arms to the DPRK, small arms included",
        ALL_TO,
        to_dprk,
        any_of(supplied, served),
        all_arms,
    ),
    _armed_forces(),
    _ban(
        "dual-use",
        "No items on the Committee's list that conventional arms can use",
        DUAL_USE,
        supplied,
        label("an item of the Committee's list", f.kind.is_(ArmsKind.DUAL_USE)),
    ),
)
