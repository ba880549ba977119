"""Tables of cases for the rules on arms and on items for weapons, read off the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.regimes.un.labour_tables import (
    NEEDS_APPROVAL,
    NOT_COVERED,
    PERMITTED,
    PROHIBITED,
    Case,
    Told,
)
from tests.regimes.un.rows import (
    DAY,
    LATER,
    approvals,
    general_power,
    kinds,
    own_approval,
    scope,
)

from nksanctions import (
    Approval,
    ArmsAct,
    ArmsKind,
    ArmsTransfer,
    Authority,
    Direction,
    ItemList,
    ItemTransfer,
    StateFinding,
)

FROM, TO = Direction.FROM_DPRK, Direction.TO_DPRK
AUTUMN_2006, SUMMER_2009, SPRING_2016 = date(2006, 10, 14), date(2009, 6, 12), date(2016, 3, 2)
WINTER_2016 = date(2016, 11, 30)
PASSES, ALL_ACTS = {ArmsAct.SUPPLY, ArmsAct.REPAIR}, set(ArmsAct)
ALL_ARMS = {ArmsKind.HEAVY_ARMS, ArmsKind.SMALL_ARMS, ArmsKind.OTHER_ARMS}
ON = "transferred_on"


def plain(kind: ArmsKind, direction: Direction, **more: Any) -> ArmsTransfer:
    """A transfer that the ban meets, with nothing to let it through."""
    day = {ON: date(2018, 6, 1)}
    return ArmsTransfer(state="SY", direction=direction, kind=kind, **day | more)


def first_days(act: ArmsAct, first: date, **more: Any) -> Iterator[Case]:
    """Acts that a later text made plain: from its adoption, and known from then on."""
    if first > SPRING_2016:
        return
    changes = more | {"act": act}
    for day, says in ((SPRING_2016 - DAY, NOT_COVERED), (SPRING_2016, PROHIBITED)):
        yield Case(f"{act.value} on {day}", changes | {ON: day}, says, LATER)
        yield Case(f"{act.value}, asked on {day}", changes | {ON: date(2016, 6, 1)}, says, day)


def ban(
    first: date, inside: set[ArmsKind], acts: set[ArmsAct], direction: Direction
) -> tuple[Case, ...]:
    """The rows of a ban on arms: its time, its kinds, its acts, and the Committee's power."""
    out: dict[str, Any] = {"direction": FROM if direction is TO else TO}
    return (
        *scope(ON, first, **out),
        *kinds("kind", inside, ArmsKind),
        *kinds("act", acts, ArmsAct),
        *first_days(ArmsAct.REPAIR, first),
        *general_power(ON, date(2018, 6, 1), first),
    )


HEAVY_TO = ban(AUTUMN_2006, {ArmsKind.HEAVY_ARMS}, PASSES, TO)
HEAVY_FROM = ban(AUTUMN_2006, {ArmsKind.HEAVY_ARMS}, PASSES, FROM)

SERVICE_PLAIN = plain(ArmsKind.HEAVY_ARMS, TO, act=ArmsAct.SERVICE)
TRAINERS = {"act": ArmsAct.HOSTING_TRAINERS, "direction": FROM, "kind": ArmsKind.NONE}
SERVICES = (
    *scope(ON, AUTUMN_2006),
    *kinds("kind", {ArmsKind.HEAVY_ARMS}, ArmsKind),
    *kinds("act", {ArmsAct.SERVICE}, ArmsAct),
    Case("a service from there", {"direction": FROM}, PROHIBITED, LATER),
    *(
        Case(
            f"for heavy arms, {one.value} from there",
            {"direction": FROM, "act": one},
            NOT_COVERED if one in PASSES else PROHIBITED,
            LATER,
        )
        for one in ArmsAct
    ),
    Case("trainers from there", TRAINERS, PROHIBITED, LATER),
    Case("the DPRK hosts trainers", TRAINERS | {"direction": TO}, NOT_COVERED, LATER),
    *first_days(ArmsAct.HOSTING_TRAINERS, AUTUMN_2006, direction=FROM, kind=ArmsKind.NONE),
    *(
        Case(f"no arms, {one.value} from there", TRAINERS | {"act": one}, NOT_COVERED, LATER)
        for one in ArmsAct
        if one is not ArmsAct.HOSTING_TRAINERS
    ),
    *general_power(ON, date(2018, 6, 1), AUTUMN_2006),
)

ALL_FROM = (
    *ban(SUMMER_2009, ALL_ARMS, ALL_ACTS, FROM),
    Case("trainers from there", TRAINERS, PROHIBITED, LATER),
    *first_days(ArmsAct.HOSTING_TRAINERS, SUMMER_2009, direction=FROM, kind=ArmsKind.NONE),
    *(
        Case(f"no arms, {one.value} from there", TRAINERS | {"act": one}, NOT_COVERED, LATER)
        for one in ArmsAct
        if one is not ArmsAct.HOSTING_TRAINERS
    ),
)
TO_ACTS = ALL_ACTS - {ArmsAct.HOSTING_TRAINERS}


