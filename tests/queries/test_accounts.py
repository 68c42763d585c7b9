"""Accounts of ``tests/data/accounts``, worked by hand, imported as they are; who may see which of them."""

import io
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_as_of
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.scope import NOBODY, OPERATOR, By, Office, Scope, Viewer
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.exports.tables import write_csv
from dashboard.ingest.package import import_package
from dashboard.queries.account_systems import account_systems
from dashboard.queries.accounts import account_findings, accounts
from dashboard.queries.readiness import readiness
from dashboard.schema.tables import account, data_state, unit
from tests.ingest.package.sample import seed

FOLDER = Path(__file__).parents[1] / "data" / "accounts"
AN, TECHNOLOGY = Viewer("an", "tinhan"), Viewer("cntt", ROOT_CODE, Office.TECHNOLOGY)
TRAINER = Viewer("taphuan", ROOT_CODE, Office.TRAINER)


@pytest.fixture
def example(engine: sa.Engine) -> sa.Engine:
    import_package(seed(engine), FOLDER / "package", loaded_by="tests")
    return engine


def ask(engine: sa.Engine, query=accounts, **choices) -> pd.DataFrame:
    with engine.connect() as conn:
        return query(conn, Scope(**{"viewer": OPERATOR, **choices}))


def told(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame.finding, frame.username, strict=True))


def printed(frame: pd.DataFrame) -> str:
    stream = io.StringIO()
    write_csv(frame, stream)
    return stream.getvalue()


