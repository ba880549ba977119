"""What a listing means: which measures follow, for whom, since when, and whom else they reach."""

from nksanctions.consequences.asker import Asker
from nksanctions.consequences.law_texts import LawText
from nksanctions.consequences.meaning import Consequence, Force, Meaning, meaning
from nksanctions.consequences.ownership import (
    Holding,
    OwnershipFinding,
    OwnershipRule,
    OwnershipStep,
    owned_by_listed,
    ownership_rule,
    read_holdings,
)

__all__ = [
    "Asker",
    "Consequence",
    "Force",
    "Holding",
    "LawText",
    "Meaning",
    "OwnershipFinding",
    "OwnershipRule",
    "OwnershipStep",
    "meaning",
    "owned_by_listed",
    "ownership_rule",
    "read_holdings",
]
