"""Pictures of the law: how a regime grew, and what each text of a subject did to those before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from nksanctions.models.period import Period, in_words
from nksanctions.models.provision import EffectKind, Provision, ProvisionKind
from nksanctions.plot.canvas import FAINT, INK, QUIET, figure_of, x_of
from nksanctions.regimes import Regime
from nksanctions.regimes.instrument import Instrument, InstrumentKind

__all__ = ["amendments", "timeline"]

_COLOURS: Final = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#56819e",
    "#a6761d",
    "#5e4fa2",
)
"""Told apart with any colour vision; a subject's neighbours have others."""

_ARROWS: Final[Mapping[EffectKind, tuple[str, Literal["-", "--", ":"]]]] = {
    EffectKind.TIGHTENS: ("#d55e00", "-"),
    EffectKind.EXTENDS: ("#0072b2", "-"),
    EffectKind.REPLACES: (INK, "-"),
    EffectKind.ENDS: (INK, "--"),
    EffectKind.OVERTAKES: (QUIET, "--"),
    EffectKind.RELAXES: ("#009e73", "-"),
    EffectKind.CLARIFIES: ("#cc79a7", ":"),
}


def timeline(
    regime: Regime,
    *,
    subject: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Figure:
    """The measures of a regime over time, by subject: from when each bound, until when it stood.

    A pale bar asks, a full one binds. A tick is a text that added to the measure. *subject* draws
    that one alone. *since* and *until* are the first and the last day drawn, by default the year of
    the first binding provision and the end of the year of the last change.

    Raises:
        ValueError: If there is no such subject.

    .. versionadded:: 26.1.0
    """
    rows = tuple(_rows(regime, regime.provisions(subject=subject)))
    end = until or date(_last_change(regime).year, 12, 31)
    start = since or date(_first_binding(rows).year, 1, 1)
    rows = tuple(row for row in rows if row.starts <= end)
    headings = tuple(dict.fromkeys(row.subject for row in rows))
    figure = figure_of(9.5, 0.23 * len(rows) + 0.3 * len(headings) + 1.5)
    axes = figure.add_subplot()
    y = 0.0
    places: dict[float, str] = {}
    for number, heading in enumerate(headings):
        y += 1.1
        axes.annotate(
            heading.upper(),
            (0, y),
            (-6, 0),
            xycoords=axes.get_yaxis_transform(),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=6.5,
            fontweight="bold",
            color=_COLOURS[number % len(_COLOURS)],
        )
        for row in (one for one in rows if one.subject == heading):
            y += 1
            places[y] = _title(row.measure)
            _bar(axes, y, row, Period(start, end), _COLOURS[number % len(_COLOURS)])
    axes.set_yticks(list(places), list(places.values()))
    axes.set_ylim(y + 0.8, 0.3)
    axes.set_xlim(x_of(start), x_of(end))
    axes.xaxis_date()
    _adoptions(axes, regime, start, end)
    axes.tick_params(axis="y", length=0, labelsize=7.5, labelcolor=INK)
    axes.tick_params(axis="x", labelsize=8, labelcolor=QUIET, color=FAINT)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(FAINT)
    what = f"Measures on {subject}" if subject else "Measures"
    figure.suptitle(
        f"{what}, {regime.name}", x=0.01, ha="left", fontsize=11, fontweight="bold", color=INK
    )
    _note(figure, "Full bars bind, pale bars ask. A tick is a text that added to the measure.")
    return figure


@frozen(kw_only=True)
class _Row:
    """A measure: its provisions with the time in which each was in force."""

    measure: str
    subject: str
    provisions: tuple[tuple[Provision, Period], ...]

    @property
    def starts(self) -> date:
        return min(period.start for _, period in self.provisions)


def _rows(regime: Regime, provisions: Iterable[Provision]) -> Iterator[_Row]:
    """The measures, subject by subject, each in the order in which it began."""
    periods = regime.catalogue.timeline.periods
    found: dict[str, list[tuple[Provision, Period]]] = {}
    for one in provisions:
        if (period := periods[one.id]) is not None:
            found.setdefault(one.measure or one.subject, []).append((one, period))
    for measure, held in found.items():
        yield _Row(measure=measure, subject=held[0][0].subject, provisions=tuple(held))


def _last_change(regime: Regime) -> date:
    """The day of the last text that was adopted, or the last day that a provision was in force."""
    ends = [one.end for one in regime.catalogue.timeline.periods.values() if one and one.end]
    return max(*ends, *(one.day for one in _instruments(regime)))


def _first_binding(rows: Iterable[_Row]) -> date:
    """The day on which the first provision that binds began; of any, where none does."""
    held = [(one, period.start) for row in rows for one, period in row.provisions]
    days = [start for one, start in held if one.binding] or [start for _, start in held]
    return min(days)


def _bar(axes: Axes, y: float, row: _Row, drawn: Period, colour: str) -> None:
    end = drawn.end or date.max
    for binding, alpha in ((False, 0.3), (True, 1.0)):
        periods = [period for one, period in row.provisions if one.binding is binding]
        for start, stop in _spans(periods, end):
            left = x_of(max(start, drawn.start))
            axes.barh(y, x_of(stop) - left, left=left, height=0.52, color=colour, alpha=alpha)
    for day in {period.start for _, period in row.provisions} - {row.starts}:
        if day in drawn:
            for ink, width in (("white", 2.6), (INK, 1.1)):
                axes.vlines(x_of(day), y - 0.38, y + 0.38, colors=ink, linewidth=width)


def _spans(periods: Sequence[Period], end: date) -> list[tuple[date, date]]:
    """The days up to *end* that some period covers, as spans that do not touch."""
    found: list[tuple[date, date]] = []
    for period in sorted(periods, key=lambda one: one.start):
        if period.start > end:
            break
        stop = min(period.end or end, end)
        if found and period.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], stop))
        else:
            found.append((period.start, stop))
    return found


