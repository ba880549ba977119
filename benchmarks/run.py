"""Speed, as ratios against named peers in one run: ``python benchmarks/run.py``.

Scalar answers against `by_hand`, columns against `by_hand_numpy`, the import against that of the
core dependencies. Each line says the share of unknown facts, and whether the target was met. A
machine that is busy with other things tells nothing: run it alone.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import by_hand, by_hand_numpy
from tests.random_records import random_records, random_rows, table_of

import nksanctions as nk
from nksanctions import frames

AS_OF = date(2017, 11, 1)
RECORDS = 20_000
ROWS = 500_000


def line(what: str, measured: float, unit: str, target: float, *, least: bool = False) -> None:
    """Print a measurement beside its target."""
    met = measured >= target if least else measured <= target
    bound = "at least" if least else "at most"
    print(f"{'PASS' if met else 'MISS'}  {what}: {measured:.2f}{unit} ({bound} {target:g}{unit})")


def each(function: Callable[[Any], Any], records: Sequence[Any]) -> list[float]:
    """Seconds for each record, in ascending order."""
    clock = time.perf_counter
    taken = []
    for record in records:
        start = clock()
        function(record)
        taken.append(clock() - start)
    return sorted(taken)


def at(taken: Sequence[float], share: float) -> float:
    """A percentile, in microseconds."""
    return taken[int(len(taken) * share)] * 1e6


def whole(function: Callable[[Any], Any], records: Sequence[Any]) -> float:
    """Seconds for all records, the best of five runs."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for record in records:
            function(record)
        best = min(best, time.perf_counter() - start)
    return best


def scalar_outcome() -> None:
    """The outcome alone, from a prepared checker, against the hand-written function."""
    checker = nk.checker(nk.WorkAuthorization, as_of=AS_OF)
    for unknown in (0.0, 0.08):
        records = random_records(nk.WorkAuthorization, RECORDS, seed=7, unknown=unknown)

        def theirs(record: Any) -> str:
            return by_hand.outcome(record, AS_OF)

        ours = checker.outcome
        wrong = sum(ours(record).value != theirs(record) for record in records)
        taken, by_peer = each(ours, records), each(theirs, records)
        print(
            f"      outcome, {unknown:.0%} unknown: p50 {at(taken, 0.5):.2f} µs, p99"
            f" {at(taken, 0.99):.1f} µs; by hand p50 {at(by_peer, 0.5):.2f} µs, p99"
            f" {at(by_peer, 0.99):.1f} µs; {wrong} answers differ"
        )
        ratio = whole(ours, records) / whole(theirs, records)
        line(f"outcome / by hand, {unknown:.0%} unknown", ratio, " x", 1.5)


def full_judgement() -> None:
    """A judgement with reasons and open facts, on records like earlier ones and on new kinds."""
    checker = nk.checker(nk.WorkAuthorization, as_of=AS_OF)

    def judge(record: Any) -> None:
        judgement = checker.judge(record)
        _ = (judgement.outcome, judgement.findings, judgement.open_facts, judgement.open_points)
        _ = (judgement.contested, judgement.assumed, judgement.explain())

    records = random_records(nk.WorkAuthorization, RECORDS, seed=8, unknown=0.08)
    first = each(judge, records)
    again = each(judge, records)
    print(
        f"      judgement, 8% unknown, of kinds never met: p50 {at(first, 0.5):.0f} µs,"
        f" p99 {at(first, 0.99):.0f} µs; met before: p50 {at(again, 0.5):.0f} µs,"
        f" p99 {at(again, 0.99):.0f} µs"
    )
    line("judgement with reasons and open facts, 8% unknown, median", at(again, 0.5), " µs", 100)


def empty_record() -> None:
    """A record with every fact unknown, by a checker made for it."""
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        checker = nk.Checker(nk.WorkAuthorization, as_of=AS_OF)
        judgement = checker.judge(nk.WorkAuthorization())
        _ = (judgement.outcome, judgement.open_facts, judgement.explain())
        taken.append(time.perf_counter() - start)
    line("an empty record, checker and all", statistics.median(taken) * 1e3, " ms", 50)


def columns() -> None:
    """Columns, outcome only, against hand-written NumPy, on one core."""
    import pyarrow as pa

    pa.set_cpu_count(1)
    for unknown in (0.0, 0.08):
        rows = list(random_rows(nk.WorkAuthorization, ROWS, seed=9, unknown=unknown))
        table = table_of(nk.WorkAuthorization, rows)
        for place, field in enumerate(table.schema):
            if pa.types.is_string(field.type):  # as a file format for tables keeps them
                encoded = table.column(place).combine_chunks().dictionary_encode()
                table = table.set_column(place, field.name, encoded)

        def ours(table: Any = table) -> Any:
            return frames.check(table, record=nk.WorkAuthorization, as_of=AS_OF, open_facts=False)

        def theirs(table: Any = table) -> Any:
            return by_hand_numpy.outcome(table, AS_OF)

        start = time.perf_counter()
        answer = ours()
        first = time.perf_counter() - start
        exact = answer["outcome"].to_pylist()
        bounds = [by_hand_numpy.OUTCOMES[place] for place in theirs()]
        settled = sum(a != b for a, b in zip(exact, bounds, strict=True))
        best: dict[str, float] = {}
        for _ in range(7):  # in turn, so that both meet the same machine
            for name, function in (("ours", ours), ("theirs", theirs)):
                start = time.perf_counter()
                function()
                taken = time.perf_counter() - start
                best[name] = min(best.get(name, taken), taken)
        print(
            f"      columns, {unknown:.0%} unknown: {ROWS / best['ours'] / 1e6:.1f} million rows a"
            f" second, the first time {ROWS / first / 1e6:.1f}; by hand"
            f" {ROWS / best['theirs'] / 1e6:.1f}, which leaves {settled:,} of {ROWS:,} rows open"
            " that other facts settle"
        )
        line(
            f"columns / hand-written NumPy, {unknown:.0%} unknown",
            best["theirs"] / best["ours"],
            " x",
            0.6,
            least=True,
        )


def importing() -> None:
    """The import, against that of the core dependencies; whole interpreters, the best of nine."""

    def best(code: str) -> float:
        found = float("inf")
        for _ in range(9):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            found = min(found, time.perf_counter() - start)
        return found

    nothing = best("pass")
    peer = best("import attrs, cattrs, dateutil.relativedelta") - nothing
    line("import nksanctions / core", (best("import nksanctions") - nothing) / peer, " x", 1.3)
    first = best("import nksanctions as nk; nk.check") - nothing
    print(f"      with the first use of nk.check: {first / peer:.2f} x")


def main() -> None:
    """Measure everything."""
    gc.collect()
    importing()
    empty_record()
    scalar_outcome()
    full_judgement()
    columns()


if __name__ == "__main__":
    main()
