"""Where the facts of law were seen, from the `sources.toml` of a regime."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import asdict, frozen

from nksanctions.regimes.catalogue import Source
from nksanctions.regimes.strict_toml import structured

__all__ = ["read_sources"]


def read_sources(text: str, *, source: str) -> Mapping[str, Source]:
    """Read the sources of a regime from TOML, by their keys; messages name *source*.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    rows = structured(text, dict[str, _SourceRow], source=source)
    return {key: Source(key=key, **asdict(row)) for key, row in rows.items()}


@frozen(kw_only=True)
class _SourceRow:
    title: str
    url: str
    used_for: str
