"""Pages drawn from the library when they are built: records, law, rules, lists, the command.

`_DIRECTIVES` says what each directive stands for: ``{nk-rules} WorkAuthorization`` for the rules on
that record, for instance. The role ``{nk-day}`` gives a day of the law in words, as in
``{nk-day}`UNSCR-2397-OP8a repatriation` ``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

import nksanctions as nk
from nkdocs import command, coverage, hosts, law, lists, names, pictures, records, rules, signs
from nkdocs.text import day_of_law

_DIRECTIVES = {
    "nk-record": records.record,
    "nk-columns": records.columns,
    "nk-instruments": law.instruments,
    "nk-provisions": law.provisions,
    "nk-steps": law.steps,
    "nk-policies": law.policies,
    "nk-points": law.points,
    "nk-caveats": law.caveats,
    "nk-sources": law.sources,
    "nk-rule-list": rules.rule_list,
    "nk-rules": rules.rules,
    "nk-published": lists.addresses,
    "nk-list-formats": lists.formats,
    "nk-command": command.command,
    "nk-indicators": signs.indicators,
    "nk-thresholds": signs.thresholds,
    "nk-statements": signs.statements,
    "nk-red-flags": signs.red_flags,
    "nk-sign-sources": signs.sources,
    "nk-hosts": hosts.countries,
    "nk-world": hosts.world,
    "nk-host-sources": hosts.sources,
    "nk-standing": hosts.standing,
    "nk-coverage-counts": coverage.counts,
    "nk-coverage": coverage.subjects,
}


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives, the role and the names."""
    for name, lines in _DIRECTIVES.items():
        app.add_directive(name, _directive(lines))
    app.add_role("nk-day", _Day())
    names.setup(app)
    pictures.setup(app)
    return {"version": nk.__version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _directive(lines: Callable[[str], Iterator[str]]) -> type[SphinxDirective]:
    """A directive that stands for the Markdown that *lines* gives of its argument.

    Headings in it become sections of the page, so nothing may stand before the first of them.
    """

    class Drawn(SphinxDirective):
        optional_arguments = 1
        final_argument_whitespace = True
        option_spec: ClassVar[Any] = {}

        def run(self) -> list[nodes.Node]:
            argument = self.arguments[0].strip() if self.arguments else ""
            text = "\n".join(lines(argument)).splitlines()
            found = nodes.section()  # only a place to gather what is parsed
            found.document = self.state.document
            self.state.nested_parse(StringList(text, source=lines.__name__), 0, found, True)
            return found.children

    return Drawn


class _Day(SphinxRole):
    """A day of the law, looked up in the data."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [nodes.Text(day_of_law(self.text))], []
