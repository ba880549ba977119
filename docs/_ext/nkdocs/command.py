"""The options of a command, from the command itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from nkdocs.text import code, table
from nksanctions.cli.app import app


def command(name: str) -> Iterator[str]:
    """Each argument and option of a command, such as ``check`` or ``lists show``."""
    found: click.Command = app
    for word in name.split():
        assert isinstance(found, click.Group)
        found = found.commands[word]
    context = click.Context(found, info_name=f"nksanctions {name}")
    yield "```text"
    yield found.get_usage(context).removeprefix("Usage: ")
    yield "```"
    yield ""
    rows = []
    for option in found.params:
        if isinstance(option, click.Option):
            names = ", ".join(map(code, option.opts))
            rows.append((names, _value(option), option.help or ""))
    yield from table(("Option", "Value", "What it does"), rows)


def _value(option: click.Option) -> str:
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        value = ", ".join(map(code, option.type.choices))
    else:
        value = code(option.metavar or option.type.name.upper())
    if option.show_default and option.default is not None:
        value += f" (unless given: {code(option.default)})"
    return value
