"""Tables give the answers of `nksanctions.check`, row by row."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import attrs
import pyarrow as pa
import pytest
from tests.random_records import AS_OF, random_rows, record_of, table_of

import nksanctions as nk
from nksanctions import frames
from nksanctions.models import facts

RECORDS = (
    nk.WorkAuthorization,
    nk.ContractRenewal,
    nk.WorkerPresence,
    nk.StateLabourReport,
    nk.GoodsTransfer,
    nk.PetroleumSupply,
    nk.ArmsTransfer,
    nk.ItemTransfer,
)
DAY = date(2017, 11, 1)
POLICIES = (
    nk.Policy.prevailing(),
    nk.Policy.strict(),
    nk.Policy.literal(),
    nk.Policy.undecided(),
    nk.Policy.prevailing().reading("A-03", "day_counts").leaving_open("A-02"),
)

BASE: dict[str, Any] = {
    "host": "PL",
    "nationalities": ["KP"],
    "granted_on": date(2017, 10, 15),
    "contract_in_writing": False,
    "authorizations_at_adoption": 10,
    "authorizations_after": 10,
}


def said(judgement: nk.Judgement) -> dict[str, Any]:
    """What a row of the answer must hold."""
    return {
        "outcome": None if judgement.outcome is None else judgement.outcome.value,
        "outcomes": [o.value for o in sorted(judgement.outcomes, key=lambda o: o.gravity)],
        "open_facts": [fact.name for fact in judgement.open_facts],
        "open_points": [point.id for point in judgement.open_points],
        **{f"duty:{duty.rule}": duty.status.value for duty in judgement.duties},
    }


def assert_equal(table: pa.Table, records: Sequence[Any], **question: Any) -> None:
    """Each row gets the answer of its record, with open facts and without."""
    record = type(records[0])
    question = {"as_of": DAY} | question
    checker = nk.checker(record, **question)
    expected = [said(checker.judge(one)) for one in records]
    assert frames.check(table, record=record, **question).to_pylist() == expected
    short = frames.check(table, record=record, **question, open_facts=False)
    beside = {"outcomes", "open_facts", "open_points"}
    assert short.to_pylist() == [
        {name: value for name, value in row.items() if name not in beside} for row in expected
    ]


def table(**columns: Any) -> pa.Table:
    """One row, or the columns given in place of those of `BASE`."""
    many = max((len(values) for values in columns.values()), default=1)
    base = {name: [value] * many for name, value in BASE.items() if name not in columns}
    return pa.table(base | columns)


def outcomes(table: pa.Table, **question: Any) -> list[Any]:
    """The outcome of each row of a table of authorizations."""
    answer = frames.check(table, record=nk.WorkAuthorization, **({"as_of": DAY} | question))
    return answer["outcome"].to_pylist()


# Equality on random tables


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("as_of", AS_OF)
def test_twenty_thousand_random_rows_get_the_answers_of_check(
    record: type[Any], as_of: date
) -> None:
    rows = list(random_rows(record, 5_000, seed=as_of.toordinal()))
    assert_equal(table_of(record, rows), [record_of(record, row) for row in rows], as_of=as_of)


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("policy", POLICIES, ids=str)
def test_every_policy_gets_the_answers_of_check(record: type[Any], policy: nk.Policy) -> None:
    rows = list(random_rows(record, 500, seed=11, unknown=0.12))
    records = [record_of(record, row) for row in rows]
    assert_equal(table_of(record, rows), records, as_of=AS_OF[-1], policy=policy)


@pytest.mark.parametrize(
    ("record", "assume"),
    [
        *((record, False) for record in RECORDS),
        (nk.WorkAuthorization, ("approval", "territory")),
        (nk.WorkAuthorization, ("approval.authority", "act")),
        (nk.WorkerPresence, ("ended", "determination")),
        (nk.StateLabourReport, ("final_report",)),
    ],
)
def test_released_defaults_get_the_answers_of_check(record: type[Any], assume: Any) -> None:
    rows = list(random_rows(record, 300, seed=5, unknown=0.05))
    records = [record_of(record, row) for row in rows]
    assert_equal(table_of(record, rows), records, as_of=AS_OF[-1], assume=assume)


@pytest.mark.parametrize("assume", [False, ("linked_to_admission",), ("approval.authority",)])
def test_released_defaults_of_columns_that_are_not_there(assume: Any) -> None:
    rows = list(random_rows(nk.WorkAuthorization, 100, seed=6, only={*BASE, "act"}))
    records = [record_of(nk.WorkAuthorization, row) for row in rows]
    assert_equal(table_of(nk.WorkAuthorization, rows), records, assume=assume)


@pytest.mark.parametrize("seed", range(12))
def test_any_choice_of_columns_gets_the_answers_of_check(seed: int) -> None:
    record = RECORDS[seed % len(RECORDS)]
    rows = list(random_rows(record, 300, seed=seed))
    kept = list(rows[0])[seed % 3 :: 1 + seed % 3]
    rows = list(random_rows(record, 300, seed=seed, only=kept))
    assert_equal(
        table_of(record, rows), [record_of(record, row) for row in rows], as_of=AS_OF[seed % 4]
    )


def test_rows_in_many_chunks_and_slices_get_the_answers_of_check() -> None:
    rows = list(random_rows(nk.WorkAuthorization, 700, seed=3))
    whole = table_of(nk.WorkAuthorization, rows)
    pieces = [whole.slice(0, 1), whole.slice(1, 299), whole.slice(300, 3), whole.slice(303)]
    reencoded = [table_of(nk.WorkAuthorization, rows[300:303])]
    cut = pa.concat_tables([pieces[0], pieces[1], *reencoded, pieces[3]])
    assert_equal(cut, [record_of(nk.WorkAuthorization, row) for row in rows])
    assert_equal(whole.slice(5, 333), [record_of(nk.WorkAuthorization, r) for r in rows[5:338]])


# What a column, a null and a column that is not there mean


def test_a_column_that_is_not_there_takes_the_default() -> None:
    assert outcomes(table()) == ["prohibited"]  # no approval, an individual contract, a grant
    answer = frames.check(
        pa.table({"host": ["PL"]}), record=nk.WorkAuthorization, as_of=DAY
    ).to_pylist()
    assert answer == [said(nk.check(nk.WorkAuthorization(host="PL"), as_of=DAY))]


def test_a_null_is_not_known_even_where_the_field_has_a_default() -> None:
    rows = table(territory=["undisputed", None])
    answer = frames.check(rows, record=nk.WorkAuthorization, as_of=DAY)
    assert answer["outcome"].to_pylist() == ["prohibited", "indeterminate"]
    assert answer["open_facts"].to_pylist() == [[], ["territory"]]


def test_a_default_that_depends_on_another_field_follows_its_column() -> None:
    policy = nk.Policy.literal()  # a renewal, without admission, gives nothing again
    acts = ["grant", "renewal", "transfer", None]
    records = [nk.WorkAuthorization(**BASE | {"act": act}) for act in acts]
    assert_equal(table(act=acts), records, policy=policy)
    assert outcomes(table(act=acts), policy=policy)[:2] == ["prohibited", "permitted"]


def test_the_parts_of_a_group_have_columns_with_a_dot() -> None:
    day = date(2017, 9, 15)
    records = [
        nk.WorkAuthorization(**BASE, approval=nk.Approval.granted(day)),
        nk.WorkAuthorization(**BASE, approval=nk.Approval.none()),
        nk.WorkAuthorization(**BASE, approval=nk.Approval(status=None)),
        nk.WorkAuthorization(**BASE, approval=nk.Approval(status=None, date=day)),
    ]
    rows = table(
        **{
            "approval.status": ["granted", "none", None, None],
            "approval.date": pa.array([day, None, None, day], pa.date32()),
        }
    )
    assert_equal(rows, records)
    assert outcomes(rows)[:2] == ["permitted", "prohibited"]


def test_a_group_of_which_only_one_part_has_a_column_has_the_others_left_out() -> None:
    day = date(2017, 9, 15)
    records = [nk.WorkAuthorization(**BASE, approval=nk.Approval(date=day))]
    assert_equal(table(**{"approval.date": [day]}), records)


@pytest.mark.parametrize(
    "column",
    [
        ["granted", "none", None],
        [{"status": "granted"}, {"status": "none"}, None],
    ],
    ids=["word", "struct"],
)
def test_a_null_in_the_column_of_a_group_hides_all_of_it(column: Any) -> None:
    records = [
        nk.WorkAuthorization(**BASE, approval=nk.Approval.granted()),
        nk.WorkAuthorization(**BASE, approval=nk.Approval.none()),
        nk.WorkAuthorization(**BASE, approval=None),
    ]
    rows = table(approval=column)
    assert_equal(rows, records)
    answer = frames.check(rows, record=nk.WorkAuthorization, as_of=DAY)
    assert answer["open_facts"].to_pylist() == [["approval.date"], [], ["approval"]]


def test_a_question_mark_is_not_known_as_in_a_file() -> None:
    assert outcomes(table(host=["?"])) == outcomes(table(host=pa.array([None], pa.string())))


def test_an_empty_list_of_nationalities_is_known() -> None:
    empty = pa.array([[], None, ["KP"]], pa.list_(pa.string()))
    assert outcomes(table(nationalities=empty)) == ["not-covered", "indeterminate", "prohibited"]


def test_a_duty_has_a_column_and_no_act_no_outcome() -> None:
    rows = pa.table(
        {"host": ["RU", "RU"], "nationalities": [["KP"]] * 2, "earning_income": [True, None]}
    )
    answer = frames.check(
        rows.append_column("earning_since", pa.array([date(2016, 1, 1)] * 2)),
        record=nk.WorkerPresence,
        as_of=date(2019, 12, 23),
    )
    assert answer["outcome"].to_pylist() == [None, None]
    assert answer["outcomes"].to_pylist() == [[], []]
    assert answer["duty:un.labour.repatriation"].to_pylist() == ["overdue", "indeterminate"]
    assert answer["open_facts"].to_pylist() == [[], ["earning_income"]]


# Types of columns

DAYS = [date(2017, 10, 15), None, date(2017, 8, 4)]
WORDS = ["work-permit", None, "visitor-visa"]
NATIONS = [["KP"], None, ["KP", "CN"]]
COUNTS = [3, None, 11]


@pytest.mark.parametrize(
    "columns",
    [
        {"granted_on": pa.array(DAYS, pa.date32())},
        {"granted_on": pa.array(DAYS, pa.date64())},
        {"kind": pa.array(WORDS)},
        {"kind": pa.array(WORDS, pa.large_string())},
        {"kind": pa.array(WORDS, pa.string_view())},
        {"kind": pa.array(WORDS).dictionary_encode()},
        {"kind": pa.array(WORDS, pa.dictionary(pa.uint8(), pa.large_string()))},
        {"nationalities": pa.array(NATIONS)},
        {"nationalities": pa.array(NATIONS, pa.large_list(pa.large_string()))},
        {"nationalities": pa.array(NATIONS, pa.list_(pa.dictionary(pa.int8(), pa.string())))},
        {"nationalities": pa.array(NATIONS, pa.list_(pa.string_view()))},
        {"nationalities": pa.array(["KP", None, "KP;CN"])},
        {"authorizations_after": pa.array(COUNTS, pa.int8())},
        {"authorizations_after": pa.array(COUNTS, pa.uint64())},
        {"contract_finalized_on": pa.nulls(3)},
        {"host": pa.nulls(3), "nationality_disputed": pa.nulls(3), "approval.status": pa.nulls(3)},
    ],
    ids=lambda columns: ", ".join(f"{name}: {array.type}" for name, array in columns.items()),
)
def test_columns_may_have_any_of_these_types(columns: dict[str, Any]) -> None:
    rows = table(**columns)
    values: dict[str, list[Any]] = {name: array.to_pylist() for name, array in columns.items()}
    values["nationalities"] = NATIONS if "nationalities" in columns else [["KP"]] * 3
    records = []
    for row in range(3):
        fields = BASE | {name: some[row] for name, some in values.items()}
        if "approval.status" in fields:
            fields["approval"] = nk.Approval(status=fields.pop("approval.status"))
        records.append(nk.WorkAuthorization(**fields))
    assert_equal(rows, records)


def test_lists_of_a_fixed_size_and_lower_case_codes_are_read() -> None:
    pairs = pa.array([["kp", "KP"], None], pa.list_(pa.string(), 2))
    assert_equal(
        table(nationalities=pairs),
        [nk.WorkAuthorization(**BASE | {"nationalities": n}) for n in (["KP", "KP"], None)],
    )


def test_a_table_without_rows_gives_a_table_without_rows() -> None:
    answer = frames.check(table().slice(0, 0), record=nk.WorkAuthorization, as_of=DAY)
    assert answer.num_rows == 0
    assert answer.column_names == ["outcome", "outcomes", "open_facts", "open_points"]


def test_progress_is_told_up_to_the_last_row() -> None:
    told: list[tuple[int, int]] = []
    frames.check(
        table(host=["PL"] * 70_000),
        record=nk.WorkAuthorization,
        as_of=DAY,
        open_facts=False,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(65_536, 70_000), (70_000, 70_000)]


# Bad input


def problems(rows: pa.Table, record: type[Any] = nk.WorkAuthorization) -> list[str]:
    """What is wrong with a table, line by line."""
    with pytest.raises(nk.BadInputError) as caught:
        frames.check(rows, record=record, as_of=DAY)
    return str(caught.value).splitlines()


def test_an_unknown_column_is_named_with_a_suggestion() -> None:
    assert problems(table(granted=DAYS[:1])) == [
        "granted: no such field of a work-authorization; did you mean 'granted_on'?"
    ]
    assert "approval.statsu: no such field" in problems(table(**{"approval.statsu": ["none"]}))[0]
    assert problems(table(approval=[{"state": "none"}])) == [
        "approval.state: no such field of approval; did you mean 'approval.status'?"
    ]


def test_all_bad_values_are_told_at_once_each_with_its_rows() -> None:
    found = problems(
        table(
            host=["PL", "NK", "PL", "NK", "NK", "NK"],
            kind=["work-permit", "work permit", "work-permit", None, "work-permit", "work-permit"],
            nationalities=[["KP"], ["KP"], ["KP", None], ["UK"], ["KP"], ["KP"]],
            authorizations_after=[1, 2, -3, 4, 5, 6],
        )
    )
    assert {line.split(":")[0] for line in found} == {
        "rows 1, 3, 4 and 1 more, host",
        "row 1, kind",
        "row 2, nationalities",
        "row 3, nationalities",
        "row 2, authorizations_after",
    }
    assert any("did you mean 'KP'" in line for line in found)
    assert any("did you mean 'work-permit'" in line for line in found)
    assert any("did you mean 'GB'" in line for line in found)


@pytest.mark.parametrize(
    ("name", "array", "hint"),
    [
        ("granted_on", pa.array([datetime(2017, 10, 15)]), "a day has no time"),  # noqa: DTZ001
        ("granted_on", pa.array(["2017-10-15"]), "2017-10-15"),
        ("contract_in_writing", pa.array(["yes"]), "expected bool, got string"),
        ("authorizations_after", pa.array([3.0]), "expected whole numbers, got double"),
        ("kind", pa.array([1]), "expected string, got int64"),
        ("nationalities", pa.array([[1]]), "expected list<string>"),
        ("reference", pa.array([7]), "expected string"),
    ],
)
def test_a_column_of_a_wrong_type_is_told_what_is_expected(
    name: str, array: Any, hint: str
) -> None:
    (line,) = problems(table(**{name: array}))
    assert line.startswith(f"{name}: ")
    assert hint in line


def test_a_day_that_no_calendar_has_is_refused() -> None:
    far = pa.array([10**7], pa.int32()).cast(pa.date32())
    assert problems(table(granted_on=far)) == [
        "row 0, granted_on: day 10,000,000 from 1970 is not in the years 1 to 9999"
    ]


def test_a_time_in_a_column_of_days_is_refused() -> None:
    noon = pa.array([36 * 60 * 60 * 1_000, 0], pa.int64()).view(pa.date64())
    assert problems(table(granted_on=noon)) == ["row 0, granted_on: a day has no time"]


def test_values_that_no_record_can_have_together_are_refused() -> None:
    days = pa.array([date(2018, 1, 1), date(2017, 1, 1), None])
    assert problems(table(valid_until=days, granted_on=[date(2017, 10, 15)] * 3)) == [
        "row 1, valid_until: 2017-01-01 is before granted_on 2017-10-15"
    ]
    rows = table(**{"approval.status": ["none", "granted"], "approval.date": days[:2]})
    assert problems(rows) == [
        "row 0, approval.date: an approval with status none has no day of decision"
    ]
    stay = pa.table({"host": ["RU"], "ended_on": [date(2018, 1, 1)]})
    assert problems(stay, nk.WorkerPresence) == [
        "row 0, ended_on: a stay that is ongoing has no day of ending; say how it ended"
    ]


def test_a_group_is_given_once() -> None:
    twice = table(approval=["none"]).append_column("approval", pa.array(["none"]))
    assert problems(twice) == ["approval.status: the column is there twice"]
    mixed = table(approval=["granted"], **{"approval.date": [DAY]})
    assert problems(mixed) == ["approval.date: approval is given both whole and in parts"]


def test_ten_thousand_bad_rows_are_counted_and_the_first_ones_shown() -> None:
    rows = table(valid_until=[date(2016, 1, 1)] * 10_000)
    found = problems(rows)
    assert len(found) == 101
    assert found[-1] == "… and 9,900 more"


def test_no_rule_for_a_record_is_an_error() -> None:
    with pytest.raises(nk.RuleError, match="no rule"):
        frames.check(pa.table({"status": ["none"]}), record=nk.Approval, as_of=DAY)


# A regime of one's own


@attrs.frozen(kw_only=True)
class Parcel:
    """What a caller of one's own judges."""

    sent_on: date | None = facts.day("the day it is sent")
    arrived_on: date | None = facts.day("the day it arrives")
    ordered_on: date | None = facts.day("the day it was ordered")
    pieces: int | None = facts.count("the number of pieces")
    allowed: int | None = facts.count("the number allowed a piece")
    label: str | None = facts.text("the label", ordinary="plain")
    urgent: bool | None = facts.flag("it is urgent", ordinary=False)


