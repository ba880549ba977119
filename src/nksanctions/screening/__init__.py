"""Names against official lists: candidates with evidence, never an accusation.

Made for Korean names, which each list and newspaper spells in its own way, and decent for the rest.
`Index` holds designations; its `search` gives candidates with scores that are explained part by
part.
"""

from nksanctions.screening.candidate import Candidate
from nksanctions.screening.index import Index, Query
from nksanctions.screening.scores import FLOOR, RECOMMENDED, Agreement, Explanation, Part

__all__ = [
    "FLOOR",
    "RECOMMENDED",
    "Agreement",
    "Candidate",
    "Explanation",
    "Index",
    "Part",
    "Query",
]
