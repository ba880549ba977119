"""The readings of the United Nations regime, filed by subject."""

from nksanctions.regimes.un.rules import freeze, labour, travel

RULES = (*labour.RULES, *freeze.RULES, *travel.RULES)