def expected(name: str) -> str:
    return (FOLDER / "expected" / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("day", ["2026-11-17", "2025-06-20"])
def test_the_findings_are_those_worked_by_hand(example, day):
    as_of = None if day == "2026-11-17" else parse_as_of(day)
    assert printed(ask(example, as_of=as_of)) == expected(f"accounts-{day}")


@pytest.mark.parametrize("by", ["total", "child"])
def test_readiness_is_what_was_counted_by_hand(example, by):
    assert printed(ask(example, readiness, by=By(by))) == expected(f"readiness-2026-11-17-{by}")


def test_units_are_ready_or_not_one_by_one(example):
    frame = ask(example, readiness, by=By.UNIT, unit="tinhan").set_index("unit_code")
    assert frame["ready"].to_dict() == {"tinhan": 0, "phuongo_ta": 0, "xaba_ta": 1, "xada_ta": 1}
    assert frame.loc["phuongo_ta", ["missing_ld", "missing_bc"]].tolist() == [1, 0]


def test_readiness_by_province_counts_communes_under_a_district_too(example):
    then = {"as_of": parse_as_of("2025-06-20"), "by": By.PROVINCE, "tier": Tier.COMMUNE}
    frame = ask(example, readiness, **then).set_index("unit_code")
    assert frame["units"].to_dict() == {"tinhan": 2, "tinhbinh": 1, "tinhdong": 2, "tinhgiang": 1}
    assert ask(example, readiness, **then | {"by": By.DISTRICT})["unit_code"].tolist() == ["huyenam_ta"]


@pytest.mark.parametrize("query", [accounts, account_findings, readiness, account_systems])
def test_nobody_sees_nothing(example, query):
    assert ask(example, query, viewer=NOBODY).empty
    assert ask(example, query, viewer=AN, unit="tinhdong").empty


def test_a_province_sees_its_own_with_what_became_part_of_it_and_nothing_of_others(example):
    seen = ask(example, viewer=AN)
    assert set(seen.unit_code) == {"tinhan", "tinhbinh", "phuongo_ta", "xaba_ta", "xada_ta"}
    everything = ask(example)
    assert printed(seen) == printed(everything[everything.unit_code.isin(seen.unit_code)])
    assert printed(ask(example, unit="tinhan")) == printed(seen)


def test_a_commune_sees_itself_and_no_sign_that_lies_elsewhere(example):
    seen = ask(example, account_findings, viewer=Viewer("x", "xaba_ta"), unit="xaba_ta")
    assert told(seen) == [("leaver_active", "xaba_ta_ld"), ("default_password", "xaba_ta_bc_1")]


def test_those_who_keep_accounts_see_all_of_them_and_a_trainer_none_that_are_real(example):
    assert printed(ask(example, viewer=TECHNOLOGY)) == printed(ask(example))
    assert ask(example, viewer=TRAINER).empty
    with example.begin() as conn:
        conn.execute(sa.update(data_state).values(simulated=True))
    assert len(ask(example, viewer=TRAINER)) == len(ask(example))


def test_other_software_is_reviewed_by_what_is_ruled_for_all(example):
    assert told(ask(example, system="ho-tich")) == [
        ("default_password", "xada_ta_bc"), ("never_signed_in", "xada_ta_bc"),
    ]  # fmt: skip
    moved = ask(example, account_findings, system="ly-lich-tu-phap")
    assert list(zip(moved.finding, moved.sign.fillna(""), strict=True)) == [
        ("leaver_active", "duty_moved"), ("old_password", ""),
    ]  # fmt: skip
    before = ask(example, system="ly-lich-tu-phap", as_of=parse_as_of("2025-02-28"))
    assert told(before) == []


def test_accounts_are_counted_by_software(example):
    frame = ask(example, account_systems, viewer=AN, unit="tinhan").set_index("system")
    assert frame.loc["thong-ke"].tolist() == [17, 13, 1, 3]
    assert frame.loc["ho-tich"].tolist() == [2, 1, 0, 1]
    assert frame.index.tolist() == ["ho-tich", "ly-lich-tu-phap", "thong-ke"]


def test_a_tier_is_asked_for_alone(example):
    assert set(ask(example, tier=Tier.PROVINCE).unit_code) == {"tinhan", "tinhbinh"}


def test_what_a_unit_may_not_have_stands_with_its_tier_and_province(example):
    row = ask(example, account_findings).set_index("username").loc["xada_ta_kt"].iloc[0]
    assert (row.tier, row.province_code, row.role) == ("commune", "tinhan", "kt")
    merged = ask(example, account_findings).set_index("unit_code").loc["tinhbinh"].iloc[0]
    assert (merged.province_code, merged.ended_on) == ("tinhan", pd.Timestamp("2025-07-01"))


def test_an_exempt_unit_needs_no_account(example):
    lone = sa.select(account.c.unit_id).where(account.c.username == "phuongo_ta_bc").scalar_subquery()
    with example.begin() as conn:
        conn.execute(sa.update(unit).where(unit.c.id == lone).values(exempt_reason="không thuộc diện"))
    assert "phuongo_ta_ld" not in set(ask(example).username)
    assert "phuongo_ta" not in set(ask(example, readiness, by=By.UNIT).unit_code)


def test_without_accounts_nothing_is_said_of_anybody(engine):
    import_package(seed(engine), FOLDER / "package", loaded_by="tests")
    with engine.begin() as conn:
        conn.execute(sa.delete(account))
    assert ask(engine).empty
    assert ask(engine, readiness, by=By.TOTAL)["listed"].tolist() == [0, 0]


def test_without_a_data_clock_it_is_the_newest_that_an_account_tells(example):
    with example.begin() as conn:
        conn.execute(sa.update(data_state).values(data_clock=None))
    assert ("old_password", "tinhan_bc") not in told(ask(example))
    assert ("leaver_active", "tinhbinh_ld") in told(ask(example))


def test_a_unit_no_code_names_by_then_is_refused(example):
    with pytest.raises(UnknownCodeError):
        ask(example, unit="khongco")
    with pytest.raises(UnknownCodeError):
        ask(example, unit="phuongo_ta", as_of=datetime.fromisoformat("2025-06-20T00:00:00+07:00"))


def test_an_ended_unit_is_asked_about_by_its_last_code(example):
    assert told(ask(example, unit="tinhbinh")) == [("leaver_active", "tinhbinh_ld"), ("old_password", "tinhbinh_ld")]


def test_the_command_line_prints_the_columns_of_the_contract(sqlite_engine):
    import_package(seed(sqlite_engine), FOLDER / "package", loaded_by="tests")
    command = [sys.executable, "-m", "dashboard", "query", "accounts", "--format", "csv", "--as-of", "2025-06-20"]
    run = [*command, "--database", sqlite_engine.url.render_as_string()]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == expected("accounts-2025-06-20")  # noqa: S603
    other = subprocess.run([*run, "--system", "ho-tich"], capture_output=True, text=True, check=True)  # noqa: S603
    assert [line.split(",")[2:4] for line in other.stdout.splitlines()[1:]] == [
        ["default_password", "xada_ta_bc"], ["never_signed_in", "xada_ta_bc"],
    ]  # fmt: skip
