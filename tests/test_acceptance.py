"""Poland, a DPRK national, a work permit, asked on 1 November 2017 unless said: eight questions."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from attrs import evolve

import nksanctions as nk
from nksanctions import DutyStatus, Outcome

AS_OF = date(2017, 11, 1)

RENEWAL = nk.ContractRenewal(
    host="PL",
    nationalities=("KP",),
    worker_in_country=True,
    first_contract_in_writing=True,
    first_contract_finalized_on=date(2016, 5, 4),
    renewal_in_writing=True,
    renewal_agreed_on=date(2017, 10, 15),
    exercises_option=False,
    authorized_on=date(2017, 10, 15),
)
OLDER = nk.WorkAuthorization(
    host="PL",
    nationalities=("KP",),
    granted_on=date(2017, 10, 15),
    contract_in_writing=True,
    contract_finalized_on=date(2017, 5, 1),
)
COUNTED = evolve(OLDER, authorizations_at_adoption=462, authorizations_after=451)
PLANNED = evolve(OLDER, granted_on=date(2017, 12, 1), contract_finalized_on=date(2017, 11, 20))
EARNING = nk.WorkerPresence(host="PL", nationalities=("KP",), earning_income=True)


def ask(record: Any, as_of: date = AS_OF, **options: Any) -> nk.Judgement:
    return nk.check(record, as_of=as_of, **options)


def finding(judgement: nk.Judgement, provision: str) -> nk.Finding:
    return next(one for one in judgement.findings if one.citation.id.startswith(provision))


def test_a_renewal_of_october_2017_is_prohibited_by_paragraph_17() -> None:
    judgement = ask(RENEWAL)
    assert judgement.outcome is Outcome.PROHIBITED
    assert judgement.finding is not None
    assert judgement.finding.citation.id.startswith("UNSCR-2375-OP17")
    assert judgement.finding.bound == "the State that authorizes"
    assert {point.id for point in judgement.contested} == {"A-02", "A-05"}


def test_the_literal_policy_leaves_out_a_worker_who_is_already_in_the_country() -> None:
    judgement = ask(RENEWAL, policy=nk.Policy.literal())
    assert finding(judgement, "UNSCR-2375-OP17").outcome is Outcome.NOT_COVERED
    assert judgement.outcome is Outcome.PERMITTED
    assert [point.id for point in judgement.contested] == ["A-02"]
    outside = evolve(RENEWAL, worker_in_country=False)
    assert ask(outside, policy=nk.Policy.literal()).outcome is Outcome.PROHIBITED


def test_b_an_older_contract_is_permitted_by_the_exception() -> None:
    judgement = ask(COUNTED)
    assert judgement.outcome is Outcome.PERMITTED
    assert "finalized before adoption" in finding(judgement, "UNSCR-2375-OP17").sentence


def test_b_without_the_counts_only_the_ceiling_is_open() -> None:
    judgement = ask(OLDER)
    assert finding(judgement, "UNSCR-2375-OP17").outcome is Outcome.PERMITTED
    ceiling = finding(judgement, "UNSCR-2371-OP11")
    assert ceiling.outcomes == {Outcome.PERMITTED, Outcome.PROHIBITED}
    assert {fact.name for fact in judgement.open_facts} == {
        "authorizations_at_adoption",
        "authorizations_after",
    }


def test_c_a_contract_of_the_day_of_adoption_rests_on_a_point_of_law() -> None:
    judgement = ask(evolve(COUNTED, contract_finalized_on=date(2017, 9, 11)))
    assert judgement.outcome is Outcome.INDETERMINATE
    assert judgement.open_facts == ()
    (point,) = judgement.open_points
    assert (point.id, point.live) == ("A-03", True)


def test_d_an_unknown_date_of_the_contract_is_named() -> None:
    judgement = ask(evolve(COUNTED, contract_finalized_on=None))
    assert judgement.outcome is Outcome.INDETERMINATE
    assert [fact.name for fact in judgement.open_facts] == ["contract_finalized_on"]
    (point,) = judgement.open_points
    assert (point.id, point.live, point.under) == ("A-03", False, ("contract_finalized_on",))


def test_e_an_approval_of_the_month_before_permits() -> None:
    approved = evolve(
        OLDER,
        contract_finalized_on=date(2017, 9, 20),
        approval=nk.Approval.granted(date(2017, 9, 15)),
    )
    assert ask(approved).outcome is Outcome.PERMITTED


def test_f_an_act_ahead_needs_approval_and_a_refusal_prohibits_it() -> None:
    assert ask(PLANNED).outcome is Outcome.NEEDS_APPROVAL
    refused = evolve(PLANNED, approval=nk.Approval.refused(date(2017, 10, 20)))
    judgement = ask(refused)
    assert judgement.outcome is Outcome.PROHIBITED
    assert judgement.finding is not None
    assert "the request was refused" in judgement.finding.sentence


def test_g_an_act_of_the_day_before_2371_is_not_covered() -> None:
    permit = nk.WorkAuthorization(host="PL", nationalities=("KP",), granted_on=date(2017, 8, 4))
    judgement = ask(permit)
    assert judgement.outcome is Outcome.NOT_COVERED
    assert [note.citation.id for note in judgement.cautions] == ["UNSCR-2321-OP34"]


@pytest.mark.parametrize(
    ("record", "before", "after"),
    [
        pytest.param(EARNING, DutyStatus.DUE, DutyStatus.OVERDUE, id="earning"),
        pytest.param(
            evolve(EARNING, earning_income=False, is_attache=True),
            DutyStatus.DUE,
            DutyStatus.OVERDUE,
            id="attaché without income",
        ),
        pytest.param(
            evolve(EARNING, nationalities=("KP", "PL")),
            DutyStatus.NOT_OWED,
            DutyStatus.NOT_OWED,
            id="national of the host",
        ),
    ],
)
def test_h_the_duty_is_the_states_and_subject_to_its_determinations(
    record: nk.WorkerPresence, before: DutyStatus, after: DutyStatus
) -> None:
    for day, status in ((date(2019, 12, 22), before), (date(2019, 12, 23), after)):
        judgement = ask(record, day)
        (duty,) = judgement.duties
        assert judgement.outcome is None
        assert duty.status is status
        assert duty.bound == "the host State"
        assert duty.last_day == date(2019, 12, 22)
        assert bool(duty.subject_to) is (status is not DutyStatus.NOT_OWED)


def test_what_would_have_helped_is_a_decision_in_advance() -> None:
    (way,) = ask(RENEWAL).what_if()
    assert (way.kind, way.by, way.past) == ("approval", "the Committee", True)
    assert way.outcomes == {Outcome.PERMITTED}
    assert "it would have been PERMITTED" in way.sentence


def test_what_would_help_is_a_decision_in_advance() -> None:
    (way,) = ask(PLANNED).what_if()
    assert (way.kind, way.past) == ("approval", False)
    assert way.outcomes == {Outcome.PERMITTED}
    assert "before 1 December 2017" in way.sentence


def test_a_record_of_nothing_is_undecided_and_names_every_fact_in_order() -> None:
    judgement = ask(nk.WorkAuthorization(), date(2018, 1, 1))
    assert judgement.outcome is Outcome.INDETERMINATE
    facts = [fact.name for fact in judgement.open_facts]
    assert facts[0] == "granted_on"
    assert {"host", "nationalities", "contract_in_writing", "contract_finalized_on"} <= set(facts)
    worst = [fact.worst for fact in judgement.open_facts]
    assert worst == sorted(worst)


@pytest.mark.parametrize(
    "record",
    [RENEWAL, OLDER, PLANNED, EARNING, nk.WorkAuthorization(), nk.StateLabourReport(state="PL")],
    ids=lambda record: type(record).__name__,
)
def test_an_answer_prints_within_80_columns_and_is_plain_data(record: Any) -> None:
    judgement = ask(record, date(2020, 1, 10))
    assert max(map(len, str(judgement).splitlines())) <= 80
    assert json.loads(json.dumps(judgement.to_dict())) == judgement.to_dict()
    assert judgement.to_dict() == ask(record, date(2020, 1, 10)).to_dict()


def test_a_page_shows_what_the_caller_wrote_as_text() -> None:
    html = ask(evolve(RENEWAL, reference="<script>"))._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_importing_reads_no_file_of_ours_and_no_optional_dependency() -> None:
    watch = (
        "import sys\n"
        "read = []\n"
        "sys.addaudithook(lambda e, a: read.append(str(a[0])) if e == 'open' else None)\n"
        "import nksanctions, nksanctions.checking, nksanctions.regimes\n"
        "extras = {'numpy', 'pyarrow', 'click', 'rich', 'hypothesis', 'matplotlib', 'lxml'}\n"
        "assert not extras & set(sys.modules), extras & set(sys.modules)\n"
        "assert not [r for r in read if r.endswith('.toml')], read\n"
    )
    subprocess.run([sys.executable, "-c", watch], check=True)
