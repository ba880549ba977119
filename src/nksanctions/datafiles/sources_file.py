"""Where facts were seen, from a `sources.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import asdict, frozen

from nksanctions.datafiles.strict_toml import structured
from nksanctions.models.source import Source

__all__ = ["read_sources"]


def read_sources(text: str, *, source: str) -> Mapping[str, Source]:
    """Read sources from TOML, by their keys; messages name *source*.

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
