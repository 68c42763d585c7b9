"""The sentence of each finding."""

import json

import pandas as pd
import pytest

from dashboard.domain.quality.tables import Check
from dashboard.exports.findings import amount, change, rule, sentence, told
from dashboard.text.quality_columns import CHECKS
from dashboard.text.quality_findings import SENTENCES


def say(check, value=None, expected=None, **fields):
    return sentence({"check": check, "value": value, "expected_value": expected, "message": json.dumps(fields)})


@pytest.mark.parametrize(("said", "text"), [
    (say("reconcile", 1234, 1200, missing=0), "Đơn vị báo cáo 1.234, tổng các đơn vị trực thuộc 1.200 (chênh +34)."),
    (say("reconcile", 40, 50, missing=3),
     "Đơn vị báo cáo 40, tổng các đơn vị trực thuộc 50 (chênh −10). Còn 03 biểu trực thuộc chưa gửi hoặc để trống."),
    (say("children_missing", 2, share=0.1, column="c1"),
     "Còn 02 biểu của đơn vị trực thuộc chưa gửi hoặc để trống nên chưa so được."),
    (say("arithmetic", 31, 30, rule="c2 = c3 + c5", rules=["c2 = c3 + c5"]),
     "Quy tắc (2) = (3) + (5): vế trái 31, vế phải 30 (chênh +1)."),
    (say("arithmetic", 9, 8, rule="c4 <= c3", rules=["c4 <= c3", "c4 = c1"]),
     "Quy tắc (4) ≤ (3): vế trái 9, vế phải 8 (chênh +1). Quy tắc khác cũng chưa khớp: (4) = (1)."),
    (say("outlier", 4240, 424, times=10.0, z=9, basis="past"),
     "Báo cáo 4.240; theo các kỳ trước của đơn vị ước khoảng 424 (gấp 10 lần)."),
    (say("outlier", 42, 424, times=0.1, z=-9, basis="peers"),
     "Báo cáo 42; theo các chỉ tiêu khác của biểu và số liệu các đơn vị cùng cấp ước khoảng 424 (bằng 1/10)."),
    (say("copied_previous", period="2025-so-bo-nam"),
     "Mọi ô trùng với số liệu kỳ sơ bộ năm 2025 của chính đơn vị."),
    (say("copied_neighbour", unit=7),
     "Mọi ô trùng với biểu đã gửi trước đó của một đơn vị khác cùng đơn vị nhận báo cáo."),
    (say("copied_neighbour", unit=7, unit_name="UBND xã Mẫu 01"),
     "Mọi ô trùng với biểu đã gửi trước đó của UBND xã Mẫu 01."),
    (say("empty", cells=5), "Biểu đã gửi nhưng chưa có số liệu ở cả 5 ô."),
    (sentence({"check": "constant", "value": None, "expected_value": None, "message": '{"value": 12.0}'}),
     "Mọi ô có số liệu đều ghi 12."),
    (say("round", cells=5, hits=4, step=100.0), "4/5 số từ 100 trở lên chia hết cho 100."),
    (say("revision", 540, 696, preliminary=580.0, revision=-40.0),
     "Số chính thức 540, số sơ bộ 580 (thay đổi −40); theo mức thay đổi chung của các đơn vị cùng cấp ước khoảng 696."),
])  # fmt: skip
def test_a_finding_says_its_two_numbers_and_what_is_between_them(said, text):
    assert said == text


def test_every_check_has_its_words_and_its_sentence_and_none_accuses():
    assert list(CHECKS) == [check.value for check in Check] == list(SENTENCES)
    assert not any(word in text for text in SENTENCES.values() for word in ("vi phạm", "sai phạm", "gian", "khống"))


def test_other_frames_are_left_as_they_are():
    frame = pd.DataFrame({"check": [1]})
    assert told(frame) is frame


def test_an_unknown_check_is_told_by_its_fields():
    assert say("khac", a=1) == '{"a": 1}'


def test_numbers_keep_their_decimals_and_a_missing_one_is_a_dash():
    assert [amount(1234.0), amount(0.5), amount(None)] == ["1.234", "0,5", "–"]
    assert [change(5, 5), change(None, 1), rule("c8 + c9 <= c7")] == ["0", "–", "(8) + (9) ≤ (7)"]
