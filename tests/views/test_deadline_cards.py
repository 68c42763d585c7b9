"""Each card of Chấp hành thời hạn gives the very figures that ``dashboard query`` answers; who may see which."""

import io
import re
from html import unescape

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.cli import run
from dashboard.domain.clock import parse_as_of
from dashboard.domain.errors import ForbiddenError
from dashboard.domain.scope import OPERATOR, By, Scope, Viewer
from dashboard.domain.units import Tier
from dashboard.reference.backtest import measured
from dashboard.rendering import Shared
from dashboard.schema.tables import data_state
from dashboard.source import ReportSource
from dashboard.views.components.downloads import asked
from dashboard.views.deadlines import DeadlinesView
from tests.queries.world import read_example, write
from tests.views.looked import whole

PERIOD, AFTER = "2019-vi-du", "2020-02-09T17:00"
QUERY = f"?cap=xa&luc={AFTER}"
ASKED = ("--period", PERIOD, "--as-of", AFTER)
OF_COMMUNES = ("--tier", "commune")
QUESTIONS = {
    "results": ("punctuality", *OF_COMMUNES, "--by", "child"),
    "change": ("punctuality", *OF_COMMUNES, "--by", "child"),
    "earlier": ("punctuality", *OF_COMMUNES, "--by", "total"),
    "separated": ("first-and-final", *OF_COMMUNES),
    "sendings": ("sendings", *OF_COMMUNES),
    "again": ("late-again", *OF_COMMUNES),
    "waiting": ("steps", *OF_COMMUNES),
    "own": ("backlog",),
    "chain": ("chain",),
    "cascade": ("cascade", "--tier", "province"),
    "returns": ("returns", *OF_COMMUNES, "--by", "child"),
    "checkers": ("checkers", *OF_COMMUNES),
    "reasons": ("return-reasons", *OF_COMMUNES),
    "estimate": ("forecast", *OF_COMMUNES, "--by", "total"),
    "estimates": ("forecast", *OF_COMMUNES, "--by", "child"),
    "unlocks": ("unlocks", *OF_COMMUNES),
    "revisions": ("revisions", *OF_COMMUNES),
}
"""Card → the question that gives its figures."""

DERIVED = {"bands", "final", "tiers", "loss", "past", "measured", "dues", "openings"}
"""Cards whose figures are sums or choices of an answer's, held one by one below."""


@pytest.fixture
def source(sqlite_engine: sa.Engine) -> ReportSource:
    write(sqlite_engine, read_example())
    with sqlite_engine.begin() as conn:
        conn.execute(sa.update(data_state).values(data_clock=parse_as_of("2020-03-25")))
    return ReportSource(sqlite_engine)


@pytest.fixture
def answered(source, sqlite_engine, capsys):
    """Answers of the command line to a question about the example."""

    def answer(*typed: str) -> pd.DataFrame:
        url = sqlite_engine.url.render_as_string(hide_password=False)
        capsys.readouterr()
        assert run(["query", *typed, *ASKED, "--format", "csv", "--database", url]) == 0
        return pd.read_csv(io.StringIO(capsys.readouterr().out))

    return answer


def sheet(source, card, query=QUERY, viewer=OPERATOR):
    return DeadlinesView.exports[card](source, asked(DeadlinesView, source, viewer, query))


def text(source, query=QUERY, viewer=OPERATOR):
    main = whole(DeadlinesView(source=source, viewer=viewer, shared=Shared()), query).partition("<dialog")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(main)))


def figures(frame: pd.DataFrame, names: list[str]) -> list[tuple[object, ...]]:
    """Numbers of the frame, row by row in any order, as floats."""
    plain = frame[names].astype("Float64").astype(object).where(frame[names].notna(), None)
    return sorted((tuple(row) for row in plain.itertuples(index=False)), key=str)


