"""The trainer's kit: the same seed gives the same book, a right book gets all points, hand-outs give nothing away."""

from datetime import date

import pytest
import xlsxwriter

from dashboard.cli import run
from dashboard.lessons.library import notebooks
from dashboard.text import training_kit as words
from dashboard.text.quality_columns import CHECKS
from dashboard.training.kit.book import NoBookError, read_book
from dashboard.training.kit.grading import NoKeyError, grade, understood
from dashboard.training.kit.handouts import write_handouts
from dashboard.training.kit.key import Key
from dashboard.training.kit.making import BOOK, FolderThereError, make_book


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Folder of a small book, and the path of its key."""
    folder = tmp_path_factory.mktemp("kit") / "bai"
    return folder, make_book(folder, 3, provinces=2).key


def as_typed(answer):
    """An answer as a trainee types it into a cell."""
    if isinstance(answer, date):
        return f"{answer:%d/%m/%Y}"
    if isinstance(answer, float):
        return f"{answer * 100:.1f}%".replace(".", ",")
    return ", ".join(sorted(answer)) or "0" if isinstance(answer, frozenset) else str(answer)


def filled(path, answers, findings):
    """A book as a trainee hands it in."""
    with xlsxwriter.Workbook(path) as book:
        tasks, listed = book.add_worksheet(words.SHEET_TASKS), book.add_worksheet(words.SHEET_FINDINGS)
        tasks.write_row(1, 0, ["STT", "Câu hỏi", "Trả lời"])
        listed.write_row(1, 0, ["Mã đơn vị", "Mã biểu", "Nội dung"])
        for row, answer in enumerate(answers, start=2):
            tasks.write_row(row, 0, [row - 1, "…", answer])
        for row, (unit, form, check) in enumerate(findings, start=2):
            listed.write_row(row, 0, [unit, form, CHECKS.get(check, check)])
    return path


def test_the_book_asks_every_question_and_says_what_it_is(made):
    answers, listed = read_book(made[0] / BOOK)
    assert answers == [None] * len(words.QUESTIONS)
    assert listed == []


def test_the_key_survives_its_file(made):
    key = Key.read(made[1])
    assert list(key.answers) == list(words.QUESTIONS)
    assert isinstance(key.answers["01.3"], date)
    assert isinstance(key.answers["02.2"], frozenset)
    assert len(key.planted) > 3


def test_the_same_seed_gives_the_same_key(made, tmp_path):
    assert Key.read(make_book(tmp_path / "again", 3, provinces=2).key) == Key.read(made[1])


def test_a_right_book_gets_all_points(made, tmp_path):
    key = Key.read(made[1])
    book = filled(tmp_path / "right.xlsx", map(as_typed, key.answers.values()), key.planted)
    assert grade(book, made[1]).points == pytest.approx(100)


def test_half_the_findings_and_as_many_false_ones_get_the_harmonic_mean(made, tmp_path):
    """Of n planted, k found and k false ones listed: F1 = 2k / (2k + n)."""
    planted = Key.read(made[1]).planted
    found = planted[: len(planted) // 2]
    false = [(f"sai{i}", "bieu", "round") for i in range(len(found))]
    score = grade(filled(tmp_path / "half.xlsx", [], [*found, *false]), made[1])
    assert score.findings.points == pytest.approx(40 * 2 * len(found) / (2 * len(found) + len(planted)))
    assert (score.findings.found, score.findings.extra) == (len(found), len(found))


def test_a_blank_book_gets_none_and_a_hint_for_every_question(made, capsys):
    assert run(["training", "grade", str(made[0] / BOOK), "--key", str(made[1])]) == 0
    told = capsys.readouterr().out
    assert "0/100 điểm" in told
    assert told.count("Gợi ý") == len(words.QUESTIONS)


@pytest.mark.parametrize(
    ("given", "expected", "meant"),
    [
        ("92,6%", 0.9, 0.926),
        ("92,6", 0.9, 0.926),
        (92.6, 0.9, 0.926),
        (0.926, 0.9, 0.926),
        ("1.234", 5, 1234.0),
        ("20/11/2025", date(2025, 1, 1), date(2025, 11, 20)),
        ("tinha, tinhb", frozenset({"x"}), frozenset({"tinha", "tinhb"})),
        ("0", frozenset(), frozenset()),
        ("không rõ", 5, "không rõ"),
    ],
)
def test_a_cell_is_understood_by_what_is_asked(given, expected, meant):
    assert understood(given, expected) == (pytest.approx(meant) if isinstance(meant, float) else meant)


def test_a_file_that_is_another_thing_is_refused(made, tmp_path):
    other = tmp_path / "other.xlsx"
    other.write_text("not a workbook")
    with pytest.raises(NoBookError):
        grade(other, made[1])
    with pytest.raises(NoKeyError):
        grade(made[0] / BOOK, other)


def test_what_a_class_works_on_is_never_overwritten(made):
    with pytest.raises(FolderThereError):
        make_book(made[0], 4, provinces=1)


def test_hand_outs_hold_every_notebook_and_agenda_and_no_solution(tmp_path):
    assert write_handouts(tmp_path) == len(notebooks()) + 2
    told = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html")}
    assert all(notebook.title in told[notebook.path.stem] for notebook in notebooks())
    assert not any("Lời giải" in page for page in told.values())
    assert "08:00–08:30" in told["mot-ngay"]
    assert all(f'href="{name}.html"' in told["mo-dau"] for name in told if name != "mo-dau")
