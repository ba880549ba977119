"""The engine: facts, predicates, rules, judgements. It knows no resolution by name."""

from nksanctions.law.explain import Explanation, Reason
from nksanctions.law.facts import Facts
from nksanctions.law.findings import (
    AssumedFact,
    CautionNote,
    ContestedPoint,
    DutyFinding,
    Finding,
    OpenFact,
    OpenPoint,
)
from nksanctions.law.inquiry import Answer, Answers, Inquiry
from nksanctions.law.judgement import Judgement
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.policy import Point, Policy, Reading
from nksanctions.law.question import Question, question
from nksanctions.law.rules import (
    Caution,
    Due,
    Duty,
    ExceptionClause,
    Exemption,
    Fulfilment,
    Prohibition,
    Rule,
    SubjectTo,
    caution,
    duty,
    exception,
    exemption,
    fulfilment,
    prohibition,
)
from nksanctions.law.symbols import AS_OF, provision
from nksanctions.law.tree import ALWAYS, NEVER, all_of, any_of, label, reading
from nksanctions.law.way import Way

__all__ = [
    "ALWAYS",
    "AS_OF",
    "NEVER",
    "Answer",
    "Answers",
    "AssumedFact",
    "Caution",
    "CautionNote",
    "ContestedPoint",
    "Due",
    "Duty",
    "DutyFinding",
    "DutyStatus",
    "ExceptionClause",
    "Exemption",
    "Explanation",
    "Facts",
    "Finding",
    "Fulfilment",
    "Inquiry",
    "Judgement",
    "OpenFact",
    "OpenPoint",
    "Outcome",
    "Point",
    "Policy",
    "Prohibition",
    "Question",
    "Reading",
    "Reason",
    "Rule",
    "SubjectTo",
    "Way",
    "all_of",
    "any_of",
    "caution",
    "duty",
    "exception",
    "exemption",
    "fulfilment",
    "label",
    "prohibition",
    "provision",
    "question",
    "reading",
]
