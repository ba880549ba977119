from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nksanctions import hosts
from nksanctions.errors import InvalidCountryError
from nksanctions.plot.hosts import status, status_over_time, workers


def texts(figure: object) -> list[str]:
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    assert isinstance(figure, Figure)
    return [one.get_text() for one in figure.findobj(Text)]


def test_each_host_has_a_panel_with_the_days_of_the_law_and_the_sources_below() -> None:
    figure = workers("PL", "RU", "TW")
    told = texts(figure)
    assert {"Poland", "Russia", "Taiwan"} <= set(told)
    assert {"2371", "2375", "2397", "last day"} <= set(told)
    foot = " ".join(" ".join(told).split())
    assert "22 December 2019" in foot
    assert "Voice of America" in foot
    assert "the host itself" in told


def test_each_count_of_workers_is_drawn_once() -> None:
    figure = workers("PL", since=date(2010, 1, 1), until=date(2025, 1, 1))
    (axes,) = figure.axes
    marks = [line for line in axes.lines if line.get_marker() not in ("None", None, "")]
    counts = hosts.host("PL").headcounts()
    assert len(marks) == len(counts) + 1  # and the valid permits of 2015


def test_the_status_names_each_tile_and_who_is_silent(tmp_path: Path) -> None:
    some = [hosts.host(code) for code in ("PL", "RU", "BJ")]
    figure = status(as_of=date(2019, 12, 23), hosts=some)
    told = texts(figure)
    assert {"OVERDUE", "done", "Poland", "Russia"} <= set(told)
    assert any("No claim bears on Benin." in " ".join(one.split()) for one in told)
    figure.savefig(tmp_path / "status.svg")
    assert (tmp_path / "status.svg").stat().st_size > 5_000


def test_one_duty_on_several_days() -> None:
    days = (date(2018, 12, 22), date(2019, 12, 23))
    told = texts(status_over_time(*days, hosts=[hosts.host("RU")]))
    assert {"DUE", "OVERDUE"} <= set(told)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="which hosts"):
        workers()
    with pytest.raises(InvalidCountryError):
        workers("UK")
    with pytest.raises(ValueError, match="on which days"):
        status_over_time()
    with pytest.raises(ValueError, match="no duty of a host is called 'nothing'"):
        status_over_time(date(2019, 12, 23), rule="nothing", hosts=[hosts.host("RU")])