def told(on: date | None, **more: Any) -> dict[str, Any]:
    """The State's notice of small arms."""
    return {"kind": ArmsKind.SMALL_ARMS, "notice": Approval.granted(on, **more)}


IN_2015 = {ON: date(2015, 6, 10)}
ARMS_TO_1874 = (
    *ban(SUMMER_2009, ALL_ARMS, TO_ACTS, TO),
    Case("small arms, told five days before", IN_2015 | told(date(2015, 6, 5)), PERMITTED, LATER),
    Case("small arms, told four days before", IN_2015 | told(date(2015, 6, 6)), PROHIBITED, LATER),
    Case(
        "small arms, notice refused",
        IN_2015 | told(date(2015, 6, 5)) | {"notice": Approval.refused(date(2015, 6, 1))},
        PROHIBITED,
        LATER,
    ),
    Case("small arms, told on a day not known", IN_2015 | told(None), None, LATER),
    *(
        Case(
            f"{kind.value}, told",
            IN_2015 | told(date(2015, 6, 1)) | {"kind": kind},
            PROHIBITED if kind in ALL_ARMS else NOT_COVERED,
            LATER,
        )
        for kind in ArmsKind
        if kind is not ArmsKind.SMALL_ARMS
    ),
    *(
        Case(
            f"small arms, notice {status.status}",
            IN_2015 | {"kind": ArmsKind.SMALL_ARMS, "notice": status},
            PROHIBITED,
            LATER,
        )
        for status in (Approval.none(), Approval.pending())
    ),
)
ALL_TO = ban(SPRING_2016, ALL_ARMS, TO_ACTS, TO)
DUAL_USE_PLAIN = plain(ArmsKind.DUAL_USE, TO)
DUAL_USE = (
    *scope(ON, WINTER_2016),
    *kinds("kind", {ArmsKind.DUAL_USE}, ArmsKind),
    *kinds("act", PASSES, ArmsAct),
    Case("from there", {"direction": FROM}, PROHIBITED, LATER),
    *general_power(ON, date(2018, 6, 1), WINTER_2016),
)

FOUND = StateFinding.found(date(2016, 1, 1))
FORCES_PLAIN = plain(ArmsKind.NONE, TO, strengthens_forces=FOUND)
RELIEF = {"for_relief": True}
FORCES = (
    *scope(ON, SPRING_2016),
    *kinds("act", PASSES, ArmsAct),
    Case("from there", {"direction": FROM}, PROHIBITED, LATER),
    Case("no finding", {"strengthens_forces": StateFinding.none()}, NOT_COVERED, LATER),
    Case(
        "found that it could not",
        {"strengthens_forces": StateFinding.not_found()},
        NOT_COVERED,
        LATER,
    ),
    Case(
        "found on the day",
        {"strengthens_forces": StateFinding.found(date(2018, 6, 1))},
        PROHIBITED,
        LATER,
    ),
    Case(
        "found a day late",
        {"strengthens_forces": StateFinding.found(date(2018, 6, 2))},
        NOT_COVERED,
        LATER,
    ),
    Case("food or medicine", {"food_or_medicine": True}, PERMITTED, LATER),
    *(
        # the Committee may still be asked
        Case(row.id, row.changes, NEEDS_APPROVAL, row.as_of) if "refused" in row.id else row
        for row in approvals(
            ON,
            date(2018, 6, 1),
            under=("UNSCR-2270-OP8",),
            to_ask=RELIEF,
            field="notice",
            by=Authority.MEMBER_STATE,
        )
    ),
    Case(
        "told, and not for relief",
        {"notice": Approval.granted(date(2018, 5, 1))},
        PROHIBITED,
        LATER,
    ),
    *own_approval(ON, date(2018, 6, 1), "UNSCR-2270-OP8"),
)

TABLES: dict[str, tuple[Any, tuple[Case, ...]]] = {
    "un.arms.heavy-arms-to": (plain(ArmsKind.HEAVY_ARMS, TO), HEAVY_TO),
    "un.arms.heavy-arms-from": (plain(ArmsKind.HEAVY_ARMS, FROM), HEAVY_FROM),
    "un.arms.services": (SERVICE_PLAIN, SERVICES),
    "un.arms.all-arms-from": (plain(ArmsKind.OTHER_ARMS, FROM), ALL_FROM),
    "un.arms.arms-to-1874": (plain(ArmsKind.OTHER_ARMS, TO), ARMS_TO_1874),
    "un.arms.all-arms-to": (plain(ArmsKind.OTHER_ARMS, TO), ALL_TO),
    "un.arms.armed-forces": (FORCES_PLAIN, FORCES),
    "un.arms.dual-use": (DUAL_USE_PLAIN, DUAL_USE),
}