def _adoptions(axes: Axes, regime: Regime, start: date, end: date) -> None:
    """A line for each text with provisions on measures, its number above; near ones are stacked."""
    width = x_of(end) - x_of(start)
    last, level = -width, 0
    for one in _instruments(regime):
        named = one.kind in _NAMED and any(map(_lays_down, one.provisions))
        if not named or not start <= one.day <= end:
            continue
        x = x_of(one.day)
        axes.axvline(x, color=FAINT, linewidth=0.8, zorder=0)
        level = level + 1 if x - last < width * 0.035 else 0
        last = x
        axes.annotate(
            _short(one.symbol),
            (x, 1),
            (0, 3 + 8 * level),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            ha="center",
            fontsize=6.5,
            color=QUIET,
        )


_NAMED: Final = {InstrumentKind.RESOLUTION, InstrumentKind.ACT}


def _lays_down(provision: Provision) -> bool:
    return provision.kind is not ProvisionKind.MANDATE


def amendments(regime: Regime, subject: str) -> Figure:
    """What each text on a subject did to those before it: a column a text, a row a measure.

    Raises:
        ValueError: If there is no such subject.

    .. versionadded:: 26.1.0
    """
    provisions = regime.provisions(subject=subject)
    texts = [one for one in _instruments(regime) if any(p in provisions for p in one.provisions)]
    columns = {one.symbol: column for column, one in enumerate(texts)}
    places, lanes, height = _places(provisions, columns)
    figure = figure_of(1.9 + 1.55 * len(texts), 1.7 + 0.42 * height)
    axes = figure.add_subplot()
    for y, (measure, top, bottom) in enumerate(lanes):
        if y % 2 == 0:
            axes.axhspan(top - 0.5, bottom + 0.5, color="#f4f4f4", zorder=0)
        axes.annotate(
            _title(measure),
            (-0.62, (top + bottom) / 2),
            ha="right",
            va="center",
            fontsize=8.5,
            color=INK,
            annotation_clip=False,
        )
    for text, column in zip(texts, columns.values(), strict=True):
        axes.annotate(
            f"{_short(text.symbol)}\n{in_words(text.day)}",
            (column, -0.75),
            ha="center",
            va="bottom",
            fontsize=8,
            color=INK,
            annotation_clip=False,
        )
    used = _arrows(axes, provisions, places)
    for one in provisions:
        _node(axes, one, *places[one.id])
    axes.set_xlim(-0.6, len(texts) - 0.4)
    axes.set_ylim(height - 0.4, -0.7)
    axes.set_axis_off()
    figure.suptitle(
        f"Who amended what: {subject}, {regime.name}",
        x=0.01,
        ha="left",
        fontsize=11,
        fontweight="bold",
        color=INK,
    )
    _legend(figure, used)
    return figure


