"""What every picture shares: paper, inks, and days as places on an axis."""

from __future__ import annotations

from datetime import date
from typing import Final

from matplotlib.figure import Figure

__all__ = ["FAINT", "INK", "QUIET", "figure_of", "x_of"]

INK: Final = "#222222"
FAINT: Final = "#d9d9d9"
QUIET: Final = "#767676"


def figure_of(width: float, height: float) -> Figure:
    """An empty figure of so many inches, of no window and no state."""
    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def x_of(day: date) -> float:
    """A day as matplotlib counts them: from the start of 1970."""
    return day.toordinal() - date(1970, 1, 1).toordinal()
