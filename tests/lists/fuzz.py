"""Bytes that no publisher would send: every reader answers with designations or a `BadInputError`.

A few inputs run with the tests. For a long run: ``python -m tests.lists.fuzz 600`` (seconds).
"""

from __future__ import annotations

import gzip
import io
import random
import sys
import time
from collections import Counter

from tests.lists.files import ADD, ALT, SDN, UN, zipped

from nksanctions import lists
from nksanctions.errors import BadInputError

TOKENS = (
    b"<", b">", b"&", b"&#0;", b"&#55296;", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?x?>", b"<!DOCTYPE a>",
    b'"', b"'", b"''", b",", b";", b"\n", b"\r", b"\r\n", b"\x00", b"\x1a", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"-0- ", b"alt. ", b"DOB ", b"31 Feb 1960", b"0000-00-00", b"9999-12-31", b"99999999999999999999", b"circa ",
    b"Passport ", b"Linked To:", b"a.k.a. '", b"issued ", b"expires ", b"IMO ", b"null", b"true", b"1e999", b"NaN",
    b"{", b"}", b"[", b"]", b"\\u0000", b"\\ud800", b"<VALUE>", b"</VALUE>", b"<YEAR>", b"<DATE>", "김".encode(), b"(", b")",
)  # fmt: skip


FORMATS = ("un-xml", "ofac-csv", "json")


def seeds() -> dict[str, bytes]:
    """A sound file of each format."""
    json_file = io.BytesIO()
    lists.write_json(lists.read(io.BytesIO(UN.encode())), json_file)
    trio = zipped(sdn_csv=SDN, alt_csv=ALT, add_csv=ADD)
    lists.write_json(lists.read(trio), lines := io.BytesIO())
    return {
        "un-xml": UN.encode(),
        "json": json_file.getvalue() + lines.getvalue()[2:],
        "sdn.csv": SDN.encode(),
        "alt.csv": ALT.encode(),
        "add.csv": ADD.encode(),
        "zip": trio.getvalue(),
        "gzip": gzip.compress(UN.encode()),
    }


def mutated(data: bytes, by: random.Random) -> bytes:
    """The bytes with some cut, doubled, swapped or overwritten."""
    found = bytearray(data)
    for _ in range(by.choice((1, 1, 2, 4, 12))):
        place = by.randrange(len(found) + 1)
        end = min(len(found), place + by.choice((1, 2, 8, 40, 400)))
        match by.randrange(6):
            case 0:
                del found[place:end]
            case 1:
                found[place:place] = found[place:end]
            case 2:
                found[place:end] = by.randbytes(end - place)
            case 3:
                other = by.randrange(len(found) + 1)
                found[place:end] = found[other : other + end - place]
            case 4:
                del found[by.randrange(len(found) + 1) :]
            case _:
                found[place : by.choice((place, end))] = by.choice(TOKENS)
        found = found or bytearray(b"x")
    return bytes(found)


def attempt(name: str, data: bytes) -> str:
    """Read bytes in every way; what came of it."""
    if name.endswith(".csv"):
        files = {"sdn_csv": SDN.encode(), "alt_csv": ALT.encode(), "add_csv": ADD.encode()}
        data = zipped(**files | {name.replace(".", "_"): data}).getvalue()
    outcome = "refused"
    packed = name not in FORMATS
    for strict in (False, True):
        for form in (None, *FORMATS) if packed else (None, name):
            try:
                found = lists.read(io.BytesIO(data), strict=strict, format=form)
            except BadInputError as error:
                assert error.count >= 1
                assert str(error)
                continue
            outcome = "read"
            for one in found:
                assert one.names[0].text
                assert lists.from_plain(lists.to_plain(one)) == one
                lists.to_ftm(one)
    return outcome


def run(seconds: float, *, seed: int = 0, inputs: int | None = None) -> Counter[str]:
    """Mutate and read, for so many seconds or inputs; how often each outcome was met."""
    by = random.Random(seed)
    sound = seeds()
    outcomes: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end and (inputs is None or outcomes.total() < inputs):
        name = by.choice(tuple(sound))
        data = mutated(sound[name], by)
        try:
            outcomes[f"{name} {attempt(name, data)}"] += 1
        except Exception as error:
            error.add_note(f"{name}: {data!r}")
            raise
    return outcomes


if __name__ == "__main__":
    found = run(float(sys.argv[1]) if len(sys.argv) > 1 else 60, seed=int(time.monotonic()))
    for outcome, count in sorted(found.items()):
        print(f"{outcome}: {count:,}")
    print(f"{found.total():,} inputs, no crash")
