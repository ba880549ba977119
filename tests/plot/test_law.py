"""Pictures of the law: what is drawn is what is held, and nothing runs into anything else."""

from __future__ import annotations

from datetime import date

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from nksanctions.plot import amendments, timeline
from nksanctions.regimes import UN


def texts(figure: Figure) -> list[str]:
    return [one.get_text() for one in figure.findobj(Text) if one.get_text()]


def test_the_timeline_has_a_row_for_each_measure_and_each_subject() -> None:
    figure = timeline(UN)
    shown = {one.lower() for one in texts(figure)}
    assert {measure.replace("-", " ") for measure in UN.provisions.measures} <= shown
    assert set(UN.provisions.subjects) <= shown


def test_the_timeline_of_a_subject_shows_that_one_alone() -> None:
    shown = texts(timeline(UN, subject="petroleum"))
    assert "crude oil" in shown
    assert "coal" not in shown


def test_the_timeline_draws_the_days_that_were_asked_for() -> None:
    axes = timeline(UN, since=date(2016, 1, 1), until=date(2018, 1, 1)).axes[0]
    first, last = (date.fromordinal(date(1970, 1, 1).toordinal() + int(x)) for x in axes.get_xlim())
    assert (first, last) == (date(2016, 1, 1), date(2018, 1, 1))


@pytest.mark.parametrize("subject", ["labour", "trade", "shipping", "finance"])
def test_each_paragraph_of_a_subject_stands_in_its_graph(subject: str) -> None:
    shown = texts(amendments(UN, subject))
    for one in UN.provisions(subject=subject):
        assert f"{one.citation.pinpoint}{one.citation.part}" in shown


@pytest.mark.parametrize("subject", ["labour", "trade", "shipping", "committee"])
def test_no_two_labels_of_a_graph_run_into_each_other(subject: str) -> None:
    figure = amendments(UN, subject)
    figure.draw_without_rendering()
    boxes = [one.get_window_extent() for one in figure.axes[0].texts if one.get_text()]
    for place, box in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert not box.overlaps(other)


def test_a_subject_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no subject 'labor'; did you mean labour"):
        amendments(UN, "labor")
