"""Pictures, by matplotlib: the extra ``plot``.

Each function returns a figure of its own: ``figure.savefig("labour.svg")`` writes it.
"""

from nksanctions.plot.hosts import status, status_over_time, workers
from nksanctions.plot.law import amendments, timeline

__all__ = ["amendments", "status", "status_over_time", "timeline", "workers"]
