"""The readings of the United Nations regime, filed by subject."""

from nksanctions.regimes.un.rules import (
    arms,
    freeze,
    labour,
    luxury,
    petroleum,
    proliferation,
    trade,
    travel,
)

RULES = (
    *labour.RULES,
    *freeze.RULES,
    *travel.RULES,
    *trade.RULES,
    *luxury.RULES,
    *petroleum.RULES,
    *arms.RULES,
    *proliferation.RULES,
)
