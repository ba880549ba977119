"""The regimes: one folder per authority, its instruments as data and its rules as readings."""

from nksanctions.regimes.regime import Regime
from nksanctions.regimes.un import UN

ALL: tuple[Regime, ...] = (UN,)
"""Every regime that the library holds; `check` goes by these unless told otherwise."""

__all__ = ["ALL", "UN", "Regime"]
