"""Designations to JSON and back."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lists.files import un

from nksanctions import lists
from nksanctions.errors import BadInputError
from nksanctions.lists import Designation, fast_json, json_file
from nksanctions.testing import designations


def written(*found: Designation) -> io.BytesIO:
    file = io.BytesIO()
    lists.write_json(found, file)
    file.seek(0)
    return file


@given(designations())
def test_there_and_back_is_the_identity(designation: Designation) -> None:
    (again,) = lists.read(written(designation))
    assert again == designation
    assert repr(again) == repr(designation)  # a kind is an enum again, not a text that equals it
    assert repr(json_file.structured(lists.to_plain(designation))) == repr(designation)


@given(st.lists(designations(), max_size=3, unique_by=lambda one: (one.source.list, one.reference)))
def test_a_list_is_one_json_document_and_keeps_its_order(found: list[Designation]) -> None:
    file = written(*found)
    assert len(json.load(file)) == len(found)
    file.seek(0)
    assert list(lists.read(file, format="json")) == found


@given(designations(), st.integers(0, 3))
def test_layout_makes_no_difference(designation: Designation, indent: int) -> None:
    plain = lists.to_plain(designation)
    for text in (
        json.dumps([plain], indent=indent),
        json.dumps(plain),
        json.dumps(plain, ensure_ascii=False) + "\n",
        "\ufeff" + json.dumps([plain]),
        "[\n" + json.dumps(plain, indent=indent) + "\n]",
        "\n[\r\n\r\n" + json.dumps(plain, indent=indent) + "\n\n]\n",
    ):
        (again,) = lists.read(io.BytesIO(text.encode()), format="json")
        assert again == designation


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.floats(allow_nan=False),
    st.text(max_size=3),
    st.sampled_from(["2001-02-31", "20010203", "2001-02-03T00:00:00", "individual", "day"]),
    st.lists(st.integers(), max_size=1),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=1),
)


@given(designations(), st.data())
def test_the_fast_way_gives_what_the_careful_way_gives(
    designation: Designation, data: st.DataObject
) -> None:
    """Somewhere in the document a value is replaced, or a key is added or taken away."""
    convert = fast_json.converter()
    if convert is None:
        pytest.fail("the extra `fast` belongs to a contributor's environment")
    plain = lists.to_plain(designation)
    places = list(_places(plain))
    holder, key = data.draw(st.sampled_from(places))
    match data.draw(st.sampled_from(["replace", "add", "remove"])):
        case "replace":
            holder[key] = data.draw(JUNK)
        case "add" if isinstance(holder, dict):
            holder[data.draw(st.text(max_size=3))] = data.draw(JUNK)
        case _:
            del holder[key]
    fast = convert(plain)
    try:
        careful = json_file.structured(plain)
    except BadInputError:
        assert fast is None
    else:
        assert fast is None or fast == careful


def _places(value: Any) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in items:
        yield value, key
        if isinstance(below, dict | list):
            yield from _places(below)


def test_every_problem_is_told_with_its_path() -> None:
    first, second = map(lists.to_plain, lists.read(un()))
    first["names"][1]["kind"] = "nickname"
    first["nmes"] = []
    second["listed"] = "2018-02-31"
    del second["authority"]
    with pytest.raises(BadInputError) as caught:
        lists.read(io.BytesIO(json.dumps([first, second, 3]).encode()), format="json")
    assert [(problem.place, problem.field) for problem in caught.value.problems] == [
        ("the list item 1", "names[1].kind"),
        ("the list item 1", ""),
        ("the list item 2", "authority"),
        ("the list item 2", "listed"),
        ("the list item 3", ""),
    ]
    assert "no field is called 'nmes'" in str(caught.value)
    assert "'nickname' is none of primary, alias, former" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        '[{"authority":',
        "[\n{]\n",
        '{"reference"}',
        '[\n{"a":1},\n{"b":',
        "[" * 100_000,
        '"text"',
        "[1",
    ],
)
def test_no_json_is_an_error(text: str) -> None:
    with pytest.raises(BadInputError):
        lists.read(io.BytesIO(text.encode()), format="json")
