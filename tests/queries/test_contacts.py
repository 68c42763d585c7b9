"""Contacts are seen by the unit that receives a unit's reports, and by nobody else."""

from datetime import date, datetime

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import to_micros
from dashboard.domain.scope import NOBODY, OPERATOR, Office, Scope, Viewer
from dashboard.queries.contacts import CONTACTS
from dashboard.schema.tables import contact
from dashboard.source import ReportSource
from tests.queries.world import ROOT, Form, Obligation, Unit, World, write

OPENED = to_micros(datetime.fromisoformat("2019-12-20T08:00:00+07:00"))
UNITS = (
    Unit(ROOT, "btp_khtc", "Cục Kế hoạch – Tài chính", "ministry", None),
    Unit(2, "tinh2", "Sở Tư pháp tỉnh 2", "province", ROOT),
    Unit(3, "xa3", "UBND xã 3", "commune", 2),
)


@pytest.fixture
def source(engine: sa.Engine) -> ReportSource:
    form = Form(1, "1t", "Hộ tịch", "Hộ tịch", "province")
    write(engine, World(
        {unit.id: unit for unit in UNITS}, {1: form}, {2: Obligation(2, 2, 1)}, {2: []},
        {"province": (date(2019, 12, 24), "by_day")}, OPENED, None, date(2019, 12, 31), clock=OPENED,
    ))  # fmt: skip
    with engine.begin() as conn:
        for number, duty in ((2, "thống kê"), (2, "lãnh đạo phụ trách"), (3, "thống kê")):
            conn.execute(
                sa.insert(contact).values(unit_id=number, duty=duty, name=f"{duty} {number}", phone="0912345678")
            )
    return ReportSource(engine)


def duties(source, viewer, unit):
    return source.contacts(Scope(viewer, unit=unit, periods=("2019-vi-du",))).duty.tolist()


def test_who_receives_the_reports_sees_whom_to_call_by_duty(source):
    assert duties(source, OPERATOR, "tinh2") == ["lãnh đạo phụ trách", "thống kê"]
    assert duties(source, Viewer("so", "tinh2"), "xa3") == ["thống kê"]


@pytest.mark.parametrize(
    ("viewer", "unit"),
    [
        (OPERATOR, "xa3"),  # the Sở chases its communes, not Cục KHTC
        (Viewer("so", "tinh2"), "tinh2"),
        (Viewer("xa", "xa3"), "xa3"),
        (Viewer("gv", "btp_khtc", Office.TRAINER), "tinh2"),
        (Viewer("cntt", "btp_khtc", Office.TECHNOLOGY), "tinh2"),
        (NOBODY, "tinh2"),
    ],
)
def test_nobody_else_does(source, viewer, unit):
    assert duties(source, viewer, unit) == []


def test_without_contacts_there_are_no_rows_of_the_same_shape(source):
    empty = source.contacts(Scope(OPERATOR, unit="btp_khtc", periods=("2019-vi-du",)))
    assert list(empty.columns) == list(CONTACTS.columns)
