"""The regimes: one folder per authority, its instruments as data and its rules as readings."""

from nksanctions.regimes.catalogue import Catalogue, Caveat, Source
from nksanctions.regimes.instrument import (
    Annex,
    Instrument,
    InstrumentKind,
    Listed,
    Revision,
    Vote,
)
from nksanctions.regimes.provisions import Provisions
from nksanctions.regimes.regime import Regime
from nksanctions.regimes.timeline import (
    Change,
    ChangeKind,
    Changes,
    EffectOn,
    History,
    Standing,
    Step,
    Timeline,
)
from nksanctions.regimes.un import UN

ALL: tuple[Regime, ...] = (UN,)
"""Every regime that the library holds; `check` goes by these unless told otherwise."""

__all__ = [
    "ALL",
    "UN",
    "Annex",
    "Catalogue",
    "Caveat",
    "Change",
    "ChangeKind",
    "Changes",
    "EffectOn",
    "History",
    "Instrument",
    "InstrumentKind",
    "Listed",
    "Provisions",
    "Regime",
    "Revision",
    "Source",
    "Standing",
    "Step",
    "Timeline",
    "Vote",
]
