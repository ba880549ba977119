"""Where a fact was seen."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Source:
    """Where a fact of law was seen, and what it was used for.

    .. versionadded:: 26.1.0
    """

    key: str
    title: str
    url: str
    used_for: str
