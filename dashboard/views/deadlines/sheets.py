"""What the cards of Chấp hành thời hạn give to take away: the whole behind each, as ``dashboard query`` answers it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.domain.errors import ForbiddenError
from dashboard.plots.deadlines import BANDS
from dashboard.text import deadline_dates as date_words
from dashboard.text import deadlines as words
from dashboard.text import forecast as forecast_words
from dashboard.text import labels
from dashboard.text import sendings as told
from dashboard.views.components.facts import count
from dashboard.views.components.question import Export, Question, Sheet, heads
from dashboard.views.deadlines.chosen import of_one_tier
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.measured import frame_of
from dashboard.views.deadlines.receiving import cause_words, causes
from dashboard.views.deadlines.results import band_counts, ordered

UNIT, FORM = ("unit_code", "unit_name"), ("form_code", "form_name", "field")
COUNTS = ("expected", "on_time", "late", "overdue", "pending", "covered", "on_named_day")
LATENESS = ("late_1_2", "late_3_5", "late_6_10", "late_over_10", "median_days_late", "max_days_late")
RATES = ("on_time_rate", "on_time_rate_sent")
NEUTRAL = {"on_time": "on_time", "late": "late", "overdue": "overdue", "pending": "pending"}


def _sheet(title: str, explain: str, make: Callable[[Facts], tuple[pd.DataFrame, Mapping[str, str]]]) -> Export:
    """Export of a frame and its heads, explained as its card is."""

    def export(source: Any, question: Question) -> Sheet:
        frame, columns = make(Facts(source, of_one_tier(question)))
        return Sheet(title, frame, columns, ((title, explain),))

    return export


def _of(read: Callable[[Facts], pd.DataFrame], *columns: str, **other: str) -> Callable[[Facts], Any]:
    return lambda facts: (read(facts), heads(*columns, **other))


def _outcomes(facts: Facts, frame: pd.DataFrame, first: Sequence[str]) -> tuple[pd.DataFrame, Mapping[str, str]]:
    """Counts and, once the deadline has come, rates; in the words of the screen."""
    measured = (*RATES, *LATENESS) if facts.is_due and facts.verified else RATES if facts.is_due else ()
    return frame, heads(*first, *COUNTS, *measured) | {name: facts.outcomes[name] for name in NEUTRAL}


def _results(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    frame = ordered(facts)
    made, columns = _outcomes(facts, frame, UNIT)
    return made, {**columns, **({"rank": words.RANK_HEAD} if "rank" in frame else {})}


def _tiers(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    rows = [{**one.total, "tier": one.tier} for one in facts.tiers if one.total is not None]
    return pd.DataFrame(rows), heads("tier", *COUNTS)


def _bands(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    rows = band_counts(facts) if facts.is_due else []
    return pd.DataFrame(rows, columns=["band", "reports"]), {"band": words.BAND_HEAD, "reports": words.COUNT_HEAD}


def _final(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    names = [*NEUTRAL, "covered", *(BANDS[1:-1] if facts.verified else ())]
    said = {**labels.LATENESS_BANDS, **facts.outcomes}
    rows = [(said[name], count(facts.total, name), count(facts.final, name)) for name in names]
    columns = {"class": words.BAR_HEAD, "first": words.FIRST_HEAD, "final": words.FINAL_HEAD}
    return pd.DataFrame(rows, columns=list(columns)), columns


def _change(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    now = facts.children.assign(period=words.NOW_HEAD)
    then = facts.earlier.children.assign(period=words.THEN_HEAD) if facts.earlier else now.head(0)
    frame, columns = _outcomes(facts, pd.concat([now, then]), (*UNIT, "period_code", "period"))
    return frame, {**columns, "period": words.PERIOD_HEAD}


def _cascade(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    said = cause_words(facts)
    frame = facts.cascade.assign(cause=[said[found] for found in causes(facts)])
    names = ("tier", "children_expected", "children_complete", "last_child_sent_at", "due_before", "slack_hours")
    return frame, {**heads("period_code", *UNIT, *names), "cause": words.CASCADE_HEADS[4]}


def _dues(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    return facts.dues, heads(
        "period_code", "tier", "day", "wording", "last_day", "due_before", "nominal_due_before", "source", "verified"
    )


def _loss(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    """The very reports; the counts by unit follow from them."""
    named = ("province_code", *UNIT, "tier", *FORM, "status", "holder", "since", "first_sent_at")
    return facts.lost, heads(*named)


def _separated(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    said = {name: facts.separated[name].map(facts.outcomes) for name in ("first_outcome", "final_outcome")}
    frame = facts.separated.assign(**said, taken_back_by=facts.separated["taken_back_by"].map(told.SEPARATED_WHY))
    named = ("due_before", "first_sent_at", "final_sent_at", *said, "status", "taken_back_by", "reason")
    return frame, heads(*UNIT, "tier", *FORM, *named)


def _earlier(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    rows = [{**one.total, "as_of": one.as_of} for one in (facts, *facts.earlier_ones) if one.total is not None]
    frame, columns = _outcomes(facts, pd.DataFrame(rows), ("period_code",))
    return frame, {**columns, "as_of": told.EARLIER_HEADS[1]}


def _measured(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    frame = frame_of(facts)
    return frame, dict(zip(frame.columns, forecast_words.MEASURED_HEADS, strict=True))


def _estimated(make: Callable[[Facts], Any], *, named: bool = False) -> Callable[[Facts], Any]:
    """What is for those alone who may see estimates; by name of unit, for the centre alone."""

    def guarded(facts: Facts) -> Any:
        if not facts.may_estimate or (named and not facts.scope.viewer.is_national):
            raise ForbiddenError
        return make(facts)

    return guarded


_ESTIMATE = ("tier", "as_of", "target", "target_at", "expected", "complete_now", "forecast_complete", "low", "high")
_PAST = ("tier", "target", "days_before_target", "forecast_rate", "as_today_rate", "straight_line_rate", "actual_rate")
_STEPS = ("period_code", "tier", "status", "count_now", "median_hours", "p90_hours", "oldest_hours")

SHEETS: Mapping[str, Export] = MappingProxyType({
    "results": _sheet(words.RESULTS_CAPTION, words.RESULTS_EXPLAIN, _results),
    "tiers": _sheet(words.TIERS_CAPTION, words.TIERS_EXPLAIN, _tiers),
    "bands": _sheet(words.BANDS_CAPTION, words.BANDS_EXPLAIN, _bands),
    "final": _sheet(words.FINAL_CAPTION, words.FINAL_EXPLAIN, _final),
    "change": _sheet(words.CHANGE_CAPTION, words.CHANGE_EXPLAIN, _change),
    "sendings": _sheet(words.SENDINGS_CAPTION, words.SENDINGS_EXPLAIN,
                       _of(lambda facts: facts.sendings, "period_code", "tier", "day", "hour", "sendings")),
    "again": _sheet(words.AGAIN_CAPTION, words.AGAIN_EXPLAIN, _of(
        lambda facts: facts.late_again, *UNIT, "tier", "periods_due", "periods_late", "periods_unverified",
        "which_late")),
    "waiting": _sheet(words.WAITING_CAPTION, words.WAITING_EXPLAIN, _of(lambda facts: facts.steps, *_STEPS)),
    "own": _sheet(words.OWN_CAPTION, words.OWN_EXPLAIN,
                  _of(lambda facts: facts.backlog, *UNIT, "tier", *FORM, "since", "hours", since=words.OWN_HEADS[1])),
    "chain": _sheet(words.CHAIN_CAPTION, words.CHAIN_EXPLAIN,
                    _of(lambda facts: facts.chain, "period_code", "tier", "status", "expected", "mean_hours")),
    "cascade": _sheet(words.CASCADE_CAPTION, words.CASCADE_EXPLAIN, _cascade),
    "returns": _sheet(words.RETURNS_CAPTION, words.RETURNS_EXPLAIN, _of(
        lambda facts: facts.returns, *UNIT, "period_code", "sent_ever", "returned_ever", "returns", "first_pass_rate")),
    "reasons": _sheet(words.REASONS_CAPTION, words.REASONS_EXPLAIN, _of(
        lambda facts: facts.loops, "period_code", "tier", "step", "reason", "returns", "reports", "median_hours_lost",
        step=words.REASONS_HEADS[0])),
    "estimate": _sheet(forecast_words.CAPTION, forecast_words.EXPLAIN, _estimated(_of(
        lambda facts: facts.estimates, *UNIT, "period_code", *_ESTIMATE, "method"))),
    "estimates": _sheet(forecast_words.BELOW_CAPTION, forecast_words.BELOW_EXPLAIN, _estimated(_of(
        lambda facts: facts.estimates_below, *UNIT, "period_code", *_ESTIMATE, "method"), named=True)),
    "past": _sheet(forecast_words.PAST_CAPTION, forecast_words.PAST_EXPLAIN, _estimated(_of(
        lambda facts: facts.every_past_estimate, *UNIT, "period_code", *_PAST, "error", "covered",
        covered=forecast_words.PAST_HEADS[-1]))),
    "measured": _sheet(forecast_words.MEASURED_CAPTION, forecast_words.MEASURED_EXPLAIN, _estimated(_measured)),
    "separated": _sheet(told.SEPARATED_CAPTION, told.SEPARATED_EXPLAIN, _separated),
    "earlier": _sheet(told.EARLIER_CAPTION, told.EARLIER_EXPLAIN, _earlier),
    "checkers": _sheet(told.CHECKERS_CAPTION, told.CHECKERS_EXPLAIN, _of(
        lambda facts: facts.checkers, *UNIT, "period_code", "tier", "checker", "sent_ever", "returned_after",
        "returned_ever", "first_pass_rate")),
    "revisions": _sheet(date_words.REVISIONS_CAPTION, date_words.REVISIONS_EXPLAIN, _of(
        lambda facts: facts.revisions, *UNIT, "tier", *FORM, "indicator_code", "indicator_name", "unit_of_measure",
        "value_before", "value_after", "replaced_at")),
    "dues": _sheet(date_words.DUES_CAPTION, date_words.DUES_EXPLAIN, _dues),
    "openings": _sheet(date_words.OPENINGS_CAPTION, date_words.OPENINGS_EXPLAIN, _of(
        lambda facts: facts.periods, "period_code", "data_cutoff_on", "opened_at", "locked_at")),
    "loss": _sheet(date_words.LOSS_LIST_CAPTION, date_words.LOSS_EXPLAIN, _loss),
    "unlocks": _sheet(date_words.UNLOCKS_CAPTION, date_words.UNLOCKS_EXPLAIN, _of(
        lambda facts: facts.unlocks, *UNIT, "tier", *FORM, "at", "document", "reason", "from_status", "status",
        "sent_again_at", "figures", "figures_entered", "figures_changed")),
})  # fmt: skip
"""Card → what it gives."""
