"""The nouns: periods, provisions, approvals, and the records that rules judge."""

from nksanctions.models.approval import (
    Approval,
    ApprovalStatus,
    Authority,
    Determination,
    DeterminationStatus,
    Filing,
    FilingStatus,
    Purpose,
)
from nksanctions.models.cap import (
    Cap,
    CountedPer,
    Quantity,
    Several,
    Unit,
)
from nksanctions.models.conditions import (
    DaysOffPer,
    Holder,
    HoursPer,
    IdentityPapers,
    WorkingConditions,
    Workplace,
)
from nksanctions.models.conversion import (
    Conversion,
)
from nksanctions.models.deadline import (
    AnyDeadline,
    Deadline,
    Obligation,
    RecurringDeadline,
    RelativeDeadline,
)
from nksanctions.models.facts import (
    Actor,
)
from nksanctions.models.labour import (
    AuthorizationAct,
    AuthorizationKind,
    ContractKind,
    ContractRenewal,
    CountBase,
    Ending,
    Immunity,
    IncomeSource,
    StateLabourReport,
    Territory,
    WorkAuthorization,
    WorkerPresence,
)
from nksanctions.models.observations import (
    ITWorkerObservation,
    SupplierObservation,
)
from nksanctions.models.period import (
    Period,
)
from nksanctions.models.provision import (
    Bound,
    Citation,
    Effect,
    EffectKind,
    ExemptionForm,
    ExemptionPower,
    Provision,
    ProvisionKind,
    Verification,
)
from nksanctions.models.source import (
    Source,
)

__all__ = [
    "Actor",
    "AnyDeadline",
    "Approval",
    "ApprovalStatus",
    "Authority",
    "AuthorizationAct",
    "AuthorizationKind",
    "Bound",
    "Cap",
    "Citation",
    "ContractKind",
    "ContractRenewal",
    "Conversion",
    "CountBase",
    "CountedPer",
    "DaysOffPer",
    "Deadline",
    "Determination",
    "DeterminationStatus",
    "Effect",
    "EffectKind",
    "Ending",
    "ExemptionForm",
    "ExemptionPower",
    "Filing",
    "FilingStatus",
    "Holder",
    "HoursPer",
    "ITWorkerObservation",
    "IdentityPapers",
    "Immunity",
    "IncomeSource",
    "Obligation",
    "Period",
    "Provision",
    "ProvisionKind",
    "Purpose",
    "Quantity",
    "RecurringDeadline",
    "RelativeDeadline",
    "Several",
    "Source",
    "StateLabourReport",
    "SupplierObservation",
    "Territory",
    "Unit",
    "Verification",
    "WorkAuthorization",
    "WorkerPresence",
    "WorkingConditions",
    "Workplace",
]
