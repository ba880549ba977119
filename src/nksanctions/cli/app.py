"""The command and what it can do."""

from __future__ import annotations

import click

import nksanctions
from nksanctions.cli.check import check
from nksanctions.cli.deadlines import deadlines
from nksanctions.cli.fields import fields
from nksanctions.cli.law import law, show
from nksanctions.cli.totals import totals


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(nksanctions.__version__, prog_name="nksanctions")
def app() -> None:
    """Sanctions on North Korea (the DPRK) as executable, explainable rules.

    Exit status of check: 0 all clear; 1 something is prohibited, presumed so, or
    overdue; 3 nothing worse than undecided, needing approval, or due; 2 bad input.
    """


for _command in (check, fields, show, law, deadlines, totals):
    app.add_command(_command)
