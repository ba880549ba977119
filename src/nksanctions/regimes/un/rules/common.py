"""What rules on several subjects ask."""

from __future__ import annotations

from typing import Any

from nksanctions.law.symbols import AS_OF, ProvisionRef
from nksanctions.law.tree import Label, Test, label


def member_state(state: Any) -> Label:
    """Only Member States are bound as such; others may act by a policy of their own."""
    return label("the State is a Member State of the United Nations", state.is_un_member(on=AS_OF))


def known_law(provision: ProvisionRef, instrument: str) -> Label:
    """A later text opens a way out only to a question that is asked once it is there."""
    return label(
        f"{instrument} was adopted by the day of the question",
        Test("le", provision.adopted, AS_OF),
    )
