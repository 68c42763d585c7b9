"""Ước tính: the sentence of users §5, its table, what it says without a basis and after the lock."""

import re
from datetime import date, datetime

import pandas as pd
import pytest

from dashboard.domain.clock import LOCAL
from dashboard.domain.scope import OPERATOR
from dashboard.queries.backtest import BACKTEST
from dashboard.rendering import Shared
from dashboard.views.deadlines import DeadlinesView
from tests.views.looked import whole
from tests.views.nation import FIVE_PM, Nation, made

DUE, LOCK = datetime(2026, 11, 21, tzinfo=LOCAL), datetime(2027, 1, 4, 8, tzinfo=LOCAL)
OWED = {
    "unit_code": "btp_khtc", "unit_name": "Cục", "period_code": "2026-so-bo-nam", "tier": "province",
    "as_of": FIVE_PM, "expected": 102, "complete_now": 73,
}  # fmt: skip
DEADLINE = {
    **OWED, "target": "deadline", "target_at": DUE, "forecast_complete": 98, "low": 95, "high": 101,
    "method": "remaining_share:3",
}  # fmt: skip
LOCKING = {**DEADLINE, "target": "lock", "target_at": LOCK, "forecast_complete": 100, "low": 98, "high": 102}
BASELESS = {**OWED, "target": "deadline", "method": "not_enough_data"}
PAST = {
    "unit_code": "btp_khtc", "unit_name": "Cục", "period_code": "2026-so-bo-nam", "tier": "province",
    "target": "deadline", "days_before_target": 3, "forecast_rate": 0.95, "as_today_rate": 0.7,
    "straight_line_rate": 0.8, "actual_rate": 0.96, "error": -0.01, "covered": 1,
}  # fmt: skip


class Estimated(Nation):
    """The nation with a back-test of its own; what it is not asked for it need not answer."""

    past = pd.DataFrame([PAST])

    def backtest(self, scope):
        return made(BACKTEST[scope.by], self.past.to_dict("records"))

    def final_punctuality(self, scope):
        return self.punctuality(scope)


def page(*estimates, **state):
    source = Estimated(estimates=list(estimates), **state)
    return whole(DeadlinesView(source=source, viewer=OPERATOR, shared=Shared()), "?muc=uoc-tinh")


def lead(*estimates, **state):
    return re.search(r'<p class="lead">(.*?)</p>', page(*estimates, **state)).group(1)


@pytest.mark.parametrize(
    ("estimates", "said"),
    [
        ([DEADLINE, LOCKING], "Theo tiến độ 03 kỳ cùng loại trước, đến hết hạn ước có 95–101/102 biểu được gửi."),
        ([LOCKING], "Theo tiến độ 03 kỳ cùng loại trước, đến khi khóa kỳ ước có 98–102/102 biểu được gửi."),
        ([BASELESS], "Chưa đủ số liệu các kỳ cùng loại để ước tính."),
        ([], "Kỳ sơ bộ năm 2026 đã khóa, không còn mốc thời gian để ước tính."),
    ],
)
def test_the_sentence(estimates, said):
    assert lead(*estimates) == said


def test_an_interval_of_one_value_is_told_as_that_value():
    assert "ước có 98/102 biểu" in lead({**DEADLINE, "low": 98, "high": 98})


def test_a_mark_no_document_sets_is_no_deadline():
    assert "đến hết mốc theo dõi ước có 95–101/102" in lead(DEADLINE, verified=False, day=date(2026, 11, 20))


def test_the_past_stands_beside_with_its_errors_and_both_simple_ways():
    main = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(DEADLINE)))
    assert "03 ngày 95% 96% −1" in main
    assert "01 lần đối chiếu: ước tính chênh trung bình 1 điểm; giữ nguyên như lúc đó chênh 26 điểm" in main


def test_units_are_estimated_by_name_where_there_is_a_basis_and_their_card_waits_to_be_looked_at():
    source = Estimated(estimates=[DEADLINE])
    opened = DeadlinesView(source=source, viewer=OPERATOR, shared=Shared()).open("?muc=uoc-tinh").main
    assert 'data-figure="card-estimates" data-title="Ước tính của từng đơn vị"' in opened
    assert 'data-card="estimates"' in page(DEADLINE)
    assert "card-estimates" not in page(BASELESS)
