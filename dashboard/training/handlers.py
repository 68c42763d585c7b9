"""Addresses of the training, the same in the application and in a class; ``Site`` is where they stand.

Everything is a page or a plain form sent by POST with its token (``auth.forms``); the page's script sends the
same form and puts the answer in place. What is done here is written to the person's own desk and nowhere else.
"""

import asyncio
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from tornado.web import RequestHandler

from dashboard.auth import forms
from dashboard.domain.errors import BadInputError, UnknownCodeError
from dashboard.text import training as words
from dashboard.training import moves, page
from dashboard.training.exercise import Exercise
from dashboard.training.exercises import exercise
from dashboard.training.frame import Frame
from dashboard.training.markup import Markup
from dashboard.training.moves import Move
from dashboard.training.notebooks import notebooks
from dashboard.training.play import Play
from dashboard.training.store import Desk

INDEX, PRACTICE = r"/tap-huan/?", r"/tap-huan/quy-trinh/([a-z0-9-]{1,60})"
RESTART = "restart"
CELL = "cell-"


class Site(ABC):
    """Where the training is shown: whose desk it is, what stands around a page, whether anything may be done."""

    has_notebooks: ClassVar[bool] = True

    @abstractmethod
    def desk(self, handler: RequestHandler) -> Desk | None:
        """Desk of whoever asks; None for nobody."""

    @abstractmethod
    def frame(self, handler: RequestHandler, field: Markup) -> Frame:
        """What stands around a page; ``field`` is the hidden field of its forms."""

    @abstractmethod
    def turn_away(self, handler: RequestHandler) -> None:
        """Answer somebody who has no desk."""

    def lead(self, desk: Desk) -> str:  # noqa: ARG002  a class says who sits there
        """Sentence of the list; '' for the one that counts what was done."""
        return ""

    def waits(self) -> bool:
        """Whether nothing may be done just now: the trainer has the word."""
        return False


class Training(RequestHandler):
    """What both addresses share."""

    def initialize(self, site: Site) -> None:
        """Take where this stands."""
        self.site = site

    def prepare(self) -> None:
        """Turn away whoever has no desk."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        desk = self.site.desk(self)
        if desk is None:
            self.site.turn_away(self)
        else:
            self.desk = desk

    def around(self) -> Frame:
        """What stands around the page."""
        return self.site.frame(self, forms.field(self))

    def in_place(self) -> bool:
        """Whether the page's script asks, and wants the changed part alone."""
        return self.request.headers.get("X-Requested-With") == "fetch"

    def found(self, key: str) -> Exercise | None:
        """The exercise of an address; None, and 404, for none."""
        try:
            return exercise(key)
        except UnknownCodeError:
            self.set_status(404)
            self.finish(page.problem_page(words.NO_EXERCISE))
            return None


class Index(Training):
    """The list."""

    async def get(self) -> None:
        """Answer what there is to do, with what was reached."""
        frame = self.around()
        shown = await asyncio.to_thread(notebooks) if self.site.has_notebooks else None
        results, lead = await asyncio.to_thread(lambda: (self.desk.results, self.site.lead(self.desk)))
        self.finish(page.index_page(frame, results, shown, lead))


class Practice(Training):
    """One exercise."""

    async def get(self, key: str) -> None:
        """Answer the exercise as the person left it."""
        task = self.found(key)
        if task is not None:
            frame = self.around()
            self.finish(await asyncio.to_thread(lambda: page.exercise_page(frame, self.desk.play(task))))

    async def post(self, key: str) -> None:
        """Take one move and answer the exercise after it; one that is not offered changes nothing."""
        task = self.found(key)
        if task is None:
            return
        frame = self.around()
        try:
            changed = await asyncio.to_thread(self._taken, task, frame)
        except BadInputError:
            self.set_status(400)
            self.finish(page.problem_page(words.NOT_OFFERED))
            return
        if self.in_place():
            self.finish(changed)
        else:
            self.redirect(self.request.path, status=303)

    def _taken(self, task: Exercise, frame: Frame) -> Markup:
        """The changed part of the page; nothing is done while the trainer has the word."""
        play = self.desk.play(task) if self.site.waits() else self._done(task)
        return page.body(frame, play) if self.in_place() else Markup("")

    def _done(self, task: Exercise) -> Play:
        move = asked(self, task)
        return self.desk.restart(task) if move is None else self.desk.move(task, move)


def asked(handler: RequestHandler, task: Exercise) -> Move | None:
    """The move that a form asks for; None for beginning anew. Raises ``BadInputError`` for no form of ours."""
    said = {name: handler.get_body_argument(name, "") for name in ("kind", "actor", "action", "value")}
    reason, document = handler.get_body_argument("reason", ""), handler.get_body_argument("document", "")
    typed = {key: handler.get_body_argument(f"{CELL}{key}", "") for key in task.sheet}
    made: dict[str, Any] = {
        RESTART: lambda: None,
        moves.ACT: lambda: moves.act(said["actor"], said["action"], reason, document),
        moves.CLOCK: lambda: Move(moves.CLOCK, value=said["value"][:9]),
        moves.ANSWER: lambda: moves.answer(said["value"]),
        moves.FIGURES: lambda: moves.figures(**typed),
        moves.LETTER: lambda: moves.letter(document, reason),
    }
    if said["kind"] not in made:
        raise BadInputError(value=said["kind"][: moves.LONGEST])
    move: Move | None = made[said["kind"]]()
    return move


def addresses(site: Site) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Patterns of the training at a site."""
    return [(INDEX, Index, {"site": site}), (PRACTICE, Practice, {"site": site})]
