"""Pictures that the pages show, drawn into `docs/_generated` before a build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from sphinx.application import Sphinx

import nksanctions as nk
from nksanctions.plot import amendments, timeline

_PICTURES: Mapping[str, Callable[[], Figure]] = {
    "timeline": partial(timeline, nk.un),
    **{
        f"amendments-{subject}": partial(amendments, nk.un, subject)
        for subject in ("labour", "trade", "petroleum", "finance", "shipping", "ventures")
    },
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
