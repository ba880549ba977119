"""The rates between units that a regime holds, from its `conversions.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import asdict, frozen

from nksanctions.datafiles.strict_toml import structured
from nksanctions.errors import MalformedDataError
from nksanctions.models.cap import Unit
from nksanctions.models.conversion import Conversion
from nksanctions.models.provision import Verification

__all__ = ["read_conversions"]


def read_conversions(text: str, *, source: str) -> Mapping[str, Conversion]:
    """Read the conversions of a regime from TOML, by their names; messages name *source*.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    rows = structured(text, dict[str, _ConversionRow], source=source)
    conversions, wrong = {}, []
    for name, row in rows.items():
        try:
            conversions[name] = Conversion(name=name, **asdict(row))
        except ValueError as error:
            wrong.append(f"{error} @ $[{name!r}]")
    if wrong:
        raise MalformedDataError(source, wrong)
    return conversions


@frozen(kw_only=True)
class _ConversionRow:
    of: str
    from_unit: Unit
    to_unit: Unit
    factor: str
    note: str = ""
    verified: Verification
    sources: tuple[str, ...]
