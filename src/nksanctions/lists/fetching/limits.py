"""How long to wait, how often to try, how much to take."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import ge, gt

__all__ = ["Limits"]


@frozen(kw_only=True)
class Limits:
    """The limits of a download.

    Times are in seconds: *connect* until the server answers the call, *read* between two pieces
    of the file, *total* for a file with all its tries and pauses. A server that fails is tried
    *tries* times; the pause is *back_off* at first and doubles each time, unless the server says
    how long (``Retry-After``), up to *patience*. At most *redirects* are followed, and at most
    *size* bytes are taken, counted after any decompression.

    >>> Limits(total=60).tries
    4

    .. versionadded:: 26.1.0
    """

    connect: float = field(default=10.0, validator=gt(0))
    read: float = field(default=30.0, validator=gt(0))
    total: float = field(default=900.0, validator=gt(0))
    tries: int = field(default=4, validator=ge(1))
    back_off: float = field(default=1.0, validator=ge(0))
    patience: float = field(default=120.0, validator=ge(0))
    redirects: int = field(default=5, validator=ge(0))
    size: int = field(default=600_000_000, validator=gt(0))
