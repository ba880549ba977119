"""Reading the law, against plain `tomllib` on the same files: ``python benchmarks/law.py``.

Each measurement is made in a process of its own, the best of several. *Cold* counts in the readers
being made, which happens once; *warm* doesn't.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.run import line

RUNS = 5

PROGRAM = """
import json, sys, time, tomllib, tracemalloc
from datetime import date
from importlib.resources import files
clock = time.perf_counter
folder = files("nksanctions.regimes.un")
texts = {f.name: f.read_text() for f in folder.joinpath("instruments").iterdir()}
start = clock()
for text in texts.values():
    tomllib.loads(text)
found = {"toml": clock() - start}
start = clock()
tomllib.loads(texts["2397-2017.toml"])
found["toml_one"] = clock() - start
from nksanctions.regimes import UN
if sys.argv[1] == "memory":
    tracemalloc.start()
    len(UN.provisions), len(UN.points), len(UN.catalogue.sources)
    found["memory"] = tracemalloc.get_traced_memory()[0] / 1e6
else:
    if sys.argv[1] == "warm":
        from nksanctions.regimes.instrument_file import read_instrument
        read_instrument(texts["2375-2017.toml"], source="2375-2017.toml")
    start = clock()
    UN.instrument("S/RES/2397 (2017)")
    found["one"] = clock() - start
    start = clock()
    len(UN.provisions)
    found["all"] = found["one"] + clock() - start
    day = date(2018, 1, 1)
    UN.provisions(on=day)
    start = clock()
    for _ in range(1000):
        UN.provisions(on=day)
    found["query"] = (clock() - start) * 1e3
    start = clock()
    for _ in range(10000):
        UN.provisions["UNSCR-2397-OP8a"]
    found["by_id"] = (clock() - start) * 1e2
print(json.dumps(found))
"""


def measured(how: str) -> dict[str, float]:
    """The best of some runs, each in a process of its own."""
    runs: list[dict[str, Any]] = []
    for _ in range(RUNS):
        command = [sys.executable, "-c", PROGRAM, how]
        runs.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    return {name: min(run[name] for run in runs) for name in runs[0]}


def main() -> None:
    """Print each measurement beside its target."""
    found: dict[str, float] = {}
    for how in ("cold", "warm"):
        found = measured(how)
        ratio = found["one"] / found["toml_one"]
        line(f"one instrument / tomllib, {how}", ratio, " x", 3)
        line(f"the whole catalogue / tomllib, {how}", found["all"] / found["toml"], " x", 3)
    line("provisions(on=...)", found["query"], " us", 200)
    line("a provision by id", found["by_id"], " us", 1)
    line("the whole catalogue with points and sources", measured("memory")["memory"], " MB", 10)


if __name__ == "__main__":
    main()
