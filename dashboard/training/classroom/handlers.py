"""Addresses of a class beside the exercises: taking a seat, its pulse, and everything of the trainer's."""

import asyncio
import hmac
import time
from datetime import datetime
from typing import Any

from tornado.web import RequestHandler

from dashboard.auth import forms
from dashboard.domain.clock import LOCAL
from dashboard.domain.errors import ReportError
from dashboard.exports.naming import disposition
from dashboard.text import numbers
from dashboard.text import training_class as words
from dashboard.training.classroom import board
from dashboard.training.classroom.network import addresses
from dashboard.training.classroom.pages import board_page, enter_page, join_page, slide_page, tiles_part
from dashboard.training.classroom.results import results_file
from dashboard.training.classroom.room import Room, RoomFullError, SeatTakenError
from dashboard.training.classroom.site import COOKIE, TRAINER, Headed, seat_of
from dashboard.training.classroom.throttle import Throttle
from dashboard.training.exercises import exercise
from dashboard.training.frame import Frame
from dashboard.training.page import BASE, LESSONS

BOARD = "/giang-vien"
LIFETIME_DAYS = 1
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class InClass(Headed, RequestHandler):
    """What they share: the class, and who guesses too often."""

    def initialize(self, room: Room, throttle: Throttle) -> None:
        """Take the class."""
        self.room, self.throttle = room, throttle

    def prepare(self) -> None:
        """Refuse a foreign name."""
        self.set_header("Cache-Control", "no-store")
        if not self.is_known_host():
            self.send_error(421)

    def around(self) -> Frame:
        """Frame of a page without a seat."""
        return Frame(self.room.name, forms.field(self), home="/")

    @property
    def address(self) -> str:
        """Where the request comes from: there is no proxy in a class."""
        return str(self.request.remote_ip)

    def keep(self, name: str, value: str) -> None:
        """Set a cookie that no script reads and no other site sends."""
        self.set_cookie(name, value, expires_days=LIFETIME_DAYS, httponly=True, samesite="Lax")


class Join(InClass):
    """Taking a seat with the code of the class."""

    def get(self) -> None:
        """The form; whoever has a seat goes to the list."""
        if seat_of(self.room, self) is not None:
            self.redirect("/tap-huan", status=303)
            return
        self.finish(join_page(self.around(), self.room, ""))

    def post(self) -> None:
        """Take a seat; a wrong code, asked too often, must wait."""
        wait = self.throttle.wait(self.address)
        given = "".join(filter(str.isdigit, self.get_body_argument("code", "")))
        if wait:
            self._refuse(429, words.JOIN_WAIT.format(seconds=numbers.running(wait)))
        elif not hmac.compare_digest(given, self.room.code):
            self.throttle.wrong(self.address)
            self._refuse(403, words.JOIN_WRONG)
        else:
            self.throttle.right(self.address)
            self._seat()

    def _seat(self) -> None:
        number = self.get_body_argument("seat", "")
        try:
            token = self.room.take(int(number) if number.isdecimal() else None)
        except RoomFullError:
            self._refuse(409, words.JOIN_FULL.format(seats=numbers.running(self.room.seats)))
        except SeatTakenError as error:
            self._refuse(409, words.JOIN_TAKEN.format(seat=board.seat_name(int(str(error.fields["number"])))))
        else:
            self.keep(COOKIE, token)
            self.redirect("/tap-huan", status=303)

    def _refuse(self, status: int, sentence: str) -> None:
        self.set_status(status)
        self.finish(join_page(self.around(), self.room, sentence))


class Pulse(InClass):
    """A seat says that it is there, and hears what the trainer wants."""

    def get(self) -> None:
        """Whether to wait, and which epoch it is; 401 for a seat that was let go."""
        seat, orders = seat_of(self.room, self), self.room.orders
        if seat is None:
            self.finish({"locked": False, "epoch": "gone", "go": "/"})
            return
        self.room.seen[seat.number] = time.time()
        self.finish({"locked": orders.locked, "epoch": orders.epoch, "go": orders.go})


class Trainer(InClass):
    """What only the trainer opens, with the code printed at the terminal."""

    def prepare(self) -> None:
        """Ask for the code where the browser has not given it."""
        super().prepare()
        if not self._finished and not self.is_trainer() and not isinstance(self, Enter):
            self.redirect(f"{BOARD}/vao", status=303)

    def is_trainer(self) -> bool:
        """Whether the browser has given the code."""
        return hmac.compare_digest(self.get_cookie(TRAINER) or "", self.room.signed(TRAINER))


