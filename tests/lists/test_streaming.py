"""A longer list takes no more memory to read: entries go by one at a time."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest

from nksanctions.lists import stream

SAMPLES = Path(__file__).with_name("samples")


def repeated(name: str, start: str, end: str, number: str, times: int) -> bytes:
    """A sample with its entries so many times over, each time with other numbers."""
    text = (SAMPLES / name).read_text("utf-8")
    first = text.index(start)
    last = text.rindex(end) if end else len(text)
    entries = text[first:last]
    many = "".join(entries.replace(number, f"{number}{time:04}") for time in range(times))
    return (text[:first] + many + text[last:]).encode()


def peak_and_count(data: bytes) -> tuple[int, int]:
    tracemalloc.start()
    try:
        count = sum(1 for _ in stream(io.BytesIO(data), strict=False))
        return tracemalloc.get_traced_memory()[1], count
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "start", "end", "number"),
    [
        ("eu.xml", "  <sanctionEntity", "</export>", "EU.900"),
        ("uk.xml", "  <Designation>", "</Designations>", "DPR900"),
        ("uk.csv", "12/01/2026", "", "DPR900"),
        ("ofac-sdn.xml", "  <sdnEntry>", "</sdnList>", "<uid>9900"),
    ],
)
def test_ten_times_the_entries_take_no_more_memory(
    name: str, start: str, end: str, number: str
) -> None:
    peak_and_count(repeated(name, start, end, number, 2))  # what is loaded once is loaded
    few, some = peak_and_count(repeated(name, start, end, number, 20))
    many, all_of_them = peak_and_count(repeated(name, start, end, number, 200))
    assert all_of_them == 10 * some
    assert many < 1.5 * few + 300_000
