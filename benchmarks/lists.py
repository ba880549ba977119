"""Speed and memory of the list readers, beside peers in one run: ``python benchmarks/lists.py``.

It needs the published lists in ``../shared/data``, the extra ``fast``, and pydantic 2 as the peer
of the JSON (``pip install pydantic``). Times are of the processor, so that other work on the
machine disturbs them less; run it alone all the same.
"""

from __future__ import annotations

import gc
import io
import subprocess
import sys
import time
import types
import typing
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

from nksanctions import lists
from nksanctions.lists import Designation, fast_json

DATA = Path(__file__).parents[2] / "shared" / "data"
UN = DATA / "un-consolidated-2026-02-27.xml"
OFAC = DATA / "ofac-sdn"
MANY = 100_000


def line(what: str, measured: float, unit: str, target: float) -> None:
    """Print a measurement beside its target."""
    met = "PASS" if measured <= target else "MISS"
    print(f"{met}  {what}: {measured:.2f}{unit} (at most {target:g}{unit})")


def in_turn(runs: int, **functions: Callable[[], Any]) -> dict[str, float]:
    """The best time of each function, called in turn so that all meet the same machine."""
    best = dict.fromkeys(functions, float("inf"))
    for _ in range(runs):
        for name, function in functions.items():
            gc.collect()
            start = time.process_time()
            held = function()
            best[name] = min(best[name], time.process_time() - start)
            del held
    return best


def un_xml() -> None:
    """The UN list against lxml's bare iterparse; our reader is one, with and without `fast`."""
    etree = import_module("lxml.etree")

    def bare() -> None:
        for _event, element in etree.iterparse(UN):
            element.clear()

    def ours() -> None:
        for _ in lists.stream(UN):
            pass

    best = in_turn(9, lxml=bare, stream=ours, whole=lambda: lists.read(UN))
    print(
        f"      UN XML: lxml's bare iterparse {best['lxml'] * 1e3:.0f} ms; typed designations, as a"
        f" stream {best['stream'] * 1e3:.0f} ms, kept {best['whole'] * 1e3:.0f} ms"
    )
    line("UN XML, stream / lxml's bare iterparse", best["stream"] / best["lxml"], " x", 4)
    line("UN XML, kept / lxml's bare iterparse", best["whole"] / best["lxml"], " x", 4)


def memory() -> None:
    """The peak of a whole interpreter that reads the UN list, over one that does nothing."""

    def peak(code: str) -> float:
        report = "print(open('/proc/self/status').read())"  # VmHWM: the peak since it was started
        command = [sys.executable, "-c", f"{code}\n{report}"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        return int(done.stdout.partition("VmHWM:")[2].split()[0]) / 1024

    nothing = peak("pass")
    imported = peak("from nksanctions import lists") - nothing
    streamed = peak(f"from nksanctions import lists\nfor _ in lists.stream({str(UN)!r}): pass")
    kept = peak(f"from nksanctions import lists\nheld = lists.read({str(UN)!r})")
    print(f"      of it the import of the library: {imported:.0f} MB")
    line("UN XML, stream, peak over the interpreter", streamed - nothing, " MB", 40)
    line("UN XML, kept, peak over the interpreter", kept - nothing, " MB", 40)


def ofac_csv() -> None:
    """The whole OFAC list with its remarks parsed."""
    best = in_turn(5, ours=lambda: lists.read(OFAC))
    line("OFAC CSV files, whole list, remarks parsed", best["ours"], " s", 1.5)


def json_lines() -> None:
    """A hundred thousand designations from JSON, against pydantic 2 on an equivalent model."""
    try:
        import pydantic
    except ImportError:
        print("MISS  JSON: not measured, pydantic is not installed")
        return
    found = (*lists.read(UN), *lists.read(OFAC))
    times = -(-MANY // len(found))
    many = (
        attrs.evolve(one, reference=f"{one.reference}-{turn}")
        for turn in range(times)
        for one in found
    )
    file = io.BytesIO()
    lists.write_json((one for one, _ in zip(many, range(MANY), strict=False)), file)
    text = file.getvalue()
    rows = [row.removesuffix(b",") for row in text.splitlines()[1:-1]]
    peer = pydantic_model(pydantic).model_validate_json
    assert len(rows) == MANY

    def kept() -> list[Designation]:
        return list(lists.stream(io.BytesIO(text)))

    def streamed() -> None:
        for _ in lists.stream(io.BytesIO(text)):
            pass

    def peer_streamed() -> None:
        for row in rows:
            peer(row)

    best = in_turn(1, kept=kept, peer_kept=lambda: [peer(row) for row in rows])
    best |= in_turn(1, streamed=streamed, peer_streamed=peer_streamed)
    how = "msgspec" if fast_json.converter() is not None else "cattrs"
    each = {name: f"{taken / MANY * 1e6:.0f} µs" for name, taken in best.items()}
    print(
        f"      JSON, {len(text) / MANY:.0f} bytes each: ours ({how}) kept {each['kept']},"
        f" as a stream {each['streamed']}; pydantic {pydantic.VERSION} kept {each['peer_kept']},"
        f" as a stream {each['peer_streamed']}"
    )
    line(
        "100,000 designations from JSON, kept / pydantic", best["kept"] / best["peer_kept"], " x", 1
    )
    print(f"      as a stream, none kept: {best['streamed'] / best['peer_streamed']:.2f} x")


def pydantic_model(pydantic: Any) -> Any:
    """The model of a designation, field by field as the attrs classes have it."""
    made: dict[Any, Any] = {}

    def of(hint: Any) -> Any:
        if isinstance(hint, type) and attrs.has(hint):
            return model(hint)
        if typing.get_origin(hint) in (types.UnionType, typing.Union):
            return typing.Union[tuple(map(of, typing.get_args(hint)))]  # noqa: UP007
        if typing.get_origin(hint) is tuple:
            return tuple[tuple(map(of, typing.get_args(hint)))]  # type: ignore[misc]  # made here
        return hint

    def model(owner: Any) -> Any:
        if owner not in made:
            hints = typing.get_type_hints(owner)
            fields = {
                each.name: (
                    of(hints[each.name]),
                    ... if each.default is attrs.NOTHING else each.default,
                )
                for each in attrs.fields(owner)
            }
            config = pydantic.ConfigDict(frozen=True, extra="forbid")
            made[owner] = pydantic.create_model(owner.__name__, __config__=config, **fields)
        return made[owner]

    return model(Designation)


def _default(field: attrs.Attribute[Any]) -> Any:
    return ... if field.default is attrs.NOTHING else field.default


def main() -> None:
    """Measure everything."""
    un_xml()
    memory()
    ofac_csv()
    json_lines()


if __name__ == "__main__":
    main()
