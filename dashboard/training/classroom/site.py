"""The training in a class: a seat's desk, the seat's frame, and what every answer of a class has in common."""

from typing import Any, ClassVar

from tornado.web import RequestHandler

from dashboard.text import numbers
from dashboard.text import training_class as words
from dashboard.training.classroom.board import seat_name
from dashboard.training.classroom.network import is_own_name
from dashboard.training.classroom.room import Room, Seat
from dashboard.training.frame import Frame
from dashboard.training.handlers import Index, Practice, Site
from dashboard.training.markup import Markup
from dashboard.training.page import LESSONS, problem_page
from dashboard.training.store import Desk

COOKIE, TRAINER = "may", "giang-vien"
DAY = 1
HEADERS = {
    "Content-Security-Policy": "; ".join((
        "default-src 'self'", "img-src 'self' data:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'none'",
    )),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}  # fmt: skip


class Headed:
    """Headers of every answer of a class, and the refusal of a name that is not this machine's."""

    request: Any
    finish: Any
    set_status: Any
    set_header: Any
    clear_header: Any
    send_error: Any

    def set_default_headers(self) -> None:
        """Set them."""
        for name, value in HEADERS.items():
            self.set_header(name, value)
        self.clear_header("Server")

    def write_error(self, status_code: int, **_why: Any) -> None:
        """Answer what went wrong in one sentence, without any trace of why."""
        self.finish(problem_page(words.PROBLEMS.get(status_code, words.PROBLEM_OTHER)))

    def is_known_host(self) -> bool:
        """Whether the request names this machine."""
        return is_own_name(self.request.host)


def seat_of(room: Room, handler: RequestHandler) -> Seat | None:
    """Seat whose cookie the browser holds; looked up once a request."""
    request: Any = handler.request
    if not hasattr(request, "seat"):
        request.seat = room.seat(handler.get_cookie(COOKIE))
    found: Seat | None = request.seat
    return found


class ClassSite(Site):
    """A class as the place where the training stands."""

    has_notebooks: ClassVar[bool] = False

    def __init__(self, room: Room) -> None:
        self.room = room

    def desk(self, handler: RequestHandler) -> Desk | None:
        """Desk of the seat."""
        seat = seat_of(self.room, handler) if is_own_name(handler.request.host) else None
        return None if seat is None else self.room.desk(seat.number)

    def frame(self, handler: RequestHandler, field: Markup) -> Frame:
        """The seat's name, and where it asks what the trainer wants."""
        seat, orders = seat_of(self.room, handler), self.room.orders
        if seat is None:
            return Frame(self.room.name, field)
        return Frame(
            f"{self.room.name} · {seat_name(seat.number)}", field, poll="/nhip", epoch=orders.epoch,
            locked=orders.locked,
        )  # fmt: skip

    def turn_away(self, handler: RequestHandler) -> None:
        """To the page where a seat is taken."""
        handler.redirect("/", status=303)

    def waits(self) -> bool:
        """Whether the screens are locked."""
        return self.room.orders.locked

    def lead(self, desk: Desk) -> str:
        """How many exercises are done, and which to go on with."""
        whole = sum(result.whole_at is not None for result in desk.results.values())
        return words.LEAD_SEAT.format(whole=numbers.running(whole), title=LESSONS[desk.current].title)


class SeatIndex(Headed, Index):
    """The list, at a seat."""


class SeatPractice(Headed, Practice):
    """An exercise, at a seat."""


class Nowhere(Headed, RequestHandler):
    """Any address that a class has not."""

    def prepare(self) -> None:
        """Say so."""
        self.send_error(404)
