"""A million random partial rows get the answers of `nksanctions.check`, row by row.

In blocks, so that they can be spread over cores: ``pytest -n auto tests/slow``.
"""

import pytest
from tests.random_records import AS_OF, random_rows, record_of, table_of

import nksanctions as nk
from nksanctions import frames

BLOCKS = 8
ROWS = 125_000


@pytest.mark.parametrize("block", range(BLOCKS))
def test_a_million_rows_get_the_answers_of_check(block: int) -> None:
    as_of = AS_OF[block % len(AS_OF)]
    rows = list(random_rows(nk.WorkAuthorization, ROWS, seed=1_000 + block))
    table = table_of(nk.WorkAuthorization, rows)
    answer = frames.check(table, record=nk.WorkAuthorization, as_of=as_of)
    short = frames.check(table, record=nk.WorkAuthorization, as_of=as_of, open_facts=False)
    assert short["outcome"].equals(answer["outcome"])
    checker = nk.checker(nk.WorkAuthorization, as_of=as_of)
    wrong = 0
    columns = (answer[name].to_pylist() for name in ("outcome", "open_facts"))
    for row, outcome, open_facts in zip(rows, *columns, strict=True):
        judgement = checker.judge(record_of(nk.WorkAuthorization, row))
        names = [fact.name for fact in judgement.open_facts]
        wrong += judgement.outcome != outcome or names != open_facts
    assert wrong == 0