class Enter(Trainer):
    """Giving the trainer's code."""

    def get(self) -> None:
        """The form."""
        self.finish(enter_page(self.around(), ""))

    def post(self) -> None:
        """Let the trainer in; a wrong code, given too often, must wait."""
        wait = self.throttle.wait(self.address)
        given = "".join(filter(str.isalnum, self.get_body_argument("code", ""))).upper()
        if wait:
            self._refuse(429, words.JOIN_WAIT.format(seconds=numbers.running(wait)))
        elif not hmac.compare_digest(given.encode(), self.room.secret.encode()):
            self.throttle.wrong(self.address)
            self._refuse(403, words.TRAINER_WRONG)
        else:
            self.throttle.right(self.address)
            self.keep(TRAINER, self.room.signed(TRAINER))
            self.redirect(f"{BOARD}/chieu", status=303)

    def _refuse(self, status: int, sentence: str) -> None:
        self.set_status(status)
        self.finish(enter_page(self.around(), sentence))


class Board(Trainer):
    """The board."""

    async def get(self) -> None:
        """Every seat as it stands, and what can be done for all."""
        frame = self.around()
        told = self.get_query_argument("da", "")
        self.finish(await asyncio.to_thread(board_page, frame, self.room, self._told(told)))

    def post(self) -> None:
        """Do what the trainer wants for all."""
        act = self.get_body_argument("act", "")
        done = {"bring": self._bring, "lock": self._lock, "unlock": self._unlock, "free": self._free}.get(act)
        if done is None:
            self.send_error(400)
            return
        try:
            self.redirect(f"{BOARD}{done()}", status=303)
        except (ReportError, ValueError):
            self.send_error(400)

    def _bring(self) -> str:
        task = exercise(self.get_body_argument("exercise", ""))
        step = min(max(1, int(self.get_body_argument("step", "1"))), max(1, len(task.checks)))
        self.room.bring(task, step, f"{BASE}/{task.key}")
        return f"?da={task.key}.{step}"

    def _lock(self) -> str:
        self.room.lock(locked=True)
        return ""

    def _unlock(self) -> str:
        self.room.lock(locked=False)
        return ""

    def _free(self) -> str:
        self.room.free(int(self.get_body_argument("seat", "")))
        return ""

    def _told(self, done: str) -> str:
        key, _, step = done.partition(".")
        if key not in LESSONS or not step.isdecimal():
            return ""
        seats = numbers.running(len(self.room.taken()))
        return words.BRUNG.format(seats=seats, step=int(step), title=LESSONS[key].title)


class Tiles(Trainer):
    """The part of the board that changes by itself."""

    async def get(self) -> None:
        """The tiles with their sentence."""
        self.finish(await asyncio.to_thread(tiles_part, self.room))


class Slide(Trainer):
    """The first slide."""

    def get(self) -> None:
        """Address, QR code and class code, large."""
        port = self.request.host.rpartition(":")[2] if ":" in self.request.host else ""
        found = [f"http://{address}{f':{port}' if port else ''}" for address in addresses()]
        self.finish(slide_page(self.around(), self.room, found or [f"http://{self.request.host}"]))


class Results(Trainer):
    """What all have done, as a spreadsheet."""

    async def get(self) -> None:
        """The file."""
        now = numbers.instant(datetime.now(LOCAL))
        content = await asyncio.to_thread(results_file, self.room, now)
        self.set_header("Content-Type", XLSX)
        self.set_header("Content-Disposition", disposition(words.RESULTS_FILE))
        self.finish(content)


def class_addresses(room: Room) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Patterns of the class."""
    given = {"room": room, "throttle": Throttle()}
    patterns: dict[str, type[RequestHandler]] = {
        r"/": Join, r"/nhip": Pulse, BOARD: Board, f"{BOARD}/vao": Enter, f"{BOARD}/bang": Tiles,
        f"{BOARD}/chieu": Slide, f"{BOARD}/ket-qua.xlsx": Results,
    }  # fmt: skip
    return [(pattern, handler, given) for pattern, handler in patterns.items()]
