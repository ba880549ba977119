"""The readings of the United Nations regime, filed by subject."""

from nksanctions.regimes.un.rules import labour

RULES = (*labour.RULES,)