def _places(
    provisions: Sequence[Provision], columns: Mapping[str, int]
) -> tuple[dict[str, tuple[float, float]], list[tuple[str, int, int]], int]:
    """Where each provision stands, the rows of each measure, and how many rows there are."""
    places: dict[str, tuple[float, float]] = {}
    lanes: list[tuple[str, int, int]] = []
    row = 0
    for measure in dict.fromkeys(one.measure or one.subject for one in provisions):
        depth: dict[str, int] = {}
        for one in provisions:
            if (one.measure or one.subject) == measure:
                symbol = one.citation.instrument
                down = depth.get(symbol, 0)
                depth[symbol] = down + 1
                places[one.id] = (columns[symbol], row + down)
        tall = max(depth.values())
        lanes.append((measure, row, row + tall - 1))
        row += tall
    return places, lanes, row


def _node(axes: Axes, provision: Provision, x: float, y: float) -> None:
    name = f"{provision.citation.pinpoint}{provision.citation.part}"
    axes.annotate(
        name,
        (x, y),
        ha="center",
        va="center",
        fontsize=8,
        color="white" if provision.binding else INK,
        bbox={
            "boxstyle": "round,pad=0.28",
            "facecolor": INK if provision.binding else "white",
            "edgecolor": INK,
            "linewidth": 0.8,
        },
        zorder=3,
    )


def _arrows(
    axes: Axes, provisions: Sequence[Provision], places: Mapping[str, tuple[float, float]]
) -> tuple[EffectKind, ...]:
    """An arrow from each provision to those it changed; the kinds that were drawn."""
    used: set[EffectKind] = set()
    for one in provisions:
        for effect in one.effects:
            if effect.target not in places or effect.kind not in _ARROWS:
                continue
            used.add(effect.kind)
            colour, style = _ARROWS[effect.kind]
            (x, y), (to_x, to_y) = places[one.id], places[effect.target]
            far = x - to_x > 1 and y == to_y
            axes.annotate(
                "",
                (to_x, to_y),
                (x, y),
                arrowprops={
                    "arrowstyle": "-|>",
                    "color": colour,
                    "linestyle": style,
                    "linewidth": 1.3,
                    "shrinkA": 15,
                    "shrinkB": 15,
                    "connectionstyle": f"arc3,rad={0.22 if far else 0.0}",
                },
                zorder=2,
            )
    return tuple(kind for kind in _ARROWS if kind in used)


def _legend(figure: Figure, used: Sequence[EffectKind]) -> None:
    lines = []
    for kind in used:
        colour, style = _ARROWS[kind]
        lines.append(Line2D([], [], color=colour, linestyle=style, label=kind.value))
    legend = figure.legend(
        handles=lines,
        title="Dark paragraphs bind, light ones ask. An arrow leads to the text that it changed.",
        title_fontsize=7.5,
        alignment="left",
        loc="outside lower left",
        ncols=max(len(lines), 1),
        frameon=False,
        fontsize=8,
    )
    legend.get_title().set_color(QUIET)


def _note(figure: Figure, text: str) -> None:
    figure.supxlabel(text, fontsize=7.5, color=QUIET, ha="left", x=0.01)


def _instruments(regime: Regime) -> tuple[Instrument, ...]:
    """The texts that were adopted, in order."""
    held = regime.catalogue.instruments.values()
    return tuple(one for one in held if one.adopted is not None)


def _title(measure: str) -> str:
    """A measure as it is read.

    >>> _title("vessels-to-dprk")
    'vessels to DPRK'
    """
    capitals = {"dprk": "DPRK", "wmd": "WMD"}
    return " ".join(capitals.get(word, word) for word in measure.split("-"))


def _short(symbol: str) -> str:
    """The number of a resolution, or another symbol whole."""
    return symbol.removeprefix("S/RES/").partition(" (")[0]
