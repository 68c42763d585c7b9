"""Pages of a class beside the exercises: joining, the first slide, the trainer's board."""

import io
from collections.abc import Sequence
from datetime import datetime

import segno

from dashboard.domain.clock import LOCAL
from dashboard.text import training_class as words
from dashboard.training.classroom import board
from dashboard.training.classroom.room import Room
from dashboard.training.exercises import EXERCISES
from dashboard.training.frame import Frame
from dashboard.training.markup import Markup, render
from dashboard.training.page import LESSONS

MOST_STEPS = max(len(exercise.checks) for exercise in EXERCISES.values())


def join_page(frame: Frame, room: Room, problem: str) -> Markup:
    """Form by which a seat is taken."""
    taken = {seat.number for seat in room.taken()}
    seats = [(number, board.seat_name(number)) for number in range(1, room.seats + 1) if number not in taken]
    return render("join.html", frame=frame, room=room, seats=seats, problem=problem)


def enter_page(frame: Frame, problem: str) -> Markup:
    """Form by which the trainer comes in."""
    return render("enter.html", frame=frame, problem=problem)


def slide_page(frame: Frame, room: Room, addresses: Sequence[str]) -> Markup:
    """First slide: the address, large, its QR code, the code of the class."""
    code = f"{room.code[:3]} {room.code[3:]}"
    return render("slide.html", frame=frame, addresses=addresses, code=code, qr=qr(addresses[0]))


def board_page(frame: Frame, room: Room, told: str) -> Markup:
    """The trainer's board."""
    exercises = [(key, lesson.title) for key, lesson in LESSONS.items()]
    chosen = _chosen(room)
    return render(
        "board.html", frame=frame, tiles=tiles_part(room), exercises=exercises, chosen=chosen, told=told,
        steps=range(1, MOST_STEPS + 1), orders=room.orders, screens=room.projection.address,
        taken=[(seat.number, board.seat_name(seat.number)) for seat in room.taken()],
    )  # fmt: skip


def tiles_part(room: Room) -> Markup:
    """The sentence and the tiles, as of now."""
    held = board.standings(room)
    clock = f"{datetime.now(LOCAL):%H:%M:%S}"
    stamp = words.BOARD_STAMP.format(clock=clock)
    return render(
        "tiles.html", lead=board.lead(room, held), tiles=board.tiles(room, held), stamp=stamp, stuck=board.stuck(held)
    )


def qr(address: str) -> Markup:
    """QR code of an address as an SVG element that carries its own title."""
    buffer = io.BytesIO()
    title = words.QR.format(address=address)
    segno.make(address, error="m", micro=False).save(
        buffer, kind="svg", xmldecl=False, svgns=False, scale=8, border=3, title=title, omitsize=True, nl=False
    )
    return Markup(buffer.getvalue().decode())  # noqa: S704  segno's own element


def _chosen(room: Room) -> str:
    """Exercise brought to last; the first of all before any."""
    brought = room.orders.go.rpartition("/")[2]
    return brought if brought in EXERCISES else next(iter(EXERCISES))
