"""Reading the contested points and the caveats."""

import pytest

from nksanctions.errors import MalformedDataError
from nksanctions.regimes.points_file import read_points


def test_a_point_with_a_policy_for_an_unknown_reading_is_refused() -> None:
    text = """
[[point]]
id = "A-99"
question = "Is it?"
prevailing = "yess"
bears_on = []
verified = "memory"
reading = [
    { name = "yes", says = "It is.", held_by = "Nobody." },
    { name = "no", says = "It is not.", held_by = "Nobody." },
]

[[point]]
id = "A-98"
question = "Is it?"
bears_on = []
verified = "memory"
reading = [{ name = "yes", says = "It is.", held_by = "Nobody." }]

[[caveat]]
id = "A-97"
"""
    with pytest.raises(MalformedDataError) as caught:
        read_points(text, source="points.toml")
    assert set(caught.value.problems) == {
        "A-99 has no reading 'yess'; its readings are yes, no @ $.point[0]",
        "A-98: a point has two or more readings with names of their own @ $.point[1]",
        "required field missing @ $.caveat[0].says",
        "required field missing @ $.caveat[0].bears_on",
        "required field missing @ $.caveat[0].sources",
    }
