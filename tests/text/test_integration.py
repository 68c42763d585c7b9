from datetime import date

import pytest

from dashboard.text import integration as words


@pytest.mark.parametrize(
    ("start", "end", "title"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), "Năm 2022"),
        (date(2023, 1, 1), date(2023, 10, 31), "Năm 2023"),
        (date(2023, 9, 1), date(2023, 9, 30), "Tháng 9/2023"),
        (date(2023, 1, 1), date(2023, 1, 31), "Tháng 1/2023"),
        (date(2023, 4, 1), date(2023, 6, 30), "Từ 01/04/2023 đến 30/06/2023"),
    ],
)
def test_a_period_is_named_as_the_appendix_prints_it(start, end, title):
    assert words.period_title(start, end) == title


def test_a_title_inside_a_sentence_begins_small():
    assert words.in_sentence("Tháng 9/2023") == "tháng 9/2023"


def test_the_notes_are_those_of_the_definitions_to_the_letter():
    assert words.LLTP_NOTE == (
        "Từ ngày 01/3/2025, nhiệm vụ quản lý nhà nước về lý lịch tư pháp và cấp Phiếu lý lịch tư pháp đã chuyển sang "
        "Bộ Công an. Số liệu dưới đây chỉ để tra cứu và tập huấn, không dùng để đánh giá Sở Tư pháp."
    )
    assert "không in ngày kết thúc" in words.TABLE_NOTE
    assert "để trống trong phụ lục" in words.CIVIL_NOTE
    assert "“Tích hợp từ MCDT”" in words.RATIO_EXPLAIN
