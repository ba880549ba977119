"""How Sphinx builds these pages: with no network, and a broken reference fails."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

import nksanctions
from nksanctions.models import cap
from nksanctions.regimes import regime

sys.path.append(str(Path(__file__).with_name("_ext")))

project = "nksanctions"
author = "The nksanctions authors"
project_copyright = "2026, The nksanctions authors"
release = installed_version("nksanctions")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.intersphinx",
    "nkdocs",
]
exclude_patterns = ["_build", "_ext"]
nitpicky = True
default_role = "code"  # docstrings put names in single backticks
smartquotes = False  # an apostrophe in a Korean name is part of its spelling

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
python_display_short_literal_types = True
python_maximum_signature_line_length = 120

# Names in annotations that only a type checker sees, or of a library that keeps no inventory.
nitpick_ignore = [("py:class", name) for name in ("R", "FactRef", "attr.AttrsInstance")]

# What these modules import for type checkers alone, so that their annotations can be read.
for _module in (cap, regime):
    for _name in ("CapStatus", "Conversion", "Quantity", "RunningTotal"):
        setattr(_module, _name, getattr(nksanctions, _name))

# Inventories of what we refer to, as plain text: add a name with inventories/make.py.
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", "inventories/python.txt"),
    "numpy": ("https://numpy.org/doc/stable", "inventories/numpy.txt"),
    "matplotlib": ("https://matplotlib.org/stable", "inventories/matplotlib.txt"),
    "pyarrow": ("https://arrow.apache.org/docs", "inventories/pyarrow.txt"),
}

html_theme = "furo"
html_title = f"nksanctions {release}"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["nksanctions.css"]
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#14507a",
        "color-brand-content": "#14507a",
    },
    "dark_css_variables": {
        "color-brand-primary": "#8cc4ee",
        "color-brand-content": "#8cc4ee",
    },
}