def _customs() -> nk.Regime:
    f = nk.Facts(Parcel)
    law = nk.Provision(
        citation=nk.Citation(id="TEST-1", instrument="Test", pinpoint="no. 1"),
        adopted=date(2020, 1, 1),
    )
    size = nk.label("there are too many", 3 * f.allowed + 1 < f.pieces)
    late = nk.label(
        "it is late",
        nk.reading(
            "T-1",
            by_order=f.ordered_on + 5 < f.arrived_on,
            by_sending=f.sent_on < f.arrived_on,
            either=(f.ordered_on < f.sent_on) | f.urgent,
        ),
    )
    point = nk.Point(
        id="T-1",
        question="When is a parcel late?",
        readings=tuple(
            nk.Reading(name=name, says=name, held_by="nobody")
            for name in ("by_order", "by_sending", "either")
        ),
    )
    rule = nk.prohibition(
        "test.late",
        title="No late parcels",
        cites=nk.provision(law),
        bound="all",
        act=f.sent_on,
        when=nk.any_of(size, late),
        unless=[nk.exception(nk.label("it is marked", f.label.is_in("gift", "sample")))],
        presumed=True,
    )
    return nk.Regime.of("test", rules=[rule], provisions=[law], points=[point])


def test_records_and_rules_of_ones_own_get_the_answers_of_check() -> None:
    regime = _customs()
    rows = list(random_rows(Parcel, 600, seed=2, unknown=0.2))
    for row in rows:
        row["label"] = ("gift", "plain", None)[hash(row["pieces"]) % 3]
    for policy in (nk.Policy.prevailing(), nk.Policy.prevailing().reading("T-1", "either")):
        assert_equal(
            table_of(Parcel, rows),
            [record_of(Parcel, row) for row in rows],
            as_of=date(2020, 6, 1),
            policy=policy,
            regimes=(regime,),
        )


# Without the extra


@pytest.mark.parametrize("module", ["numpy", "pyarrow"])
def test_a_missing_extra_is_named(module: str) -> None:
    code = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "import nksanctions as nk\n"
        "try: nk.frames\n"
        "except nk.MissingExtraError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 'pip install "nksanctions[frames]"' in done.stdout


def test_the_core_imports_neither_numpy_nor_pyarrow() -> None:
    code = (
        "import sys, datetime, nksanctions as nk\n"
        "nk.check(nk.WorkAuthorization(), as_of=datetime.date(2017, 11, 1)).open_facts\n"
        "print({'numpy', 'pyarrow'} & sys.modules.keys())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
