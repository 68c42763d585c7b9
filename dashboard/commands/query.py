"""The command that answers one question of the catalogue."""

import sys
from typing import Annotated, Literal

import typer

from dashboard import arguments
from dashboard.commands.base import Database, command, opened
from dashboard.domain.account_findings import System
from dashboard.domain.scope import Boundaries, By, Scope
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.queries.catalogue import QUESTIONS
from dashboard.text import cli as words

ReportTier = Literal["commune", "district", "province", "ministry_unit", "legal_department"]


@command("query", words.QUERY.format(names=", ".join(QUESTIONS)))
def query(
    name: Annotated[str, typer.Argument(metavar="NAME", help=words.QUESTION)],
    period: Annotated[list[str] | None, typer.Option(metavar="CODE", help=words.PERIODS)] = None,
    unit: Annotated[str | None, typer.Option(metavar="CODE", help=words.UNIT)] = None,
    form: Annotated[str | None, typer.Option(metavar="CODE", help=words.FORM)] = None,
    tier: Annotated[ReportTier | None, typer.Option(help=words.TIER)] = None,
    by: Annotated[By | None, typer.Option(help=words.BY)] = None,
    as_of: Annotated[str | None, typer.Option(metavar="TIME", help=words.AS_OF)] = None,
    system: Annotated[System | None, typer.Option(help=words.SYSTEM)] = None,
    boundaries: Annotated[Boundaries, typer.Option(help=words.BOUNDARIES)] = Boundaries.AS_REPORTED,
    as_user: Annotated[str | None, typer.Option("--as", metavar="USERNAME", help=words.AS_USER)] = None,
    layout: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help=words.FORMAT)] = "table",
    database: Database = None,
) -> None:
    """Answer one question of the catalogue with a table on stdout."""
    from dashboard.exports import findings, tables
    from dashboard.source import ReportSource

    scope = Scope(
        unit=unit or ROOT_CODE, periods=tuple(period or ()), form=form,
        as_of=arguments.instant(as_of), tier=Tier(tier) if tier else None, by=by or By.CHILD, boundaries=boundaries,
        weekend_rule=arguments.settings().weekend_rule, system=(system or System.STATISTICS).value,
    )  # fmt: skip
    options = {
        "--unit": unit, "--form": form, "--tier": tier, "--by": by, "--period": period, "--as-of": as_of,
        "--system": system,
    }  # fmt: skip
    question = arguments.question(name, scope, options)
    with opened(database, read_only=True) as engine:
        seen = arguments.seen_by(as_user, scope, engine)
        frame = getattr(ReportSource(engine), question.method)(seen)
    getattr(tables, f"write_{layout}")(findings.told(frame), sys.stdout)
