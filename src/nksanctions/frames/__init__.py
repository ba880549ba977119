"""The rules over tables: the same answers as `nksanctions.check`, millions of rows at a time.

It needs NumPy and PyArrow: ``pip install "nksanctions[frames]"``.
"""

from nksanctions.errors import MissingExtraError

try:
    import numpy  # noqa: F401, ICN001
    import pyarrow  # noqa: F401, ICN001
except ImportError as _error:
    raise MissingExtraError(
        'nksanctions.frames needs NumPy and PyArrow: pip install "nksanctions[frames]"'
    ) from _error

from nksanctions.frames.check import check

__all__ = ["check"]
