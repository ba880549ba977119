"""Which threshold to recommend: ``python benchmarks/calibrate_screening.py LIST…``.

LIST is an official list as published; by default those of the UN and OFAC beside the project. Each
threshold is shown with what it does to the spellings of listed names and to innocent names.
"""

from __future__ import annotations

import sys
from pathlib import Path

from nksanctions import lists
from nksanctions.screening import RECOMMENDED
from nksanctions.screening.validation import calibrate

DATA = Path(__file__).parents[2] / "shared" / "data"
PUBLISHED = (DATA / "un-consolidated-2026-02-27.xml", DATA / "ofac-sdn")


def main() -> None:
    """Print a line for each threshold."""
    paths = [Path(each) for each in sys.argv[1:]] or list(PUBLISHED)
    held = [each for path in paths for each in lists.read(path, strict=False)]
    print("threshold  precision  recall  F1     bodies F1  innocents flagged")
    for point in calibrate(held):
        mark = "  <- recommended" if abs(point.threshold - RECOMMENDED) < 0.005 else ""
        print(f"{point}{mark}")


if __name__ == "__main__":
    main()
