"""Signs that ask for a closer look: the ILO's indicators of forced labour, and red flags.

A sign is met or not, raised or not, or open. It is never a finding, and accuses nobody.
"""

from nksanctions.indicators import forced_labour, red_flags
from nksanctions.indicators.files import sources

__all__ = ["forced_labour", "red_flags", "sources"]
