"""Items for weapons of mass destruction: the lists, and the catch-all for what is on none.

In order of adoption: S/RES/1695 (2006) OP 3 and 4, S/RES/1718 (2006) OP 8(a)(ii), S/RES/1874 (2009)
OP 23, S/RES/2087 (2013) OP 5(b) and 9, S/RES/2094 (2013) OP 20 and 22, S/RES/2270 (2016) OP 27,
S/RES/2321 (2016) OP 4. Each list has a rule, for both directions and for services alike.
"""

from __future__ import annotations

from nksanctions.law.facts import Facts
from nksanctions.law.rules import Exemption, Prohibition, Rule, caution, prohibition
from nksanctions.law.symbols import ProvisionRef, provision
from nksanctions.law.tree import ALWAYS, NEVER, Label, Node, all_of, label, reading
from nksanctions.models.approval import FindingStatus
from nksanctions.models.arms import ItemList, ItemTransfer
from nksanctions.models.goods import Direction
from nksanctions.regimes.un.rules.common import general_power, member_state

MISSILES_TO = provision("UNSCR-1695-OP3")
MISSILES_FROM = provision("UNSCR-1695-OP4")
LISTS_2006 = provision("UNSCR-1718-OP8a-ii")
NUCLEAR = provision("UNSCR-1874-OP23")
LISTS_2013 = provision("UNSCR-2087-OP5b")
CATCH_ALL_2087 = provision("UNSCR-2087-OP9")
ANNEX_2094 = provision("UNSCR-2094-OP20")
CALL_2094 = provision("UNSCR-2094-OP22")
CATCH_ALL = provision("UNSCR-2270-OP27")
ANNEX_2321 = provision("UNSCR-2321-OP4")

STATE = "the State, for its nationals, its territory and its flag"

f: Facts = Facts(ItemTransfer)
member: Label = member_state(f.state)
reach: Label = label("the State's people, territory or flag take part", f.within_reach)
item: Label = label("an item passes, and no service", ~f.service)
exempted: Exemption = general_power(f.approval, f.transferred_on, f.purpose)
found: Label = label(
    "the State has found that it could contribute to the programmes or to evasion",
    all_of(
        label("the State has found so", f.serves_programmes.status.is_(FindingStatus.FOUND)),
        f.serves_programmes.date <= f.transferred_on,
    ),
)


def _ban(name: str, title: str, cites: ProvisionRef, *scope: Node) -> Prohibition:
    return prohibition(
        f"un.proliferation.{name}",
        title=title,
        cites=cites,
        bound=STATE,
        act=f.transferred_on,
        when=all_of(member, reach, *scope),
        unless=[exempted],
    )


def _listed(name: str, cites: ProvisionRef, listed: ItemList, words: str) -> Prohibition:
    return _ban(
        name,
        f"No item of {words} to the DPRK or from it, and no service for it",
        cites,
        label(f"it is on {words}", f.listed.is_(listed)),
    )


def _missiles(name: str, title: str, cites: ProvisionRef, direction: Direction) -> Prohibition:
    way = "goes to" if direction is Direction.TO_DPRK else "comes from"
    bound: Label = label(
        "a requirement of the Council binds without Chapter VII",
        reading("A-30", binding=ALWAYS, not_binding=NEVER),
    )
    return _ban(
        name,
        title,
        cites,
        label(f"it {way} the DPRK", f.direction.is_(direction)),
        item,
        label("it is a missile or missile-related", f.missile),
        bound,
    )


RULES: tuple[Rule, ...] = (
    _missiles("missiles-to", "No missile items to the DPRK", MISSILES_TO, Direction.TO_DPRK),
    _missiles(
        "missiles-from", "No missile items from the DPRK", MISSILES_FROM, Direction.FROM_DPRK
    ),
    _listed("lists-2006", LISTS_2006, ItemList.LISTS_2006, "the lists of S/RES/1718 (2006)"),
    _listed("nuclear-lists", NUCLEAR, ItemList.IAEA, "the two nuclear lists"),
    _listed(
        "lists-2087", LISTS_2013, ItemList.LISTS_2013_JANUARY, "the lists of S/RES/2087 (2013)"
    ),
    _ban(
        "catch-all-2087",
        "No item that is believed to serve what the resolutions prohibit",
        CATCH_ALL_2087,
        item,
        label("the State has reasonable grounds to believe so", f.suspected),
    ),
    _listed("annex-2094", ANNEX_2094, ItemList.ANNEX_2094, "the annex of S/RES/2094 (2013)"),
    caution(
        "un.proliferation.call-2094",
        sentence="States are asked, and allowed, to stop any item that they find could contribute"
        " to the programmes. A call, until S/RES/2270 (2016) made it a duty.",
        cites=CALL_2094,
        when=all_of(member, item, found, f.transferred_on < CATCH_ALL.starts),
        act=f.transferred_on,
    ),
    _ban(
        "catch-all",
        "No item that the State found could contribute to the programmes or to evasion",
        CATCH_ALL,
        item,
        found,
    ),
    _listed("annex-2321", ANNEX_2321, ItemList.ANNEX_2321, "annex III of S/RES/2321 (2016)"),
)
