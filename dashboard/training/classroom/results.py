"""Results of a class as a spreadsheet: one row per seat and exercise begun."""

import pandas as pd

from dashboard.domain.frame import Column, FrameSpec
from dashboard.exports.provenance import Provenance
from dashboard.exports.workbook import workbook
from dashboard.text import numbers
from dashboard.text import training_class as words
from dashboard.training.classroom.board import seat_name
from dashboard.training.classroom.room import Room
from dashboard.training.page import LESSONS

MINUTE = 60.0
RESULTS = FrameSpec(
    key=("seat", "exercise"),
    columns={
        "seat": Column("string", "—", "Name of the seat"),
        "exercise": Column("string", "—", "Title of the exercise"),
        "points": Column("Int64", "check", "Checks that held at best"),
        "most": Column("Int64", "check", "Checks of the exercise"),
        "whole": Column("string", "—", "Whether all held once"),
        "tries": Column("Int64", "try", "Times the exercise was begun"),
        "refusals": Column("Int64", "act", "Acts that were refused"),
        "minutes": Column("Float64", "minute", "From the first move until all held; NA where they have not"),
    },
)


def results(room: Room) -> pd.DataFrame:
    """What every seat has reached, as ``RESULTS``, by seat; a seat that began nothing has no row."""
    rows = [
        {
            "seat": seat_name(seat.number), "exercise": LESSONS[result.exercise].title, "points": result.points,
            "most": result.most, "whole": words.NO if result.whole_at is None else words.YES, "tries": result.tries,
            "refusals": result.refusals,
            "minutes": None if result.whole_at is None else round((result.whole_at - result.began_at) / MINUTE, 1),
        }
        for seat in room.taken()
        for result in room.desk(seat.number).results.values()
    ]  # fmt: skip
    return RESULTS.conform(pd.DataFrame(rows, columns=list(RESULTS.columns)))


def results_file(room: Room, stamp: str) -> bytes:
    """Bytes of the spreadsheet, marked simulated."""
    about = Provenance(
        title=f"{words.RESULTS_TITLE}: {room.name}", as_of=stamp, source=words.RESULTS_SOURCE, loaded="",
        simulated=True, filters=[(words.SEATS, numbers.running(room.seats))], definitions=words.RESULTS_DEFINITIONS,
    )  # fmt: skip
    return workbook(results(room), words.RESULTS_HEADS, about)
