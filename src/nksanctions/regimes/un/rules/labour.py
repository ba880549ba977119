"""Labour: who may be authorized to work, and what a State owes.

In order of adoption: S/RES/2371 (2017) OP 11, S/RES/2375 (2017) OP 17, S/RES/2397 (2017) OP 8. The
older call for vigilance of S/RES/2321 (2016) OP 34 forbids nothing, so it is a caution.
"""

from __future__ import annotations

from typing import Any

from nksanctions.law.facts import DayFact, Facts
from nksanctions.law.rules import (
    Due,
    Duty,
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
from nksanctions.law.tree import ALWAYS, NEVER, Label, Node, all_of, any_of, label, reading
from nksanctions.models.approval import (
    ApprovalStatus,
    Authority,
    DeterminationStatus,
    FilingStatus,
)
from nksanctions.models.facts import Actor
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
from nksanctions.regimes.un.rules.common import member_state

VIGILANCE = provision("UNSCR-2321-OP34")
CEILING = provision("UNSCR-2371-OP11")
BAN = provision("UNSCR-2375-OP17a")
BAN_APPROVAL = provision("UNSCR-2375-OP17b")
BAN_OLDER_CONTRACTS = provision("UNSCR-2375-OP17c")
BAN_NOTIFICATION = provision("UNSCR-2375-OP17d")
GENERAL_POWER_2375 = provision("UNSCR-2375-OP26")
REPATRIATION = provision("UNSCR-2397-OP8a")
OWN_DETERMINATION = provision("UNSCR-2397-OP8b")
MIDTERM = provision("UNSCR-2397-OP8c")
FINAL = provision("UNSCR-2397-OP8d")
GENERAL_POWER_2397 = provision("UNSCR-2397-OP25")

REPATRIATION_DAY = REPATRIATION.last_day("repatriation")

GIVER = "the State that authorizes"
HOST = "the host State"


# What several rules ask of any record


def territory_is_the_hosts(territory: Any) -> Node:
    """Which State is bound where title and control fall apart."""
    return label(
        "the State answers for the territory",
        any_of(
            label("the territory is undisputed", territory.is_(Territory.UNDISPUTED)),
            label(
                "the host answers for a territory in dispute",
                reading(
                    "A-17",
                    effective_control=territory.is_(Territory.CONTROL_WITHOUT_TITLE),
                    sovereign_title=territory.is_(Territory.TITLE_WITHOUT_CONTROL),
                ),
            ),
        ),
    )


def dprk_national(f: Any, host: Any) -> Label:
    """A national of the DPRK, with what is contested about that."""
    third = f.nationalities.contains_other_than("KP", host)
    return label(
        "the person is a DPRK national",
        all_of(
            label("the DPRK is among the person's nationalities", f.nationalities.contains("KP")),
            any_of(
                label("no third State is", ~third),
                label(
                    "a national of a third State too counts as a DPRK national",
                    reading("A-08", still_national=ALWAYS, effective_nationality=NEVER),
                ),
            ),
            any_of(
                label("the DPRK nationality is not in dispute", ~f.nationality_disputed),
                label(
                    "a person whose DPRK nationality is disputed counts as one",
                    reading("A-09", dprk_law=ALWAYS, host_documents=NEVER),
                ),
            ),
        ),
    )


def before_the_ban(day: DayFact, what: str) -> Label:
    """Finalized before S/RES/2375 (2017) was adopted; the day itself is contested."""
    return label(
        f"{what} was finalized before S/RES/2375 (2017) was adopted",
        reading("A-03", strictly_before=day < BAN.adopted, day_counts=day <= BAN.adopted),
    )


def contract_of_a_kind_that_counts(kind: Any) -> Node:
    """An individual contract; whether a framework contract is enough is contested."""
    return any_of(
        label("the contract is an individual one", kind.is_(ContractKind.INDIVIDUAL)),
        label(
            "a framework contract is a written contract for the authorization",
            reading("A-04", framework_suffices=ALWAYS, individual_needed=NEVER),
        ),
    )


def work_authorization(kind: Any) -> Node:
    """A formal permit to work; whether other permissions are authorizations is contested."""
    return label(
        "what is given is a work authorization",
        any_of(
            label(
                "a formal permit to work is given",
                kind.is_in(
                    AuthorizationKind.WORK_PERMIT,
                    AuthorizationKind.WORK_VISA,
                    AuthorizationKind.RESIDENCE_PERMIT,
                ),
            ),
            label(
                "any State act that lets a person work is a work authorization",
                reading("A-01", any_permission=ALWAYS, formal_permit=NEVER),
            ),
        ),
    )


# S/RES/2371 (2017) OP 11 and S/RES/2375 (2017) OP 17: one builder for every record of an act


def rules_of_an_authorization(
    f: Any,
    *,
    family: str,
    act: DayFact,
    link: Node,
    ways_out: tuple[Label, ...],
    needed: Node = ALWAYS,
) -> tuple[Rule, ...]:
    """The ceiling, the ban and the call for vigilance, over the facts *f* of a record.

    *act* is the day of the authorization, *link* its link to admission, *ways_out* the exceptions
    for older contracts, *needed* whether there is an authorization at all.
    """
    scope = (
        member_state(f.host),
        territory_is_the_hosts(f.territory),
        dprk_national(f, f.host),
        label(
            "the person is no national of the State itself",
            ~f.nationalities.contains(f.host),
        ),
        *(() if needed is ALWAYS else (needed,)),
    )
    ceiling = prohibition(
        f"un.labour.ceiling{family}",
        title="No more work authorizations for DPRK nationals than when the resolution was adopted",
        cites=CEILING,
        bound=GIVER,
        act=act,
        when=all_of(
            label("it is given after the day of adoption", act > CEILING.adopted),
            *scope,
            work_authorization(f.kind),
            any_of(
                label(
                    "the right to work does not follow from refugee status or protection",
                    ~f.follows_from_protection,
                ),
                label(
                    "a right to work that follows from protection counts under the ceiling",
                    reading("A-02-protection", counted=ALWAYS, not_counted=NEVER),
                ),
            ),
        ),
        unless=[
            exception(
                label(
                    "the authorization adds none to the State's number of them",
                    ~f.is_additional,
                )
            ),
            exception(
                label(
                    "the State's number of authorizations stays within the number at adoption",
                    f.authorizations_after <= f.authorizations_at_adoption,
                )
            ),
            exemption(
                "the Committee approves the additional authorization in advance, case by case",
                f.approval,
                by=Authority.COMMITTEE_1718,
                under=[CEILING, BAN, BAN_APPROVAL, GENERAL_POWER_2375, GENERAL_POWER_2397],
                cites=CEILING,
            ),
        ],
    )
    ban = prohibition(
        f"un.labour.no-new-authorizations{family}",
        title="No work authorization for a DPRK national in connection with admission",
        cites=BAN,
        bound=GIVER,
        act=act,
        when=all_of(
            *scope,
            work_authorization(f.kind),
            label(
                "the right to work does not follow from refugee status or protection",
                ~f.follows_from_protection,
            ),
            label("it is given in connection with admission to the territory", link),
        ),
        unless=[
            exemption(
                "the Committee determines in advance, case by case, that the work is required",
                f.approval,
                by=Authority.COMMITTEE_1718,
                under=[BAN, BAN_APPROVAL, GENERAL_POWER_2375, GENERAL_POWER_2397],
                cites=BAN_APPROVAL,
            ),
            *(exception(way, cites=BAN_OLDER_CONTRACTS) for way in ways_out),
        ],
    )
    vigilance = caution(
        f"un.labour.vigilance{family}",
        sentence="States are called on to be vigilant: DPRK nationals work abroad for hard currency"
        " that pays for the weapons programmes. A call, not a prohibition.",
        cites=VIGILANCE,
        when=all_of(
            member_state(f.host),
            f.nationalities.contains("KP"),
            act >= VIGILANCE.adopted,
            act <= CEILING.adopted,
        ),
    )
    return ceiling, ban, vigilance


def outlasts(family: str, last: DayFact, f: Any, what: str) -> Rule:
    """A term that runs on after the last day for repatriation."""
    return caution(
        f"un.labour.outlasts-repatriation{family}",
        sentence=f"{what} runs on after the last day that S/RES/2397 (2017) OP 8 sets the State;"
        " no older contract carries a stay beyond it.",
        cites=REPATRIATION,
        when=all_of(member_state(f.host), f.nationalities.contains("KP"), last > REPATRIATION_DAY),
        remedy="a term that ends by that day",
        actor=Actor.EMPLOYER,
    )


def _authorizations() -> tuple[Rule, ...]:
    f = Facts(WorkAuthorization)
    again = f.act.is_in(
        AuthorizationAct.RENEWAL, AuthorizationAct.EXTENSION, AuthorizationAct.TRANSFER
    )
    further = f.act.is_in(AuthorizationAct.RENEWAL, AuthorizationAct.EXTENSION)
    link = any_of(
        label("the person is admitted for this work", f.linked_to_admission),
        label(
            "renewing, extending or transferring it gives it again",
            again & reading("A-02", renewal_counts=ALWAYS, admission_only=NEVER),
        ),
        label(
            "a first authorization for somebody already inside counts",
            ~again & reading("A-02-switch", any_authorization=ALWAYS, admission_only=NEVER),
        ),
    )
    older_contract = label(
        "the written contract was finalized before adoption, and the authorization is for it",
        all_of(
            label("the contract is in writing", f.contract_in_writing),
            before_the_ban(f.contract_finalized_on, "the contract"),
            contract_of_a_kind_that_counts(f.contract_kind),
            label("the contract still runs", f.contract_unexpired),
            any_of(
                label("it is the first authorization for the contract", ~further),
                label(
                    "a further permit under the same, unexpired contract is still for it",
                    reading("A-05-permit", still_excepted=ALWAYS, not_excepted=NEVER),
                ),
            ),
        ),
    )
    return (
        *rules_of_an_authorization(
            f, family="", act=f.granted_on, link=link, ways_out=(older_contract,)
        ),
        outlasts("", f.valid_until, f, "The authorization"),
    )


def _renewals() -> tuple[Rule, ...]:
    f = Facts(ContractRenewal)
    link = any_of(
        label(
            "the worker is outside, so that the authorization goes with admission",
            ~f.worker_in_country,
        ),
        label(
            "authorizing the work anew gives the authorization again",
            reading("A-02", renewal_counts=ALWAYS, admission_only=NEVER),
        ),
    )
    first_contract = all_of(
        label("the first contract is in writing", f.first_contract_in_writing),
        before_the_ban(f.first_contract_finalized_on, "the first contract"),
        contract_of_a_kind_that_counts(f.contract_kind),
    )
    renewal_itself = label(
        "the renewal itself is in writing and was finalized before adoption",
        all_of(
            label("the renewal is in writing", f.renewal_in_writing),
            before_the_ban(f.renewal_agreed_on, "the renewal"),
            contract_of_a_kind_that_counts(f.contract_kind),
        ),
    )
    option = label(
        "the renewal exercises an option that the older contract already held",
        all_of(
            f.exercises_option,
            first_contract,
            reading("A-05-option", part_of_contract=ALWAYS, new_agreement=NEVER),
        ),
    )
    goes_on = label(
        "a renewal by a new agreement carries the older contract on",
        all_of(
            ~f.exercises_option,
            first_contract,
            reading("A-05", continues=ALWAYS, new_contract=NEVER),
        ),
    )
    return (
        *rules_of_an_authorization(
            f,
            family=".renewal",
            act=f.authorized_on,
            link=link,
            ways_out=(renewal_itself, option, goes_on),
            needed=label("the renewal needs an authorization of the State", f.needs_authorization),
        ),
        outlasts(".renewal", f.renewal_runs_until, f, "The new term"),
    )


# S/RES/2397 (2017) OP 8: the duty of the State


def _repatriation() -> Duty:
    f = Facts(WorkerPresence)
    over = f.ended_on <= AS_OF
    began = any_of(
        label(
            "the earning began by the last day for repatriation",
            any_of(
                f.earning_since <= REPATRIATION_DAY,
                f.ended.is_not(Ending.ONGOING) & (f.ended_on <= REPATRIATION_DAY),
            ),
        ),
        label(
            "the duty goes on for those who begin to earn later",
            reading("A-12", continuing=ALWAYS, exhausted=NEVER),
        ),
    )
    stopped = f.ended.is_(Ending.STOPPED_EARNING) & over
    stays_covered = any_of(
        label("the person has not stopped earning", ~stopped),
        label(
            "stopping after the last day leaves the duty standing",
            all_of(
                f.ended_on > REPATRIATION_DAY,
                reading("A-13", stands=ALWAYS, lapses=NEVER),
            ),
        ),
        label(
            "stopping by the last day leaves the duty standing",
            all_of(
                f.ended_on <= REPATRIATION_DAY,
                reading("A-13-before", stands=ALWAYS, lapses=NEVER),
            ),
        ),
    )
    earner = label(
        "a DPRK national earns income in the State's jurisdiction",
        all_of(
            dprk_national(f, f.host),
            label("the person earns income", f.earning_income),
            any_of(
                label("the income is a local wage", f.income.is_(IncomeSource.LOCAL_WAGE)),
                label(
                    "income that is no local wage counts",
                    reading("A-07", broad=ALWAYS, local_wages=NEVER),
                ),
            ),
            label("the earning has begun", f.earning_since <= AS_OF),
            began,
            stays_covered,
        ),
    )
    attache = label("the person is a government safety oversight attaché", f.is_attache)
    ended = label("the stay or the earning has ended", f.ended.is_not(Ending.ONGOING) & over)
    died = label("the person has died", f.ended.is_(Ending.DIED) & over)
    nationality = f.determination.status.is_(DeterminationStatus.NATIONAL)
    non_refoulement = f.determination.status.is_(DeterminationStatus.REPATRIATION_PROHIBITED)
    determined = f.determination.date <= AS_OF
    return duty(
        "un.labour.repatriation",
        title="The State's duty to repatriate DPRK nationals earning income, and safety attachés",
        cites=REPATRIATION,
        bound=HOST,
        when=all_of(
            member_state(f.host),
            territory_is_the_hosts(f.territory),
            earner | attache,
            label(
                "the stay did not end before adoption",
                ~ended | (f.ended_on >= REPATRIATION.adopted),
            ),
            label("the person is alive", ~died),
            any_of(
                label(
                    "the person has no diplomatic or consular status",
                    f.immunity.is_not(Immunity.DIPLOMATIC_OR_CONSULAR),
                ),
                label(
                    "the duty prevails over diplomatic and consular immunity",
                    reading("A-11", charter_prevails=ALWAYS, status_bars=NEVER),
                ),
            ),
        ),
        last_day=REPATRIATION_DAY,
        instead=[
            Due(
                last_day=REPATRIATION.adopted,
                when=label(
                    "at once means before an older contract has run out",
                    all_of(
                        f.under_older_contract,
                        reading("A-32", at_once=ALWAYS, to_term=NEVER),
                    ),
                ),
            )
        ],
        waived=[
            label("the person is a national of the host State", f.nationalities.contains(f.host)),
            label(
                "the person has become a national of the host State",
                f.ended.is_(Ending.BECAME_NATIONAL) & over,
            ),
            label("the State determined that the person is its national", nationality & determined),
            label(
                "the State determined that the law prohibits repatriation",
                non_refoulement & determined,
            ),
            label(
                "the Committee exempted the stay, and it may",
                all_of(
                    _committee_exempted(f),
                    reading("A-06", any_activity=ALWAYS, closed_list=NEVER),
                ),
            ),
        ],
        fulfilled=[
            fulfilment(
                label("the person left for the DPRK", f.ended.is_(Ending.LEFT_FOR_DPRK)),
                on=f.ended_on,
            ),
            fulfilment(
                label(
                    "the person left for a third State, and that is enough",
                    all_of(
                        f.ended.is_(Ending.LEFT_FOR_THIRD_STATE),
                        reading("A-14", departure_suffices=ALWAYS, to_dprk_only=NEVER),
                    ),
                ),
                on=f.ended_on,
            ),
        ],
        subject_to=[
            SubjectTo(
                sentence="the State's own determination whether the person is its national, and"
                " whether national or international law, refugee law and human rights law"
                " included, prohibits repatriation (A-10: it may need an individual assessment)",
                when=~(
                    f.determination.status.is_(DeterminationStatus.REPATRIATION_NOT_PROHIBITED)
                    & determined
                ),
                cites=OWN_DETERMINATION,
            )
        ],
    )


def _committee_exempted(f: Any) -> Node:

    return label(
        "the Committee granted an exemption",
        all_of(
            f.approval.status.is_(ApprovalStatus.GRANTED),
            f.approval.authority.is_in(Authority.COMPETENT, Authority.COMMITTEE_1718),
            f.approval.date <= AS_OF,
        ),
    )


def _reports() -> tuple[Rule, ...]:
    f = Facts(StateLabourReport)
    member = member_state(f.state)

    def sent(group: Any, sentence: str) -> Any:
        return fulfilment(label(sentence, group.status.is_(FilingStatus.SENT)), on=group.date)

    notification = duty(
        "un.labour.notify-older-contracts",
        title="Notify the number of DPRK nationals with older contracts, and when these end",
        cites=BAN_NOTIFICATION,
        bound="a State that relies on older contracts",
        when=all_of(
            member,
            label("the State relies on older contracts", f.relies_on_older_contracts),
        ),
        last_day=BAN_NOTIFICATION.last_day("notification"),
        fulfilled=[sent(f.notification, "the notification was sent")],
        remedy="send the notification to the Committee",
    )
    midterm = duty(
        "un.labour.midterm-report",
        title="Report on the DPRK nationals repatriated in the first twelve months",
        cites=MIDTERM,
        bound="each Member State",
        when=all_of(
            member,
            any_of(
                label(
                    "DPRK nationals earned income there at adoption",
                    (f.workers_at_adoption > 0) | (f.repatriated_first_year > 0),
                ),
                label(
                    "a State without DPRK workers owes the midterm report too",
                    reading("A-16", all_members=ALWAYS, hosts_only=NEVER),
                ),
            ),
        ),
        last_day=MIDTERM.last_day("midterm-report"),
        fulfilled=[sent(f.midterm_report, "the midterm report was sent")],
        remedy="send the midterm report to the Committee",
    )
    from_adoption = label(
        "less than half of the number at adoption were repatriated in the first twelve months",
        2 * f.repatriated_first_year < f.workers_at_adoption,
    )
    from_own_base = label(
        "less than half of the number that the State chose were repatriated by then",
        2 * f.repatriated_first_year < f.workers_by_own_base,
    )
    explanation = duty(
        "un.labour.explain-less-than-half",
        title="Explain why less than half were repatriated in the first twelve months",
        cites=MIDTERM,
        bound="a State that repatriated less than half",
        when=all_of(
            member,
            any_of(
                from_adoption & f.count_base.is_(CountBase.STOCK_AT_ADOPTION),
                f.count_base.is_(CountBase.OTHER)
                & reading("A-15", stock_at_adoption=from_adoption, other_base=from_own_base),
            ),
        ),
        last_day=MIDTERM.last_day("midterm-report"),
        fulfilled=[sent(f.explanation, "the explanation was sent")],
        remedy="send the explanation to the Committee",
    )
    final = duty(
        "un.labour.final-report",
        title="Send the final report on repatriation",
        cites=FINAL,
        bound="each Member State",
        when=member,
        last_day=FINAL.last_day("final-report"),
        fulfilled=[sent(f.final_report, "the final report was sent")],
        remedy="send the final report to the Committee",
    )
    return notification, midterm, explanation, final


RULES: tuple[Rule, ...] = (
    *_authorizations(),
    *_renewals(),
    _repatriation(),
    *_reports(),
)
