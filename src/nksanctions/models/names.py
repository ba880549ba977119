"""Names as official lists give them: kind, quality, script, parts."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from nksanctions.models.listing import Particular


class NameKind(StrEnum):
    """What a name is to its bearer."""

    PRIMARY = "primary"
    ALIAS = "alias"
    FORMER = "former"
    """Formerly known as: once the name, or once listed so."""
    NEW = "new"
    """Now known as."""
    VARIANT = "variant"
    """The primary name, written otherwise."""
    ORIGINAL_SCRIPT = "original-script"
    """The primary name, in the letters of its language."""
    MAIDEN = "maiden"
    OTHER = "other"


class NameQuality(StrEnum):
    """What the list says about how well a name identifies."""

    STRONG = "strong"
    """*Good* at the UN, a strong alias at OFAC and in the EU."""
    WEAK = "weak"
    """*Low* at the UN, a weak alias at OFAC: never enough alone."""
    UNSTATED = "unstated"


class NamePartKind(StrEnum):
    """Which part of a name it is.

    UN and UK lists number the parts and say no more: for Koreans the UN's first name is the family
    name, and the UK has both orders.
    """

    FAMILY = "family"
    GIVEN = "given"
    MIDDLE = "middle"
    PATRONYMIC = "patronymic"
    MATRONYMIC = "matronymic"
    MAIDEN = "maiden"
    NICKNAME = "nickname"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    WHOLE = "whole"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    SIXTH = "sixth"
    OTHER = "other"


@frozen
class NamePart:
    """One part of a name, as the list divides it.

    .. versionadded:: 26.1.0
    """

    kind: NamePartKind
    text: str


@frozen(kw_only=True)
class Name(Particular):
    """One name of a listed person, body or craft, as the list writes it.

    *text* is the whole name. *parts* are in the list's order, and empty where it gives none.
    *script* is an ISO 15924 code such as ``Latn`` or ``Hang``, *language* an ISO 639 code or the
    list's word; empty means unknown. *label* is the list's own word for the kind or the quality,
    where it says more than these fields.

    >>> name = Name(
    ...     text="KU, Sung Sop",
    ...     parts=(
    ...         NamePart(NamePartKind.FAMILY, "KU"),
    ...         NamePart(NamePartKind.GIVEN, "Sung Sop"),
    ...     ),
    ... )
    >>> name.part(NamePartKind.FAMILY)
    'KU'

    Raises:
        ValueError: If the text is empty.

    .. versionadded:: 26.1.0
    """

    text: str
    kind: NameKind = NameKind.PRIMARY
    quality: NameQuality = NameQuality.UNSTATED
    script: str = ""
    language: str = ""
    label: str = ""
    parts: tuple[NamePart, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not self.text:
            raise ValueError("text: a name has one")

    def part(self, kind: NamePartKind) -> str:
        """The parts of that kind, joined by a space; empty if there is none."""
        return " ".join(part.text for part in self.parts if part.kind == kind)

    def __str__(self) -> str:
        return self.text
