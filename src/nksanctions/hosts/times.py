"""The time of a fact: the key under which it stands, and the day, month or stretch."""

from __future__ import annotations

from nksanctions.hosts.facts import Fact
from nksanctions.hosts.when import When

__all__ = ["when_of"]

_KEYS = ("as_of", "during", "since", "submitted")


def when_of(fact: Fact) -> tuple[str, When | None]:
    """The name of the key that holds a fact's time, and the time; `None` where it has none."""
    for key in _KEYS:
        if hasattr(fact, key):
            found: When | None = getattr(fact, key)
            return key, found
    raise TypeError(f"a {type(fact).__name__} has no time")
