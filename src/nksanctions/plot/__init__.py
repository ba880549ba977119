"""Pictures, by matplotlib: ``pip install "nksanctions[plot]"``.

Each function returns a figure of its own: ``figure.savefig("labour.svg")`` writes it.
"""

from nksanctions.errors import MissingExtraError

try:
    import matplotlib  # noqa: F401, ICN001
except ImportError as _error:
    raise MissingExtraError(
        'nksanctions.plot needs matplotlib: pip install "nksanctions[plot]"'
    ) from _error

from nksanctions.plot.hosts import status, status_over_time, workers
from nksanctions.plot.law import amendments, timeline

__all__ = ["amendments", "status", "status_over_time", "timeline", "workers"]
