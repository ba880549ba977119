"""On 100,000 random partial records every way to the answer agrees with brute force.

Records that many rules judge take brute force longest; of these there are fewer, beside those.
About ten minutes on one core. The small brother of this test is `tests/law/test_oracles.py`.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.law.oracles import DAYS, POLICIES, RECORDS, brute_force, differences
from tests.random_records import random_records

from nksanctions import Policy
from nksanctions.checking import Checker
from nksanctions.regimes import UN

RECORDS_IN_ALL = 100_000
MANY_RULES = tuple(one for one in RECORDS if len(UN.rules_of(one)) > 6)
QUICK = tuple(one for one in RECORDS if one not in MANY_RULES)
EACH = -(-RECORDS_IN_ALL // (len(QUICK) * len(POLICIES) * len(DAYS)))


@pytest.mark.parametrize("policy", POLICIES, ids=str)
@pytest.mark.parametrize("record_type", RECORDS, ids=lambda one: one.__name__)
def test_every_way_to_the_answer_agrees_with_all_completions(
    record_type: type[Any], policy: Policy
) -> None:
    each = EACH // 25 if record_type in MANY_RULES else EACH
    for place, as_of in enumerate(DAYS):
        checker = Checker(record_type, as_of=as_of, policy=policy)
        brute = brute_force(checker)
        seed = 1_000 * (place + 1) + POLICIES.index(policy)
        for unknown, many in ((0.05, each // 2), (0.15, each - each // 2)):
            for record in random_records(record_type, many, seed=seed, unknown=unknown):
                assert differences(checker, brute.exact(record), record) == []
