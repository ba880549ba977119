"""Reading the sources."""

import pytest

from nksanctions.datafiles.sources_file import read_sources
from nksanctions.errors import MalformedDataError


def test_a_source_without_an_address_is_refused() -> None:
    with pytest.raises(MalformedDataError) as caught:
        read_sources('[a]\ntitle = "A"\nused_for = "B"\n', source="sources.toml")
    assert caught.value.problems == ("required field missing @ $['a'].url",)


def test_a_table_is_expected_where_a_text_stands() -> None:
    with pytest.raises(MalformedDataError, match="expected a table, not 'x'"):
        read_sources('a = "x"', source="sources.toml")
