"""``dashboard class`` as a trainer runs it: what it says, whom it lets in, what is left of it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import httpx
import pytest

from dashboard.training.classroom.network import addresses, is_own_name
from dashboard.training.classroom.projection import STORE, Projection
from tests.training.classroom.conftest import Visitor
from tests.ui.conftest import free_port

PATIENCE = 60


@pytest.fixture
def command(tmp_path):
    """Run the command on this test's folder; every run is ended."""
    running = []

    def begin(*more: str):
        port = free_port()
        words = [
            "class",
            "--port",
            str(port),
            "--folder",
            str(tmp_path / "class"),
            "--seats",
            "3",
            "--no-screens",
            *more,
        ]
        running.append(subprocess.Popen([sys.executable, "-m", "dashboard", *words], stdout=subprocess.PIPE, text=True))  # noqa: S603
        return running[-1], port, said(running[-1])

    yield begin
    for each in running:
        each.kill()
        each.wait(PATIENCE)


def said(process) -> str:
    """What it says until the class is open."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Lớp đang mở" in line:
            break
    return "".join(lines)


def code_of(told: str) -> str:
    return next(line.split()[-1] for line in told.splitlines() if line.startswith("Mã lớp"))


def end(process, sign=signal.SIGTERM) -> None:
    process.send_signal(sign)
    process.wait(PATIENCE)


def test_it_is_reached_by_the_room_and_joined_with_the_code_it_says(command):
    _, port, told = command()
    for address in (*addresses(), "127.0.0.1"):
        with Visitor(base_url=f"http://{address}:{port}", follow_redirects=True, trust_env=False) as browser:
            assert browser.send_form("/", code=code_of(told)).url.path == "/tap-huan"
    assert all(f"http://{address}:{port}" in told for address in addresses())


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_with_its_window_and_leaves_nothing(command, tmp_path, sign):
    process, _, _ = command()
    end(process, sign)
    assert process.returncode == 0
    assert not (tmp_path / "class").exists()


def test_cut_short_it_is_taken_up_again(command, tmp_path):
    process, _, told = command()
    end(process, signal.SIGKILL)
    _, _, again = command()
    assert "Tiếp tục lớp đang dở" in again
    assert code_of(again) == code_of(told)
    _, _, fresh = command("--fresh")
    assert "Tiếp tục" not in fresh


def test_a_class_that_is_kept_stays(command, tmp_path):
    process, _, _ = command("--keep")
    end(process)
    assert (tmp_path / "class" / "class.db").exists()


def test_a_port_that_is_taken_is_told(command, tmp_path):
    _, port, _ = command()
    words = ["class", "--port", str(port), "--folder", str(tmp_path / "other"), "--no-screens"]
    done = subprocess.run([sys.executable, "-m", "dashboard", *words], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert f"Cổng {port}" in done.stderr
    assert not (tmp_path / "other").exists()


def test_the_trainers_own_screens_show_invented_names_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_PUBLIC_URL", "https://thongke.example.vn")
    projection = Projection(tmp_path)
    projection.start()
    begun = time.monotonic()
    while not projection.address and time.monotonic() - begun < 2 * PATIENCE:
        time.sleep(0.5)
    try:
        assert httpx.get(f"{projection.address}/healthz", trust_env=False).status_code == 200
        units = "select distinct v.code from report r join unit_version v on v.unit_id = r.unit_id"
        codes = [code for (code,) in sqlite3.connect(tmp_path / STORE).execute(units)]
        assert codes
        assert all("mau" in code for code in codes)
    finally:
        projection.stop()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{projection.address}/healthz", trust_env=False)


def test_a_name_that_only_points_here_is_none_of_ours():
    own = ["127.0.0.1:8080", "192.168.1.5:8080", "localhost:8080", os.uname().nodename]
    assert all(is_own_name(name) for name in own)
    assert not any(is_own_name(name) for name in ("evil.example", "evil.example:8080", "", "127.0.0.1.evil.example"))
