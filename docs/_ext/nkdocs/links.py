"""Links between the generated pages."""

from __future__ import annotations

from collections.abc import Iterable

import nksanctions as nk
from nkdocs.text import slug

_RULES = {rule.id: rule for rule in nk.un.rules}


def provision_link(id: str) -> str:
    """A link to a provision, as it is printed, with our letter where a paragraph is split."""
    citation = nk.un.provision(id).citation
    part = f" ({citation.part})" if citation.part else ""
    return f"[{citation}{part}](#{slug('provision', id)})"


def point_link(id: str) -> str:
    """A link to a contested point."""
    return f"[{id}](#{slug('point', id)})"


def rule_link(id: str) -> str:
    """A link to a rule, by its id."""
    return f"[`{id}`](#{slug('rule', _RULES[id].id)})"


def source_links(keys: Iterable[str]) -> str:
    """Links to sources, by their keys."""
    return ", ".join(f"[{key}](#{slug('source', key)})" for key in keys)
