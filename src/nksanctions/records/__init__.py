"""Records from outside: CSV and JSON files, mappings, and what their columns mean.

An empty cell, or a key that is absent, is *left out*: a plain fact is then not known, an ordinary
circumstance has its ordinary value, and of an act of authority none is recorded. ``?``, or ``null``
in JSON, is *explicitly unknown*. Every problem of every file is reported at once.
"""

from nksanctions.errors import BadInputError, Problem
from nksanctions.records.case import Case
from nksanctions.records.columns import RECORD_TYPES, record_name
from nksanctions.records.describe import (
    ColumnDescription,
    describe,
    describe_annotations,
    template,
)
from nksanctions.records.mapping import from_dict, to_dict, to_row
from nksanctions.records.read import read

__all__ = [
    "RECORD_TYPES",
    "BadInputError",
    "Case",
    "ColumnDescription",
    "Problem",
    "describe",
    "describe_annotations",
    "from_dict",
    "read",
    "record_name",
    "template",
    "to_dict",
    "to_row",
]
