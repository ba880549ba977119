"""Official lists: their addresses, and what the readers make of each form."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc

from nkdocs.text import code
from nksanctions.lists import FORMATS, published


def addresses(_: str) -> Iterator[str]:
    """The published lists, each with its forms and where they are."""
    for name, one in published().items():
        yield f"{code(name)}"
        yield f": {one.name}, {one.authority}. Page: <{one.page}>"
        yield ""
        for form, shape in one.forms.items():
            usual = ", unless another is asked for" if form == one.form else ""
            yield f"  - {code(form)}{usual}. {shape.verified.capitalize()}: {shape.source}."
            yield ""
            yield from (f"    <{file.url}>  " for file in shape.files)
            yield ""


def formats(_: str) -> Iterator[str]:
    """Each form that is read, as its reader's module tells it."""
    for form in FORMATS:
        yield f"### {form.title}"
        yield ""
        yield f"Format {code(form.name)}."
        yield ""
        for module in (form.module, *_SHARED.get(form.module, ())):
            _, *told = cleandoc(import_module(module).__doc__ or "").splitlines()
            yield from (line.replace("``", "`") for line in told)
            yield ""


_SHARED = {
    "nksanctions.lists.ofac_csv": ("nksanctions.lists.ofac_remarks",),
    "nksanctions.lists.uk_xml": ("nksanctions.lists.uk_entry",),
}
"""Modules that tell more of a reader."""