def _is_number(values: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(values)


def test_every_card_is_held_against_a_question():
    assert set(QUESTIONS) | DERIVED == set(DeadlinesView.exports)


@pytest.mark.parametrize("card", QUESTIONS)
def test_a_card_gives_the_figures_of_the_command_line(source, answered, card):
    ours, theirs = sheet(source, card).frame, answered(*QUESTIONS[card])
    shared = [name for name in theirs.columns if name in ours and _is_number(theirs[name]) and _is_number(ours[name])]
    assert len(ours) == len(theirs)
    assert figures(ours, shared) == figures(theirs, shared)


def test_bands_and_final_are_of_the_totals(source, answered):
    first, final = (
        answered(name, *OF_COMMUNES, "--by", "total").iloc[0] for name in ("punctuality", "final-punctuality")
    )
    bands = sheet(source, "bands").frame["reports"].tolist()
    late = ["late_1_2", "late_3_5", "late_6_10", "late_over_10"]
    assert bands == [first[name] for name in ("on_time", *late, "overdue")]
    shown = sheet(source, "final").frame
    names = ["on_time", "late", "overdue", "pending", "covered", *late]
    assert shown["first"].tolist() == [first[name] for name in names]
    assert shown["final"].tolist() == [final[name] for name in names]


def test_each_tier_is_that_tier_in_total(source, answered):
    shown = sheet(source, "tiers").frame.set_index("tier")["on_time"]
    for tier, on_time in shown.items():
        assert answered("punctuality", "--tier", str(tier), "--by", "total").iloc[0]["on_time"] == on_time


def test_the_loss_is_what_is_missing_but_for_the_covered(source, answered):
    theirs = answered("missing", *OF_COMMUNES)
    ours = sheet(source, "loss").frame
    lost = theirs[theirs["status"] != "covered"]
    assert sorted(zip(ours["unit_code"], ours["form_code"], strict=True)) == sorted(
        zip(lost["unit_code"], lost["form_code"], strict=True)
    )


@pytest.mark.parametrize(("card", "question"), [("dues", "deadlines"), ("openings", "periods")])
def test_days_and_instants_are_those_of_the_question(source, answered, card, question):
    assert len(sheet(source, card).frame) == len(answered(question))


def test_the_published_errors_are_on_the_page(source):
    rows = [row for row in measured() if row.tier == "commune" and row.days_before == 3]
    shown = sheet(source, "measured", "?cap=xa&muc=uoc-tinh").frame
    assert [row.estimate for row in rows] == shown[shown["c2"] == 3]["c4"].tolist()
    assert "Thử trên nhiều năm mô phỏng, ước tính sai bao nhiêu?" in text(source, "?cap=xa&muc=uoc-tinh")


# ---- what the new cards say


def test_what_separates_the_two_ways_is_said_and_listed(source):
    frame = source.first_and_final(Scope(OPERATOR, periods=(PERIOD,), as_of=parse_as_of(AFTER), tier=Tier.COMMUNE))
    said = text(source)
    assert (
        f"{len(frame):02d} biểu có kết quả khác nhau: " in said
        if len(frame)
        else "Không có biểu nào có kết quả" in said
    )


def test_a_unit_with_few_reports_has_no_first_pass_rate(source):
    scope = Scope(OPERATOR, "tinhdiebien", (PERIOD,), parse_as_of(AFTER), Tier.COMMUNE, By.CHILD)
    assert (source.returns(scope)["sent_ever"] < 20).all()
    view = DeadlinesView(source=source, viewer=OPERATOR, shared=Shared())
    made = whole(view, f"{QUERY}&don-vi=tinhdiebien&muc=dang-vuong")
    card = made.split('data-card="returns"')[1].split("</table>")[0]
    assert "%" not in re.sub(r"<tfoot.*", "", card, flags=re.DOTALL)
    assert "Dưới 20 biểu đã gửi thì không tính tỷ lệ." in made


def test_communes_have_no_checking_accounts(source):
    card = "Biểu qua tài khoản kiểm tra nào bị trả lại?"
    assert card not in text(source, f"{QUERY}&muc=dang-vuong")
    assert card in text(source, f"?cap=tinh&luc={AFTER}&muc=dang-vuong")


def test_the_page_never_names_an_account_outside_the_viewers_scope(source):
    viewer = Viewer("x", "huyen1_diebien")
    assert set(sheet(source, "checkers", f"?luc={AFTER}&cap=huyen", viewer).frame["unit_code"]) <= {"huyen1_diebien"}


# ---- estimates: the centre and the Sở alone


@pytest.mark.parametrize(
    ("unit", "offered"),
    [("btp_khtc", True), ("tinhdiebien", True), ("huyen1_diebien", False), ("xa1_h1_diebien", False)],
)
def test_the_tab_of_estimates_is_for_the_centre_and_the_department(source, unit, offered):
    viewer = OPERATOR if unit == "btp_khtc" else Viewer("x", unit)
    said = text(source, "?muc=uoc-tinh", viewer)
    assert ("Ước tính này đã từng sai bao nhiêu?" in said) == offered
    assert ("Đơn vị nào gửi đúng hạn, gửi chậm, còn thiếu?" in said) != offered


@pytest.mark.parametrize("card", ["estimate", "estimates", "past", "measured"])
def test_nor_are_its_files_for_anybody_else(source, card):
    with pytest.raises(ForbiddenError):
        sheet(source, card, "", Viewer("x", "huyen1_diebien"))


def test_units_by_name_are_estimated_for_the_centre_alone(source):
    with pytest.raises(ForbiddenError):
        sheet(source, "estimates", "", Viewer("x", "tinhdiebien"))
    assert len(sheet(source, "estimate", "", Viewer("x", "tinhdiebien")).frame) >= 0
