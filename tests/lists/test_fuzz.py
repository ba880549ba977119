"""The brief fuzz run, and Hypothesis on plain bytes."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lists import fuzz

from nksanctions import lists
from nksanctions.errors import BadInputError


def test_damaged_lists_are_read_or_refused() -> None:
    outcomes = fuzz.run(120, seed=1, inputs=700)
    assert outcomes.total() == 700
    assert {outcome.split()[1] for outcome in outcomes} == {"read", "refused"}


@given(st.binary(max_size=300), st.sampled_from([None, *(form.name for form in lists.FORMATS)]))
def test_bytes_are_read_or_refused(data: bytes, form: str | None) -> None:
    with suppress(BadInputError):
        lists.read(io.BytesIO(data), format=form)


@pytest.mark.parametrize("name", sorted(fuzz.seeds()))
def test_each_start_of_a_file_is_read_or_refused(name: str) -> None:
    data = fuzz.seeds()[name]
    for length in range(0, len(data), max(1, len(data) // 40)):
        fuzz.attempt(name, data[:length])
