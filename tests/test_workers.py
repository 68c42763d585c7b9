"""Several processes behind one port: kept running, replaced when they die, none left behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from dashboard.settings import Settings
from dashboard.workers import LOOK_EVERY, Crew, PortTakenError, WorkersFailedError, environment, held_port

PATIENCE = 20
WAITS = [sys.executable, "-c", "import sys; sys.stdin.read()"]
"""A process that lives as long as whoever started it."""
CREW = """
import sys, os
from dashboard.workers import Crew
crew = Crew([sys.executable, "-c", "import sys; sys.stdin.read()"], dict(os.environ), 2)
crew.start()
print(*(worker.process.pid for worker in crew._workers), flush=True)
crew.run(lambda: True)
"""


def crew(command=WAITS, size=2):
    return Crew(command, dict(os.environ), size)


def pids(found):
    return [worker.process.pid for worker in found._workers]


def wait_for(condition):
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as state:
        return state.read().split(")")[1].split()[0] != "Z"


@pytest.fixture
def running():
    found = crew()
    found.start()
    yield found
    found._end()


def test_there_are_as_many_as_asked_for(running):
    assert len(set(pids(running))) == 2


def test_one_that_dies_is_replaced_and_the_others_stay(running):
    first, second = pids(running)
    os.kill(first, signal.SIGKILL)
    running._workers[0].process.wait()
    running.mend()
    assert pids(running)[0] == second
    assert len(set(pids(running)) - {first}) == 2


def test_those_that_cannot_start_are_given_up():
    failing = crew([sys.executable, "-c", "raise SystemExit(3)"], 1)
    with pytest.raises(WorkersFailedError):
        failing.run(lambda: False)
    assert not [pid for pid in pids(failing) if lives(pid)]


def test_it_asks_whether_they_serve_until_they_do():
    found, asked = crew(), []

    def serving():
        asked.append(len(asked))
        if len(asked) == 2:
            threading.Timer(3 * LOOK_EVERY, found.stop).start()
        return len(asked) == 2

    found.run(serving)
    assert asked == [0, 1]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_when_the_first_process_ends_however_it_ends_theirs_do(end):
    first = subprocess.Popen([sys.executable, "-c", CREW], stdout=subprocess.PIPE, text=True)  # noqa: S603  our own
    started = [int(pid) for pid in first.stdout.readline().split()]
    first.send_signal(end)
    first.wait(PATIENCE)
    wait_for(lambda: not any(map(lives, started)))


def test_a_port_kept_can_be_shared_and_takes_no_connection_itself():
    with held_port("127.0.0.1", 0) as port, socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        one.bind(("127.0.0.1", port))
        one.listen()
        with socket.create_connection(("127.0.0.1", port), PATIENCE):
            assert one.accept()


def test_a_port_that_another_program_has_is_told():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTakenError), held_port("127.0.0.1", other.getsockname()[1]):
            pass


def test_all_processes_sign_with_one_key():
    told = environment(Settings(database_url="sqlite:///x.db"))
    assert len(told["DASHBOARD_SECRET_KEY"]) >= 32
    assert told["DASHBOARD_SHARE_PORT"] == "1"


def test_a_key_that_is_configured_is_left_to_the_environment():
    assert "DASHBOARD_SECRET_KEY" not in environment(Settings(secret_key="k" * 40)).keys() - os.environ.keys()
