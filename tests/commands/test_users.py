"""The commands ``user`` and ``audit``: what they do, what they refuse, and that no password is ever left behind."""

import getpass
import re

import pytest
import sqlalchemy as sa

from dashboard.auth import password
from dashboard.auth.audit import record
from dashboard.cli import run
from dashboard.domain.audit import Act
from dashboard.schema.database import writing
from dashboard.schema.tables import app_session, app_user, audit_entry
from tests.auth.site import add_user

TYPED = "Trời-xanh-7"


def on(engine):
    return ["--database", engine.url.render_as_string(hide_password=False)]


def told(capsys, *typed, status=0):
    assert run(typed) == status
    said = capsys.readouterr()
    return said.err if status else said.out


def kept(engine, name):
    with engine.connect() as conn:
        return conn.execute(sa.select(app_user).where(app_user.c.username == name)).one()


def acts(engine):
    with engine.connect() as conn:
        return [tuple(row) for row in conn.execute(sa.select(audit_entry.c.act, audit_entry.c.detail))]


@pytest.fixture
def added(reference_engine, capsys):
    """First password of an account added by its name alone."""
    said = told(capsys, "user", "add", "tinhnghean_bc", *on(reference_engine))
    return re.search(r"lần này: (\S+)", said).group(1)


def test_a_new_account_has_unit_and_role_of_its_name_and_a_password_shown_once(reference_engine, added):
    user = kept(reference_engine, "tinhnghean_bc")
    assert (user.unit_code, user.role, user.password_changed_at) == ("tinhnghean", "bc", None)
    assert password.matches(user.password_hash, added)
    assert added not in str(acts(reference_engine))


def test_a_password_is_typed_twice_where_one_is_typed(reference_engine, capsys, monkeypatch):
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: TYPED)
    said = told(capsys, "user", "add", "tinhnghean_ld", "--type", *on(reference_engine))
    assert TYPED not in said
    assert password.matches(kept(reference_engine, "tinhnghean_ld").password_hash, TYPED)


def test_two_passwords_that_differ_are_none(reference_engine, capsys, monkeypatch):
    answers = iter([TYPED, "x"])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
    assert "không giống nhau" in told(capsys, "user", "reset", "x", "--type", *on(reference_engine), status=2)


def test_a_weak_password_is_refused_by_its_rules(reference_engine, capsys, monkeypatch):
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: "matkhau")
    said = told(capsys, "user", "add", "tinhnghean_ld", "--type", *on(reference_engine), status=1)
    assert "ngắn hơn" in said
    assert "dễ đoán" in said
    assert acts(reference_engine) == []


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        (["tinhnghean_bc"], 1, "đã có tài khoản"),
        (["TinhNgheAn_BC "], 1, "đã có tài khoản"),
        (["khongco_bc"], 1, "khongco"),
        (["abc"], 2, "--unit"),
        (["abc", "--unit", "tinhnghean", "--role", "x"], 1, "x"),
        (["a b", "--unit", "tinhnghean", "--role", "bc"], 1, "dấu cách"),
    ],
)
def test_what_is_no_account_is_refused(reference_engine, added, capsys, typed, status, says):
    assert says in told(capsys, "user", "add", *typed, *on(reference_engine), status=status)


def test_a_trainers_account_belongs_to_the_root(reference_engine, capsys):
    told(capsys, "user", "add", "taphuan", "--role", "taphuan", *on(reference_engine))
    assert (kept(reference_engine, "taphuan").unit_code, kept(reference_engine, "taphuan").role) == (
        "btp_khtc",
        "taphuan",
    )


def session_of(engine, number):
    at = sa.select(app_user.c.created_at).where(app_user.c.id == number).scalar_subquery()
    with writing(engine) as conn:
        row = {"token_hash": "h", "user_id": number, "created_at": at, "last_seen_at": at}
        conn.execute(sa.insert(app_session).values(**row))


