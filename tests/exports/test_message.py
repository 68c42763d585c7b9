"""Pieces to paste: short enough, nothing lost, nothing twice, marked when simulated."""

import re
from datetime import datetime
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.clock import LOCAL
from dashboard.exports.message import LIMIT, Group, Notice, Owing, pieces

AS_OF = datetime(2026, 11, 17, 16, 30, tzinfo=LOCAL)
WORD = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=40)
NAME = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
FORMS = st.lists(st.tuples(NAME, NAME), min_size=1, max_size=22)
UNITS = st.lists(st.tuples(NAME, FORMS), min_size=1, max_size=6)
GROUPS = st.lists(st.tuples(st.one_of(st.just(""), NAME), UNITS), max_size=6)


def _numbered(groups) -> tuple[Group, ...]:
    """Groups whose forms each bear a number, so that each can be counted."""
    number = count()

    def owing(name: str, forms) -> Owing:
        return Owing(name, tuple((f"#{next(number)}# {form}", step) for form, step in forms))

    return tuple(Group(head, tuple(owing(*unit) for unit in units)) for head, units in groups)


def _notice(*groups: Group, simulated: bool = False) -> Notice:
    deadline = "Thời hạn gửi: chậm nhất ngày 20/11/2026."
    return Notice(AS_OF, "xã, phường", "kỳ sơ bộ năm 2026", groups, deadline, simulated)


def test_one_group_reads_as_an_office_would_write_it():
    owing = Owing("xã Kim Liên", (("Hộ tịch", "chưa bắt đầu"), ("Chứng thực", "bị trả lại")))
    assert pieces(_notice(Group("Cụm Nam Đàn (01):", (owing,)))) == [
        "Kính gửi các đồng chí phụ trách thống kê.\n"
        "Tính đến 16 giờ 30 phút ngày 17/11/2026, còn 01 xã, phường chưa gửi đủ biểu kỳ sơ bộ năm 2026.\n"
        "Cụm Nam Đàn (01):\n"
        "- xã Kim Liên: Hộ tịch (chưa bắt đầu); Chứng thực (bị trả lại)\n"
        "Thời hạn gửi: chậm nhất ngày 20/11/2026."
    ]


def test_a_group_that_runs_on_says_so_and_pieces_are_numbered():
    units = tuple(Owing(f"xã Số {n}", (("Hộ tịch", "chưa bắt đầu"),)) for n in range(60))
    texts = pieces(_notice(Group("Cụm Nam Đàn (60):", units)))
    assert len(texts) == 3
    assert [text.splitlines()[0] for text in texts] == ["(Đoạn 1/3)", "(Đoạn 2/3)", "(Đoạn 3/3)"]
    assert texts[1].splitlines()[1] == "Cụm Nam Đàn (60): (tiếp)"


def test_simulated_figures_are_marked_in_every_piece():
    units = tuple(Owing(f"xã Số {n}", (("Hộ tịch", "chưa bắt đầu"),)) for n in range(60))
    assert all("DỮ LIỆU MÔ PHỎNG" in text for text in pieces(_notice(Group("", units), simulated=True)))


@settings(deadline=None, max_examples=60)
@given(GROUPS, st.booleans(), st.integers(200, LIMIT))
def test_no_piece_is_longer_than_the_limit(groups, simulated, limit):
    texts = pieces(_notice(*_numbered(groups), simulated=simulated), limit)
    assert all(0 < len(text) <= limit for text in texts)


@settings(deadline=None, max_examples=60)
@given(GROUPS)
def test_nothing_is_lost_and_nothing_said_twice(groups):
    numbered = _numbered(groups)
    said = re.findall(r"#\d+#", "\n".join(pieces(_notice(*numbered))))
    owed = [form.split()[0] for group in numbered for unit in group.units for form, _ in unit.forms]
    assert said == owed


@settings(deadline=None, max_examples=60)
@given(UNITS)
def test_every_letter_of_every_form_and_step_is_said(units):
    numbered = _numbered([("", units)])
    texts = pieces(_notice(*numbered))
    bodies = [text.split("\n", 1)[1] for text in texts] if len(texts) > 1 else texts
    said = "".join("".join(bodies).split())
    parts = [f"{form} ({step})" for unit in numbered[0].units for form, step in unit.forms]
    assert [part for part in parts if "".join(part.split()) not in said] == []
