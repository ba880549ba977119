"""Pictures of host countries: who says how many workers were there, and where duties stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import fill
from typing import Final

from attrs import frozen
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nksanctions.hosts import table
from nksanctions.hosts.country import HostCountry
from nksanctions.hosts.facts import (
    ClaimantKind,
    Document,
    DocumentCount,
    DocumentState,
    HeadCount,
)
from nksanctions.hosts.load import embedded
from nksanctions.hosts.table import StatusRow
from nksanctions.hosts.text import SHORT, short
from nksanctions.law.policy import Policy
from nksanctions.models.period import in_words
from nksanctions.plot.canvas import FAINT, INK, QUIET, figure_of, x_of
from nksanctions.regimes import UN

__all__ = ["status", "status_over_time", "workers"]

MARKED: Final = (
    ("2371", "UNSCR-2371-OP11", ""),
    ("2375", "UNSCR-2375-OP17a", ""),
    ("2397", "UNSCR-2397-OP8a", ""),
    ("last day", "UNSCR-2397-OP8a", "repatriation"),
)
"""The days that are marked: a name, the provision, and the duty whose last day it is."""


@frozen(kw_only=True)
class _Style:
    words: str
    colour: str
    marker: str


_STYLES: Final = {
    ClaimantKind.HOST: _Style(words="the host itself", colour="#0072b2", marker="o"),
    ClaimantKind.OTHER_STATE: _Style(words="another State", colour="#d55e00", marker="s"),
    ClaimantKind.UN_PANEL: _Style(words="Panel of Experts", colour="#222222", marker="P"),
    ClaimantKind.INTERGOVERNMENTAL: _Style(words="States together", colour="#222222", marker="X"),
    ClaimantKind.NGO: _Style(words="an NGO", colour="#cc79a7", marker="D"),
    ClaimantKind.RESEARCH: _Style(words="research", colour="#a6761d", marker="v"),
    ClaimantKind.PRESS: _Style(words="the press", colour="#009e73", marker="^"),
    ClaimantKind.UNNAMED: _Style(words="not named", colour="#767676", marker="d"),
}
"""Told apart by colour and by form, with any colour vision."""


def workers(
    *codes: str,
    hosts: Iterable[HostCountry] | None = None,
    since: date = date(2015, 1, 1),
    until: date = date(2020, 12, 31),
) -> Figure:
    """Workers in some hosts over time: a panel each, with every claim and its claimant.

    A filled mark is a count of people at work, a hollow one of valid permits; a bar is the range
    of a number or of a date. A claim with no number stands as a small mark on the bottom line.
    *codes* are countries of the library's data set; *hosts* takes your own in their place.

    Raises:
        ValueError: If no host is named.
        InvalidCountryError: If a code is none.

    .. versionadded:: 26.1.0
    """
    chosen = tuple(hosts) if hosts is not None else tuple(embedded().host(one) for one in codes)
    if not chosen:
        raise ValueError("which hosts? name codes such as 'PL', or give hosts")
    columns = min(2, len(chosen))
    rows = -(-len(chosen) // columns)
    figure = figure_of(4.6 * columns if columns > 1 else 7.5, 2.0 * rows + 1.9)
    used: dict[ClaimantKind, None] = {}
    sources: dict[str, None] = {}
    hollow = bare = False
    for number, host in enumerate(chosen):
        axes = figure.add_subplot(rows, columns, number + 1)
        claims = [one for one in _claims(host) if _drawn(one, since, until)]
        axes.set_xlim(x_of(since), x_of(until))
        for one in claims:
            _claim(axes, one)
            used[one.claimant_kind] = None
            sources |= dict.fromkeys(_outlet(host.sources[key].title) for key in one.sources)
            hollow |= isinstance(one, DocumentCount)
            bare |= _bare(one)
        _panel(axes, host.name, since, until, bool([one for one in claims if not _bare(one)]))
        _marks(axes, since, until, labelled=number < columns)
    title = "DPRK workers, as claimed"
    if len(chosen) == 1:
        title = f"DPRK workers in {chosen[0].name}, as claimed"
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold", color=INK)
    _foot(figure, used, sources, hollow=hollow, bare=bare)
    return figure


_Claim = HeadCount | DocumentCount


def _claims(host: HostCountry) -> list[_Claim]:
    found: list[_Claim] = []
    for fact in host.facts:
        if isinstance(fact, HeadCount) and fact.population.works and fact.decides:
            found.append(fact)
        if (
            isinstance(fact, DocumentCount)
            and fact.document is Document.WORK_PERMIT
            and fact.state is DocumentState.VALID
            and fact.decides
        ):
            found.append(fact)
    return found


def _bare(claim: _Claim) -> bool:
    """Whether it says that some were there, and no number."""
    return claim.high is None and claim.low <= 1


def _middle(claim: _Claim) -> tuple[date, date]:
    first = claim.as_of.first or claim.as_of.last
    last = claim.as_of.last or claim.as_of.first
    assert first is not None
    assert last is not None
    return first, last


def _drawn(claim: _Claim, since: date, until: date) -> bool:
    first, last = _middle(claim)
    return since <= last and first <= until


def _claim(axes: Axes, claim: _Claim) -> None:
    style = _STYLES[claim.claimant_kind]
    left, right = axes.get_xlim()
    first, last = (min(max(x_of(day), left), right) for day in _middle(claim))
    x = (first + last) / 2
    face = "white" if isinstance(claim, DocumentCount) else style.colour
    if _bare(claim):
        axes.plot(
            [x], [0], marker=style.marker, ms=4, color=style.colour, alpha=0.55, ls="", zorder=3,
            clip_on=False,
        )  # fmt: skip
        return
    low, high = claim.low, claim.high if claim.high is not None else claim.low
    y = high if claim.low == 0 and high else (low + high) / 2
    if claim.value is None and claim.at_least is None:  # only a limit: drawn at it, hanging down
        axes.annotate(
            "", (x, high * 0.86), (x, high), zorder=2,
            arrowprops={"arrowstyle": "-|>", "color": style.colour, "lw": 1.1, "shrinkA": 0},
        )  # fmt: skip
    elif low != high:
        axes.vlines(x, low, high, colors=style.colour, linewidth=1.3, zorder=2)
    if last - first > 45:
        axes.hlines(y, first, last, colors=style.colour, linewidth=1.0, alpha=0.45, zorder=2)
    axes.plot(
        [x], [y], marker=style.marker, ms=6, mfc=face, mec=style.colour, mew=1.3, ls="", zorder=3,
        clip_on=False,
    )  # fmt: skip


def _panel(axes: Axes, name: str, since: date, until: date, has_numbers: bool) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_title(name, loc="left", fontsize=9.5, fontweight="bold", color=INK, pad=4)
    step = 1 if (until - since).days < 4400 else 2
    years = [y for y in range(since.year, until.year + 1, step) if date(y, 1, 1) >= since]
    axes.set_xticks([x_of(date(year, 1, 1)) for year in years], list(map(str, years)))
    top = axes.get_ylim()[1] if has_numbers else 1.0
    axes.set_ylim(0, top * 1.08 if has_numbers else 1)
    if has_numbers:
        axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, steps=[1, 2, 2.5, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    else:
        axes.set_yticks([])
    axes.grid(axis="y", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8, labelcolor=INK, color=FAINT, length=3)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)


def _marks(axes: Axes, since: date, until: date, *, labelled: bool) -> None:
    """A line for each marked day; over the upper panels its name, stacked where days are near."""
    last, level = -1e9, 0
    width = x_of(until) - x_of(since)
    for name, id, duty in MARKED:
        provision = UN.provision(id)
        day = provision.deadline(duty).last_day if duty else provision.adopted
        if not since <= day <= until:
            continue
        x = x_of(day)
        axes.axvline(
            x, color=INK, linewidth=0.8, linestyle="--" if duty else "-", alpha=0.55, zorder=1
        )
        level = level + 1 if x - last < width * 0.07 else 0
        last = x
        if labelled:
            axes.annotate(
                name, (x, 1), (0, 3 + 8.5 * level), xycoords=axes.get_xaxis_transform(),
                textcoords="offset points", ha="center", fontsize=7, color=QUIET,
            )  # fmt: skip


def _foot(
    figure: Figure,
    used: Iterable[ClaimantKind],
    sources: Iterable[str],
    *,
    hollow: bool,
    bare: bool,
) -> None:
    """Below the panels: the key, what is marked, and the sources by name."""
    from matplotlib.lines import Line2D

    width, height = figure.get_size_inches()
    says = "A bar shows a range, an arrow an upper limit"
    if hollow:
        says += "; a hollow mark counts valid permits, which are no workers"
    if bare:
        says += "; a pale mark on the line says that some were there, with no number"
    lines = fill(f"{says}. {_marked()}", int(width * 16.5)).splitlines()
    lines += fill(f"Sources: {'; '.join(sorted(sources))}.", int(width * 16.5)).splitlines()
    inches = 0.125 * len(lines)
    foot = (inches + 0.42) / height
    figure.set_layout_engine("constrained", rect=(0, foot, 1, 1 - foot))
    figure.text(
        0.05 / width,
        (inches + 0.03) / height,
        "\n".join(lines),
        va="top",
        ha="left",
        fontsize=7,
        color=QUIET,
        linespacing=1.3,
    )
    wanted = set(used)
    handles = [
        Line2D([], [], ls="", marker=style.marker, color=style.colour, ms=6, label=style.words)
        for kind, style in _STYLES.items()
        if kind in wanted
    ]
    figure.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, (inches + 0.06) / height),
        ncols=max(len(handles), 1),
        frameon=False,
        fontsize=8.5,
        handletextpad=0.2,
        columnspacing=1.3,
        borderaxespad=0.1,
    )


def _marked() -> str:
    """What the lines stand for."""
    days = [
        f"{name} ({in_words(UN.provision(id).adopted)})" for name, id, duty in MARKED if not duty
    ]
    last = UN.provision(MARKED[-1][1]).deadline(MARKED[-1][2]).last_day
    return (
        f"Lines: resolutions {', '.join(days)}; dashed: the last day to repatriate,"
        f" {in_words(last)}."
    )


def _outlet(title: str) -> str:
    """The outlet of a source, from its title.

    >>> _outlet("Reuters, reposted: about 1,000 workers remain in Russia")
    'Reuters'
    >>> _outlet("The Korea Herald on Kuwait")
    'The Korea Herald'
    """
    copied = re.match(r"(?:Copy of an?|Press copies of|Notes on) (.+?)(?: item|$)", title)
    name = copied[1] if copied else title
    return re.split(r",|:| on | \(| at ", name, maxsplit=1)[0]


# Where duties stand


_TILES: Final = {
    "not-owed": ("#ececec", INK),
    "fulfilled": ("#009e73", "white"),
    "fulfilled-late": ("#a6dbc9", INK),
    "pending": ("#ececec", INK),
    "due": ("#f0e442", INK),
    "overdue": ("#d55e00", "white"),
}


def status(
    *,
    as_of: date,
    hosts: Iterable[HostCountry] | None = None,
    policy: Policy | None = None,
) -> Figure:
    """Where the labour duties of each host stand on a day: a row a host, a tile a duty.

    A striped tile is indeterminate: it names the gravest status that is possible. Hosts on which no
    claim bears are named below the table.

    .. versionadded:: 26.1.0
    """
    chosen = embedded().hosts if hosts is None else tuple(hosts)
    found = table(as_of=as_of, hosts=chosen, policy=policy)
    cells: dict[str, list[StatusRow | None]] = {}
    for column, rule in enumerate(SHORT):
        for row in found.of(rule):
            cells.setdefault(row.country, [None] * len(SHORT))[column] = row
    return _tiles(
        f"Duties of host countries on {in_words(as_of)}",
        ("Notified older\ncontracts", "Repatriated", "Midterm\nreport", "Explained less\nthan half",
         "Final\nreport"),
        cells,
        chosen,
    )  # fmt: skip


def status_over_time(
    *days: date,
    rule: str = "un.labour.repatriation",
    hosts: Iterable[HostCountry] | None = None,
    policy: Policy | None = None,
) -> Figure:
    """Where one duty of each host stands on several days: a row a host, a tile a day.

    Raises:
        ValueError: If no day is named, or there is no such rule.

    .. versionadded:: 26.1.0
    """
    if not days:
        raise ValueError("on which days? name one at least")
    chosen = embedded().hosts if hosts is None else tuple(hosts)
    cells: dict[str, list[StatusRow | None]] = {}
    title = ""
    for column, day in enumerate(days):
        rows = table(as_of=day, hosts=chosen, policy=policy).of(rule)
        if not rows:
            raise ValueError(f"no duty of a host is called {rule!r}")
        title = rows[0].duty.title
        for row in rows:
            cells.setdefault(row.country, [None] * len(days))[column] = row
    return _tiles(title, ["\n".join(in_words(day).rsplit(" ", 1)) for day in days], cells, chosen)


def _tiles(
    title: str,
    columns: Sequence[str],
    cells: dict[str, list[StatusRow | None]],
    hosts: Iterable[HostCountry],
) -> Figure:
    told = {
        name: row
        for name, row in sorted(cells.items())
        if any(one is not None and short(one.duty) != "·" for one in row)
    }
    silent = sorted(set(cells) - set(told))
    blocks = 2 if len(told) > 24 else 1
    tall = -(-len(told) // blocks)
    figure = figure_of(1.0 + blocks * (1.35 + 0.92 * len(columns)), 0.245 * tall + 2.0)
    names = list(told)
    for block in range(blocks):
        axes = figure.add_subplot(1, blocks, block + 1)
        part = names[block * tall : (block + 1) * tall]
        for y, name in enumerate(part):
            axes.annotate(
                name, (-0.06, y), ha="right", va="center", fontsize=8, color=INK,
                annotation_clip=False,
            )  # fmt: skip
            for x, row in enumerate(told[name]):
                _tile(axes, x, y, row)
        for x, column in enumerate(columns):
            axes.annotate(
                column, (x + 0.48, -0.62), ha="center", va="bottom", fontsize=7.5, color=INK,
                annotation_clip=False,
            )  # fmt: skip
        axes.set_xlim(-1.45, len(columns))
        axes.set_ylim(tall - 0.4, -1.9)
        axes.set_axis_off()
    figure.suptitle(
        fill(title, 40 * blocks + 22), x=0.01, ha="left", fontsize=12, fontweight="bold", color=INK
    )
    note = (
        "Pale, with a question mark: indeterminate; the gravest status that is possible is named."
        " A dot: no claim was found. Done means done on the claim of whoever says so. Duties are"
        " the State's, subject to its own determinations on nationality and non-refoulement."
    )
    if silent:
        note += f" No claim bears on {', '.join(silent)}."
    width = 84 * blocks + 14
    lines = fill(note, width) + "\n" + fill(f"Sources: {_named(told.values(), hosts)}.", width)
    figure.supxlabel(lines, fontsize=7, color=QUIET, ha="left", x=0.01)
    return figure


def _named(rows: Iterable[Sequence[StatusRow | None]], hosts: Iterable[HostCountry]) -> str:
    """The outlets of the facts that these rows rest on."""
    ids = {id for row in rows for one in row if one is not None for id in one.duty.facts}
    outlets = {
        _outlet(host.sources[key].title)
        for host in hosts
        for fact in host.facts
        if fact.id in ids
        for key in fact.sources
    }
    return "; ".join(sorted(outlets))


def _tile(axes: Axes, x: float, y: float, row: StatusRow | None) -> None:
    from matplotlib.patches import Rectangle

    word = "·" if row is None else short(row.duty)
    if row is None or word == "·":
        axes.annotate("·", (x + 0.48, y), ha="center", va="center", fontsize=9, color=QUIET)
        return
    worst = max(row.duty.statuses, key=lambda one: one.gravity)
    colour, ink = _TILES.get(worst.value, ("#ececec", INK))
    open_ = len(row.duty.statuses) > 1
    axes.add_patch(
        Rectangle(
            (x + 0.02, y - 0.42), 0.94, 0.84, linewidth=0.8,
            facecolor="white" if open_ else colour,
            edgecolor=colour, linestyle=(0, (2, 1.5)) if open_ else "-",
        )
    )  # fmt: skip
    axes.annotate(
        word, (x + 0.48, y), ha="center", va="center", fontsize=7.2,
        color=INK if open_ else ink,
        fontweight="normal" if open_ else "bold",
    )  # fmt: skip
