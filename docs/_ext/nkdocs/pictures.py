"""Pictures that the pages show, drawn into `docs/_generated` before a build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from sphinx.application import Sphinx

import nksanctions as nk
from nksanctions.plot import amendments, status, status_over_time, timeline, workers

_PICTURES: Mapping[str, Callable[[], Figure]] = {
    "timeline": partial(timeline, nk.un),
    **{
        f"amendments-{subject}": partial(amendments, nk.un, subject)
        for subject in ("labour", "trade", "petroleum", "finance", "shipping", "ventures")
    },
    "workers": partial(workers, "PL", "KW", "QA", "MN", "RU", "CN", "VN", "TW"),
    "repatriation": partial(
        status_over_time,
        date(2018, 12, 22),
        date(2019, 3, 23),
        date(2019, 12, 23),
        date(2020, 3, 23),
    ),
    "host-status": partial(status, as_of=date(2019, 12, 23)),
}


def setup(app: Sphinx) -> None:
    """Draw when a build begins."""
    app.connect("builder-inited", _draw)


def _draw(app: Sphinx) -> None:
    folder = Path(app.srcdir, "_generated")
    folder.mkdir(exist_ok=True)
    with mpl.rc_context({"svg.hashsalt": "nksanctions", "svg.fonttype": "none"}):
        for name, picture in _PICTURES.items():
            picture().savefig(folder / f"{name}.svg", metadata={"Date": None})
