"""Public names: each documented once, under the path that users import."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, cast

import attrs
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.python import PythonDomain
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

import nksanctions as nk
from nksanctions.models.facts import info

MODULES = (
    "nksanctions",
    "nksanctions.facts",
    "nksanctions.records",
    "nksanctions.lists",
    "nksanctions.screening",
    "nksanctions.identifiers",
    "nksanctions.frames",
    "nksanctions.hosts",
    "nksanctions.plot",
    "nksanctions.regimes",
    "nksanctions.indicators",
    "nksanctions.indicators.forced_labour",
    "nksanctions.indicators.red_flags",
    "nksanctions.testing",
    "nksanctions.law",
)
"""The modules whose names are public, those that users import from first."""


def setup(app: Sphinx) -> None:
    """Connect the handlers."""
    app.connect("missing-reference", _resolve, priority=400)  # before intersphinx
    app.connect("autodoc-process-signature", _signature)
    app.connect("autodoc-process-docstring", _keep, priority=499)
    app.connect("autodoc-process-docstring", _restore, priority=501)
    app.connect("env-check-consistency", _check)


_ELSEWHERE = {"pyarrow.lib.Table": "pyarrow.Table", "pa.Table": "pyarrow.Table"}
"""Names of other projects, as the code knows them and as their documentation does."""


@cache
def _public() -> dict[int, str]:
    """The public path of each object, by the object's identity."""
    found: dict[int, str] = {}
    for module in MODULES:
        for name, value in _names(module):
            found.setdefault(id(value), f"{module}.{name}")
    return found


def _names(module: str) -> Iterator[tuple[str, Any]]:
    if module == "nksanctions.facts":
        held: Any = nk.facts
        names = ("flag", "day", "count", "choice", "country", "countries", "text")
        names = (*names, "act_of_authority", "label_of_record")
    else:
        held = importlib.import_module(module)
        names = tuple(getattr(held, "__all__", ()))
    for name in names:
        yield name, getattr(held, name)


def _resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.Node | None:
    """Lead a name by which the code knows a class to where it is documented."""
    target = node.get("reftarget", "")
    if target in _ELSEWHERE:
        node["reftarget"] = _ELSEWHERE[target]  # for intersphinx
        return None
    if node.get("refdomain") != "py" or not target.startswith("nksanctions."):
        return None
    module, _, name = target.rpartition(".")
    try:
        value = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError):
        return None
    path = _public().get(id(value))
    domain = cast("PythonDomain", env.get_domain("py"))
    if path is not None and path in domain.objects:
        docname = node.get("refdoc", "")
        return domain.resolve_xref(env, docname, app.builder, "obj", path, node, contnode)
    # A type of the engine's own, such as a node of a tree: named, but nothing to call by itself.
    return contnode


_GIVEN = {
    nk.Answer,
    nk.Answers,
    nk.AssumedFact,
    nk.CautionNote,
    nk.ContestedPoint,
    nk.DutyFinding,
    nk.Explanation,
    nk.Finding,
    nk.Judgement,
    nk.OpenFact,
    nk.OpenPoint,
    nk.Reason,
    nk.Way,
    nk.hosts.CeilingCheck,
    nk.hosts.Dataset,
    nk.hosts.Ground,
    nk.hosts.HalfCheck,
    nk.hosts.HostCountry,
    nk.hosts.HostDuty,
    nk.hosts.HostSource,
    nk.hosts.StatusRow,
    nk.hosts.StatusTable,
    nk.hosts.World,
}
"""Classes whose objects the library gives and nobody makes."""


def _signature(
    _app: Sphinx, what: str, _name: str, value: Any, _options: Any, signature: str, returns: str
) -> tuple[str, str] | None:
    """Leave out what would hide a class behind its fields or its members."""
    if what != "class":
        return None
    if issubclass(value, Enum) or value in _GIVEN:
        return "", ""
    if attrs.has(value) and any(info(one) is not None for one in attrs.fields(value)):
        return "(*, …)", returns
    return signature, returns


_kept: dict[str, list[str]] = {}


def _keep(_app: Sphinx, what: str, name: str, _value: Any, _options: Any, lines: list[str]) -> None:
    """Keep a sentence about a value as it is: napoleon takes what is before a colon for a type."""
    if what in ("attribute", "property", "data"):
        _kept[name] = lines[:]


def _restore(
    _app: Sphinx, _what: str, name: str, _value: Any, _options: Any, lines: list[str]
) -> None:
    """Put back what was kept, and write tables as reStructuredText does."""
    if name in _kept:
        lines[:] = _kept.pop(name)
    lines[:] = _with_tables(lines)


def _with_tables(lines: list[str]) -> Iterator[str]:
    """Markdown tables in docstrings, as list tables."""
    in_table = False
    for line in lines:
        if not line.startswith("|"):
            in_table = False
            yield line
        elif not in_table:
            in_table = True
            yield from (".. list-table::", "   :header-rows: 1", "")
            yield from _row(line)
        elif set(line) - set("|-: "):
            yield from _row(line)


def _row(line: str) -> Iterator[str]:
    for number, cell in enumerate(line.strip().strip("|").split(" | ")):
        yield f"   {' ' if number else '*'} - {cell.strip()}"


def _check(_app: Sphinx, env: BuildEnvironment) -> None:
    """Each public name of the package is documented."""
    domain = cast("PythonDomain", env.get_domain("py"))
    missing = sorted(
        path for path in set(_public().values()) if path not in domain.objects and path not in _DATA
    )
    if missing:
        raise ExtensionError(f"public, but not in the reference: {', '.join(missing)}")


_DATA = {
    "nksanctions.facts",
    "nksanctions.forced_labour",
    "nksanctions.frames",
    "nksanctions.hosts",
    "nksanctions.lists",
    "nksanctions.red_flags",
    "nksanctions.regimes.UN",
    "nksanctions.un",
}
"""Modules and values with a section of their own."""
