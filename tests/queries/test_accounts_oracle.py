"""Findings about accounts and readiness against the oracle, on random lists, as of any instant, on both engines."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.clock import LOCAL
from dashboard.domain.scope import OPERATOR, By, Scope, Viewer
from dashboard.domain.vietnamese import fold, sort_key
from dashboard.queries.accounts import accounts
from dashboard.queries.readiness import readiness
from dashboard.schema.tables import account, form, regime, unit, unit_succession, unit_version
from tests.queries import oracle_accounts as oracle
from tests.queries.oracle_accounts import Row
from tests.queries.world import ROOT, Unit

REFORM = date(2025, 7, 1)
UNITS = {
    one.id: one for one in (
        Unit(ROOT, "btp_khtc", "Cục Kế hoạch – Tài chính", "ministry", None),
        Unit(2, "tinha", "Sở Tư pháp tỉnh An", "province", ROOT),
        Unit(3, "tinhb", "Sở Tư pháp tỉnh Bình", "province", ROOT, valid_to=REFORM),
        Unit(4, "tinhc", "Sở Tư pháp tỉnh Cao", "province", ROOT),
        Unit(5, "huyen_tinha", "Phòng Tư pháp huyện Ấm", "district", 2, valid_to=REFORM),
        Unit(6, "xa1_tinha", "UBND xã Đá", "commune", 5, valid_to=REFORM),
        Unit(7, "xa2_tinha", "UBND xã Da", "commune", 2),
        Unit(8, "xa_tinhb", "UBND xã Đá", "commune", 3, valid_to=REFORM),
        Unit(9, "xa3_tinha", "UBND xã Ô", "commune", 2, valid_from=REFORM),
        Unit(10, "xa_tinhc", "UBND xã Cao", "commune", 4),
        Unit(11, "btp_htqtct", "Cục Hộ tịch", "ministry_unit", ROOT),
    )
}  # fmt: skip
HEIRS = {3: 2, 6: 9, 8: 9}
CHECKED = {"commune": False, "district": True, "province": True}
EDGES = (
    datetime.fromisoformat("2025-06-30T23:59:59"), datetime.fromisoformat("2025-07-01"), datetime.fromisoformat("2025-02-28T12:00"), datetime.fromisoformat("2025-03-01"),
    datetime.fromisoformat("2026-02-28T09:00"), datetime.fromisoformat("2026-11-17T17:00"),
)  # fmt: skip
moments = (
    st.none()
    | st.sampled_from(EDGES)
    | st.datetimes(datetime.fromisoformat("2024-06-01"), datetime.fromisoformat("2026-12-31"))
)
days = st.none() | moments.map(lambda moment: moment and moment.date())
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def lists(draw: st.DrawFn) -> list[Row]:
    """Accounts of a few software and people; names mostly by the rule."""
    rows = {}
    for _ in range(draw(st.integers(0, 14))):
        unit, role = draw(st.sampled_from(list(UNITS.values()))), draw(st.sampled_from(["ld", "kt", "bc", "admin"]))
        system = draw(st.sampled_from(["thong-ke", "thong-ke", "ho-tich", "ly-lich-tu-phap"]))
        name = f"{unit.code}_{draw(st.sampled_from([role, role, f'{role}_1', 'canbo', 'bc']))}"
        told = (draw(days), draw(moments), draw(moments), draw(moments))
        status, person = (
            draw(st.sampled_from(["active", "active", "locked", "revoked"])),
            draw(st.sampled_from([None, "p", "q"])),
        )
        rows[name, system] = Row(name, system, unit.id, role, status, *told, person)
    return list(rows.values())


@pytest.fixture
def country(engine: sa.Engine) -> sa.Engine:
    """The units, who took over whom, and forms of one regime."""
    with engine.begin() as conn:
        held = [
            {"id": u.id, "tier": u.tier, "valid_from": u.valid_from, "valid_to": u.valid_to} for u in UNITS.values()
        ]
        conn.execute(sa.insert(unit), held)
        conn.execute(sa.insert(unit_version), [_version(one) for one in UNITS.values()])
        steps = [{"old_unit_id": old, "new_unit_id": new} for old, new in HEIRS.items()]
        conn.execute(sa.insert(unit_succession).values(effective_on=REFORM, share_known=True), steps)
        named = {"name": "-", "valid_from": date(2019, 1, 1), "source": "-", "certainty": "A"}
        conn.execute(sa.insert(regime).values(code="TT", **named))
        conn.execute(sa.insert(form), [_form(tier, checked) for tier, checked in CHECKED.items()])
    return engine


def _version(one: Unit) -> dict[str, object]:
    return {
        "id": one.id, "unit_id": one.id, "valid_from": one.valid_from, "valid_to": one.valid_to, "code": one.code,
        "name": one.name, "sort_key": sort_key(one.name), "search_key": fold(one.name), "parent_id": one.parent,
    }  # fmt: skip


def _form(tier: str, checked: bool) -> dict[str, object]:
    return {
        "code": tier, "name": tier, "sort_key": tier, "field": "-", "field_sort_key": "-", "regime": "TT", "tier": tier,
        "requires_check": checked, "verified": True,
    }  # fmt: skip


@contextmanager
def stored(engine: sa.Engine, rows: list[Row]) -> Iterator[sa.Connection]:
    """A connection that sees the accounts; nothing of them stays."""
    with engine.connect() as conn, conn.begin() as transaction:
        if rows:
            conn.execute(sa.insert(account), [_stored(row) for row in rows])
        yield conn
        transaction.rollback()


def _stored(row: Row) -> dict[str, object]:
    zoned = {
        name: moment and moment.replace(tzinfo=LOCAL)
        for name, moment in (("first_signed_in_at", row.first), ("password_changed_at", row.changed),
                             ("last_signed_in_at", row.last))
    }  # fmt: skip
    return {
        "username": row.username, "system": row.system, "unit_id": row.unit, "role": row.role, "status": row.status,
        "created_on": row.made, "person_ref": row.person, **zoned,
    }  # fmt: skip


def known(now: datetime) -> list[Unit]:
    return [one for one in UNITS.values() if one.valid_from <= now.date()]


@many
@given(
    rows=lists(),
    now=st.sampled_from(EDGES)
    | st.datetimes(datetime.fromisoformat("2025-01-01"), datetime.fromisoformat("2027-03-01")),
    data=st.data(),
)
def test_the_findings_are_the_oracles(country, rows, now, data):
    top, system = (
        data.draw(st.sampled_from(known(now))),
        data.draw(st.sampled_from(["thong-ke", "ho-tich", "ly-lich-tu-phap"])),
    )
    scope = Scope(OPERATOR, top.code, as_of=now.replace(tzinfo=LOCAL), system=system)
    with stored(country, rows) as conn:
        frame = accounts(conn, scope)
    since = [
        None if moment is moment_missing(moment) else moment.tz_localize(None).to_pydatetime() for moment in frame.since
    ]
    found = list(zip(frame.unit_code, frame.finding, frame.username, since, strict=True))
    assert found == oracle.findings(UNITS, HEIRS, rows, top.id, system, now)


def moment_missing(moment: object) -> object:
    """The moment itself where it is missing; anything else where it is not."""
    return moment if moment != moment else None  # noqa: PLR0124  NaT is unlike itself


@many
@given(rows=lists(), now=st.datetimes(datetime.fromisoformat("2025-01-01"), datetime.fromisoformat("2027-03-01")))
def test_units_are_ready_where_the_oracle_finds_nothing_missing(country, rows, now):
    scope = Scope(OPERATOR, as_of=now.replace(tzinfo=LOCAL), by=By.UNIT)
    with stored(country, rows) as conn:
        frame = readiness(conn, scope)
    told = oracle.findings(UNITS, HEIRS, rows, ROOT, "thong-ke", now)
    lacking = Counter(code for code, finding, _, _ in told if finding == "no_usable_account")
    counts = frame.set_index("unit_code")
    missing = counts[[name for name in counts.columns if name.startswith("missing_")]].sum(axis=1)
    assert {code: count for code, count in missing.items() if count} == dict(lacking)
    assert ((counts["ready"] == 1) == ((counts["listed"] == 1) & (missing == 0))).all()


@many
@given(rows=lists(), now=st.datetimes(datetime.fromisoformat("2025-08-01"), datetime.fromisoformat("2027-03-01")))
def test_totals_are_sums_of_units_however_they_are_grouped(country, rows, now):
    with stored(country, rows) as conn:
        frames = [
            readiness(conn, Scope(OPERATOR, as_of=now.replace(tzinfo=LOCAL), by=by)).groupby("tier")[["units", "ready"]].sum()
            for by in (By.UNIT, By.CHILD, By.PROVINCE, By.TOTAL)
        ]  # fmt: skip
    assert all(frame.equals(frames[0]) for frame in frames)


@many
@given(
    rows=lists(),
    now=st.datetimes(datetime.fromisoformat("2025-08-01"), datetime.fromisoformat("2027-03-01")),
    data=st.data(),
)
def test_what_a_viewer_is_told_hangs_on_nothing_outside_their_subtree(country, rows, now, data):
    viewer = data.draw(st.sampled_from(["tinha", "tinhc", "xa2_tinha"]))
    top = next(one for one in UNITS.values() if one.code == viewer)
    inside = {n for n in UNITS if top.id in oracle.under(UNITS, HEIRS, n, now)}
    own = [row for row in rows if row.unit in inside]
    scope = Scope(Viewer("x", viewer), viewer, as_of=now.replace(tzinfo=LOCAL))
    with stored(country, rows) as conn:
        frame = accounts(conn, scope)
    with stored(country, own) as conn:
        assert frame.equals(accounts(conn, scope))
    assert set(frame.unit_code) <= {UNITS[n].code for n in inside}
