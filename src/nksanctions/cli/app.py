"""The command and what it can do."""

from __future__ import annotations

import click

from nksanctions.cli.check import check
from nksanctions.cli.deadlines import deadlines
from nksanctions.cli.fields import fields
from nksanctions.cli.host import host, hosts
from nksanctions.cli.law import law, show
from nksanctions.cli.list_commands import lists
from nksanctions.cli.meaning import show_ownership
from nksanctions.cli.screen import screen, screening
from nksanctions.cli.signs import indicators_command, red_flags_command
from nksanctions.cli.totals import totals
from nksanctions.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(VERSION, prog_name="nksanctions")
def app() -> None:
    """Sanctions on North Korea (the DPRK) as executable, explainable rules.

    Exit status of check: 0 all clear; 1 something is prohibited, presumed so, or
    overdue; 3 nothing worse than undecided, needing approval, or due; 2 bad input.
    """


_COMMANDS = (
    check,
    fields,
    show,
    law,
    deadlines,
    totals,
    host,
    hosts,
    lists,
    indicators_command,
    red_flags_command,
    show_ownership,
    screen,
    screening,
)
for _command in _COMMANDS:
    app.add_command(_command)
