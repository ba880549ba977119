"""The United Nations regime on the DPRK: Security Council resolutions from 1718 (2006) on."""

from nksanctions.regimes.catalogue import load
from nksanctions.regimes.regime import Regime
from nksanctions.regimes.un.rules import RULES

UN = Regime(
    id="un",
    name="United Nations Security Council",
    rules=RULES,
    load=lambda: load("nksanctions.regimes.un"),
)
