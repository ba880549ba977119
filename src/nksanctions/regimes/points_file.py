"""The contested points and the caveats of a regime, from its `points.toml`."""

from __future__ import annotations

from attrs import frozen

from nksanctions.datafiles.strict_toml import by_id, structured
from nksanctions.law.policy import Point, Reading
from nksanctions.models.provision import Verification
from nksanctions.regimes.catalogue import Caveat, ContestedLaw

__all__ = ["read_points"]


def read_points(text: str, *, source: str) -> ContestedLaw:
    """Read the contested points and the caveats of a regime from TOML; messages name *source*.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    file = structured(text, _PointsFile, source=source)
    points = by_id(file.point, "$.point", source=source)
    return ContestedLaw(
        points={id_: row.point() for id_, row in points.items()},
        bears_on={id_: row.bears_on for id_, row in points.items()},
        caveats=by_id(file.caveat, "$.caveat", source=source),
    )


@frozen(kw_only=True)
class _PointRow:
    id: str
    question: str
    prevailing: str | None = None
    strict: str | None = None
    literal: str | None = None
    note: str = ""
    bears_on: tuple[str, ...]
    verified: Verification
    reading: tuple[Reading, ...]

    def __attrs_post_init__(self) -> None:
        self.point()  # so that what is wrong with it is told with the rest of the file

    def point(self) -> Point:
        return Point(
            id=self.id,
            question=self.question,
            readings=self.reading,
            prevailing=self.prevailing,
            strict=self.strict,
            literal=self.literal,
            note=self.note,
            verified=self.verified,
        )


@frozen(kw_only=True)
class _PointsFile:
    point: tuple[_PointRow, ...] = ()
    caveat: tuple[Caveat, ...] = ()
