"""Arrow arrays as NumPy arrays, without a copy where that can be."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa

from nksanctions.frames.vectors import Array, Bools, country_number
from nksanctions.identifiers import country

Arrow: TypeAlias = Any
"""An Arrow array; what it offers depends on its type."""


def members_of(flat: Array, many: Array) -> tuple[Array, ...]:
    """The first country of each set, then the second of each, and so on."""
    most = int(many.max()) if len(many) else 0
    if most == 1 and many.all():
        return (flat,)
    starts = np.cumsum(many) - many
    flat = np.append(flat, np.zeros(most + 1, np.uint8))
    return tuple(flat.take(starts + k) * (many > k) for k in range(max(most, 1)))


def two_letters(array: Arrow) -> Array | None:
    """The numbers of countries, if all are plain codes: two letters need no dictionary."""
    if not len(array) or array.null_count or not pa.types.is_string(array.type):
        return None
    _, offsets, letters = array.buffers()
    ends = np.frombuffer(offsets, np.int32)[array.offset : array.offset + len(array) + 1]
    if (np.diff(ends) != 2).any():
        return None
    found = _by_letters().take(np.frombuffer(letters, "<u2", len(array), int(ends[0])))
    return found if found.all() else None


@cache
def _by_letters() -> Array:
    """The number of a country at the place that its two letters spell; else 0."""
    table = np.zeros(1 << 16, np.uint8)
    for code in country.codes():
        table[int.from_bytes(code.encode(), "little")] = country_number(code)
    return table


def is_text(kind: Any) -> bool:
    """A type of text, as it is or in a dictionary."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    types = pa.types
    return types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)


def encoded(array: Arrow) -> Arrow:
    """Text as a dictionary of its words."""
    if pa.types.is_dictionary(array.type):
        return array
    if not pa.types.is_large_string(array.type):  # views and nulls have no encoder
        array = array.cast(pa.string())
    return array.dictionary_encode()


def is_list(kind: Any) -> bool:
    """A type of lists."""
    types = pa.types
    return types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind)


def unknown_rows(array: Arrow) -> Bools | None:
    """Where an array holds nulls; `None` if nowhere."""
    if not array.null_count:
        return None
    if pa.types.is_null(array.type):
        return np.ones(len(array), bool)
    return ~bits(array.buffers()[0], array.offset, len(array))


def bits(buffer: Any, offset: int, size: int) -> Bools:
    """A bitmap as one byte each."""
    first, skip = divmod(offset, 8)
    if not size:
        return np.zeros(0, bool)
    packed = np.frombuffer(buffer, np.uint8, offset=first)
    return np.unpackbits(packed, count=skip + size, bitorder="little")[skip:].view(bool)


def numbers_of(array: Arrow, dtype: Any) -> Array:
    """Days or whole numbers; anything where they are null."""
    if not len(array):
        return np.zeros(0, dtype)
    values: Array = np.frombuffer(array.buffers()[1], dtype)
    return values[array.offset : array.offset + len(array)]


def places_of(indices: Arrow) -> Array:
    """The indices of a dictionary, so that they can be below 0; anything where they are null."""
    places = numbers_of(indices, indices.type.to_pandas_dtype())
    return places if places.dtype.kind == "i" else places.astype(np.int64)