def item(**more: Any) -> ItemTransfer:
    """An item that goes there, on no list unless said."""
    base: dict[str, Any] = {
        "state": "SY",
        "direction": TO,
        "listed": ItemList.NONE,
        "missile": False,
        ON: date(2018, 6, 1),
    }
    return ItemTransfer(**base | more)


def listed(first: date, which: ItemList) -> tuple[Any, tuple[Case, ...]]:
    """The rule of a list: both directions, items and services."""
    return (
        item(listed=which),
        (
            *scope(ON, first),
            *kinds("listed", {which}, ItemList),
            Case("from there", {"direction": FROM}, PROHIBITED, LATER),
            Case("a service", {"service": True}, PROHIBITED, LATER),
            *general_power(ON, date(2018, 6, 1), first),
        ),
    )


def missiles(direction: Direction) -> tuple[Any, tuple[Case, ...]]:
    """S/RES/1695 (2006): whether it binds is contested, so it has no single answer."""
    rows = (
        *scope(ON, date(2006, 7, 15), direction=FROM if direction is TO else TO),
        Case("a service", {"service": True}, NOT_COVERED, LATER),
        Case("no missile item", {"missile": False}, NOT_COVERED, LATER),
        *general_power(ON, date(2018, 6, 1), date(2006, 7, 15)),
    )
    return (
        item(direction=direction, missile=True),
        tuple(
            Case(row.id, row.changes, row.says if row.says is NOT_COVERED else None, row.as_of)
            for row in rows
        ),
    )


SERVES = StateFinding.found(date(2016, 1, 1))
CATCH_ALL_PLAIN = item(serves_programmes=SERVES)


def finding(day: date) -> tuple[Case, ...]:
    """The State's own finding, by the day of the act."""
    return (
        Case("no finding", {"serves_programmes": StateFinding.none()}, NOT_COVERED, LATER),
        Case("found that not", {"serves_programmes": StateFinding.not_found()}, NOT_COVERED, LATER),
        Case("found on the day", {"serves_programmes": StateFinding.found(day)}, PROHIBITED, LATER),
        Case(
            "found a day late",
            {"serves_programmes": StateFinding.found(day + DAY)},
            NOT_COVERED,
            LATER,
        ),
        Case("a service", {"service": True}, NOT_COVERED, LATER),
        Case("from there", {"direction": FROM}, PROHIBITED, LATER),
    )


TABLES |= {
    "un.proliferation.missiles-to": missiles(TO),
    "un.proliferation.missiles-from": missiles(FROM),
    "un.proliferation.lists-2006": listed(AUTUMN_2006, ItemList.LISTS_2006),
    "un.proliferation.nuclear-lists": listed(SUMMER_2009, ItemList.IAEA),
    "un.proliferation.lists-2087": listed(date(2013, 1, 22), ItemList.LISTS_2013_JANUARY),
    "un.proliferation.annex-2094": listed(date(2013, 3, 7), ItemList.ANNEX_2094),
    "un.proliferation.annex-2321": listed(WINTER_2016, ItemList.ANNEX_2321),
    "un.proliferation.catch-all-2087": (
        item(suspected=True),
        (
            *scope(ON, date(2013, 1, 22), suspected=False, service=True),
            *general_power(ON, date(2018, 6, 1), date(2013, 1, 22)),
        ),
    ),
    "un.proliferation.catch-all": (
        CATCH_ALL_PLAIN,
        (
            *scope(ON, SPRING_2016),
            *finding(date(2018, 6, 1)),
            *general_power(ON, date(2018, 6, 1), SPRING_2016),
        ),
    ),
}
CALL_PLAIN = item(serves_programmes=StateFinding.found(date(2013, 1, 1)), **{ON: date(2015, 6, 1)})
CAUTIONS: dict[str, tuple[Any, tuple[Told, ...]]] = {
    "un.proliferation.call-2094": (
        CALL_PLAIN,
        (
            Told("first day", {ON: date(2013, 3, 7)}, told=True, as_of=LATER),
            Told("eve", {ON: date(2013, 3, 6)}, told=False, as_of=LATER),
            Told("last day", {ON: SPRING_2016 - DAY}, told=True, as_of=LATER),
            Told("a duty from then on", {ON: SPRING_2016}, told=False, as_of=LATER),
            Told("no Member", {"state": "TW"}, told=False, as_of=LATER),
            Told("a service", {"service": True}, told=False, as_of=LATER),
            *(
                Told(f"finding {name}", {"serves_programmes": one}, told=says, as_of=LATER)
                for name, one, says in (
                    ("none", StateFinding.none(), False),
                    ("not so", StateFinding.not_found(), False),
                    ("on the day", StateFinding.found(date(2015, 6, 1)), True),
                    ("a day late", StateFinding.found(date(2015, 6, 2)), False),
                )
            ),
        ),
    ),
}