@pytest.mark.parametrize(("command", "ending"), [(["reset"], "password_change"), (["lock"], "lock")])
def test_a_reset_and_a_lock_end_every_session(reference_engine, capsys, command, ending):
    session_of(reference_engine, add_user(reference_engine, "tinhnghean_bc", "tinhnghean"))
    told(capsys, "user", *command, "tinhnghean_bc", *on(reference_engine))
    with reference_engine.connect() as conn:
        ended = conn.execute(sa.select(app_session)).one()
    assert ended.ended_at is not None
    assert ended.ended_by == ending


def test_a_reset_gives_a_password_that_must_be_changed(reference_engine, capsys):
    add_user(reference_engine, "tinhnghean_bc", "tinhnghean")
    said = told(capsys, "user", "reset", "tinhnghean_bc", *on(reference_engine))
    user = kept(reference_engine, "tinhnghean_bc")
    assert password.matches(user.password_hash, re.search(r"lần này: (\S+)", said).group(1))
    assert user.password_changed_at is None


def test_a_lock_is_taken_back(reference_engine, added, capsys):
    told(capsys, "user", "lock", "tinhnghean_bc", *on(reference_engine))
    assert kept(reference_engine, "tinhnghean_bc").locked_at is not None
    told(capsys, "user", "lock", "tinhnghean_bc", "--undo", *on(reference_engine))
    assert kept(reference_engine, "tinhnghean_bc").locked_at is None
    names = [act for act, _ in acts(reference_engine)]
    assert names == ["user_add", "user_lock", "user_unlock"]


def test_every_account_is_listed_with_its_state(reference_engine, added, capsys):
    add_user(reference_engine, "btp_khtc_ld")
    add_user(reference_engine, "taphuan", role="taphuan", password_hash=None)
    lines = told(capsys, "user", "list", *on(reference_engine)).splitlines()
    assert [line.split()[0] for line in lines] == ["btp_khtc_ld", "taphuan", "tinhnghean_bc"]
    assert "đang dùng" in lines[0]
    assert "không có mật khẩu" in lines[1]
    assert "chưa đổi mật khẩu" in lines[2]


def test_an_audit_as_it_was_written_is_told_with_its_end(reference_engine, added, capsys):
    said = told(capsys, "audit", "verify", *on(reference_engine))
    noted = re.search(r"[0-9a-f]{64}", said).group(0)
    record(reference_engine, "x", Act.EXPORT)
    assert "2 mục" in told(capsys, "audit", "verify", "--head", noted, *on(reference_engine))
    assert "Không thấy mã" in told(capsys, "audit", "verify", "--head", "f" * 64, *on(reference_engine), status=1)


def test_tampering_is_told_by_both_commands(sqlite_reference_engine, capsys):
    record(sqlite_reference_engine, "x", Act.EXPORT)
    with writing(sqlite_reference_engine) as conn:
        conn.execute(sa.text("DROP TRIGGER audit_entry_kept_update"))
        conn.execute(sa.update(audit_entry).values(person="y"))
    assert "mục 1 đã bị sửa" in told(capsys, "audit", "verify", *on(sqlite_reference_engine), status=1)
    assert "mục 1 đã bị sửa" in told(capsys, "check", *on(sqlite_reference_engine), status=1)


@pytest.mark.parametrize(
    "typed", [["user", "add"], ["user", "reset"], ["user", "lock"], ["user", "list"], ["audit", "verify"]]
)
def test_each_explains_itself_in_vietnamese_and_takes_no_password(capsys, typed):
    said = told(capsys, *typed, "--help")
    assert not any(phrase in said for phrase in ("Usage", "Options", "Show this", "--password"))


def test_a_load_is_recorded_before_it_is_made(reference_engine, tmp_path, capsys):
    package = tmp_path / "goi-so-lieu"
    package.mkdir()
    told(capsys, "import-package", str(package), *on(reference_engine), status=1)
    assert acts(reference_engine) == [("import", {"kind": "package", "name": "goi-so-lieu"})]
