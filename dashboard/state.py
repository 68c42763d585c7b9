"""The user's choice of one session: period, instant, unit, tier; and its names in the address.

Values of an address are taken one by one: what is wrong is replaced by the nearest allowed
value and told in a sentence, what is right stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Protocol
from urllib.parse import parse_qs, urlencode

import param

from dashboard.domain.clock import LOCAL, parse_as_of
from dashboard.domain.errors import BadTimeError
from dashboard.domain.scope import By, Scope, Viewer
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.text import frame as words
from dashboard.text import numbers
from dashboard.text.labels import ALL_TIERS, TIERS

NAMES = {"period": "ky", "as_of": "luc", "unit": "don-vi", "tier": "cap"}
"""Parameter → its name in the address."""

ALL = "tat-ca"
"""``cap=tat-ca``: the reports of every tier."""

_TIER_CODES = {"xa": Tier.COMMUNE, "huyen": Tier.DISTRICT, "tinh": Tier.PROVINCE,
               "bo": Tier.MINISTRY_UNIT, "phap-che": Tier.LEGAL_DEPARTMENT}  # fmt: skip
_CODES_OF_TIERS = {tier: code for code, tier in _TIER_CODES.items()}
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period on offer: its code and title."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit on offer: its code, name, tier and the name of the unit above."""

    code: str
    name: str
    tier: Tier
    above: str = ""


class Offer(Protocol):
    """What may be chosen, as the data and the viewer's permission allow."""

    def periods(self) -> Sequence[PeriodChoice]:
        """Periods, the one opened last first."""

    def newest(self) -> datetime | None:
        """The data clock; None before any load."""

    def unit(self, period: str, code: str) -> UnitChoice | None:
        """The unit that the code means in the period; None where the viewer may not see it."""

    def home(self, period: str) -> UnitChoice:
        """The viewer's own unit."""

    def tiers(self, period: str, unit: UnitChoice) -> Sequence[Tier]:
        """Tiers whose reports exist under the unit in the period, the sentence's default first."""

    @property
    def weekend_rule(self) -> bool:
        """Whether this installation moves a last day from a weekend to Monday; nobody chooses it on a page."""


class Selection(param.Parameterized):
    """What one session looks at; ``notices`` say what of an address could not be taken."""

    period = param.String("", doc="Code of the period; '' before any period exists")
    as_of = param.ClassSelector(class_=datetime, default=None, allow_None=True, doc="None = the newest data")
    unit = param.String(ROOT_CODE, doc="Code of the unit looked at")
    tier = param.Selector(default=None, objects=[None, *Tier], doc="Whose reports; None = every tier")
    own = param.Dict({}, doc="Choices of one page alone, by their names in the address; the page checks them")
    lost = param.String("", doc="What the address names as a unit and is none in the period; '' when all is well")
    weekend_rule = param.Boolean(False, doc="A last day on a weekend moves to Monday: the installation's setting")
    notices = param.List([], item_type=str, doc="Sentences about values that could not be taken")

    def take(self, query: str, offer: Offer, own: Sequence[str] = (), *, tell_lost: bool = True) -> None:
        """Set every choice from the query part of an address; ``own`` names those of the page alone.

        A page that answers an unknown unit itself does not have it told (``tell_lost``).
        """
        raw = _values(query)
        notices: list[str] = []
        period = _period(raw.get("ky", ""), offer, notices.append)
        unit = _unit(raw.get("don-vi", ""), period, offer, notices.append if tell_lost else _silent)
        tier = _tier(raw.get("cap", ""), period, unit, offer, notices.append)
        as_of = _as_of(raw.get("luc", ""), offer, notices.append)
        asked = raw.get("don-vi", "")
        lost = "" if asked in ("", unit.code) else asked
        kept = {name: raw[name] for name in own if raw.get(name)}
        self.param.update(
            period=period, unit=unit.code, tier=tier, as_of=as_of, own=kept, lost=lost, notices=notices,
            weekend_rule=offer.weekend_rule,
        )  # fmt: skip

    def scope(self, viewer: Viewer, by: By = By.TOTAL) -> Scope:
        """The question that these choices make, within the viewer's permission."""
        periods = (self.period,) if self.period else ()
        rule = self.weekend_rule
        return Scope(viewer, self.unit, periods, as_of=self.as_of, tier=self.tier, by=by, weekend_rule=rule)

    def query(self, **changed: str) -> str:
        """Query part of the address that reopens this view; ``changed`` replaces values by their names there."""
        values = (
            {
                "ky": self.period,
                "luc": instant_code(self.as_of),
                "don-vi": "" if self.unit == ROOT_CODE else self.unit,
                "cap": tier_code(self.tier),
            }
            | self.own
            | changed
        )
        return "?" + urlencode({name: value for name, value in values.items() if value}, safe=":")


def _silent(_sentence: str) -> None:
    """Tell nobody."""


def tier_code(tier: Tier | None) -> str:
    """Name of a tier in addresses."""
    return ALL if tier is None else _CODES_OF_TIERS.get(tier, ALL)


def tier_of(code: str) -> Tier | None:
    """Tier that addresses name so; None for every tier."""
    return _TIER_CODES.get(code)


def instant_code(instant: datetime | None) -> str:
    """Instant as addresses write it: a day alone is its last microsecond, '' the newest data."""
    if instant is None:
        return ""
    local = instant.astimezone(LOCAL).replace(tzinfo=None)
    if local.time() == time.max:
        return f"{local:%Y-%m-%d}"
    return local.isoformat(timespec="auto" if local.second or local.microsecond else "minutes")


def _values(query: str) -> dict[str, str]:
    parsed = parse_qs(query.removeprefix("?")[:2000], keep_blank_values=False)
    return {name: values[-1].strip()[:_LONGEST] for name, values in parsed.items()}


def _period(value: str, offer: Offer, tell: Callable[[str], None]) -> str:
    periods = offer.periods()
    codes = [choice.code for choice in periods]
    if value in codes:
        return value
    used = periods[0] if periods else PeriodChoice("", "")
    if value:
        tell(words.BAD_PERIOD.format(value=value, used=used.title))
    return used.code


def _unit(value: str, period: str, offer: Offer, tell: Callable[[str], None]) -> UnitChoice:
    found = offer.unit(period, value) if value else None
    if found is not None:
        return found
    home = offer.home(period)
    if value:
        tell(words.BAD_UNIT.format(value=value, used=home.name))
    return home


def _tier(value: str, period: str, unit: UnitChoice, offer: Offer, tell: Callable[[str], None]) -> Tier | None:
    tiers = offer.tiers(period, unit)
    if value == ALL:
        return None
    if _TIER_CODES.get(value) in tiers:
        return _TIER_CODES[value]
    used = tiers[0] if tiers else None
    if value:
        tell(words.BAD_TIER.format(value=value, used=TIERS[used] if used else ALL_TIERS))
    return used


def _as_of(value: str, offer: Offer, tell: Callable[[str], None]) -> datetime | None:
    if not value:
        return None
    try:
        chosen = parse_as_of(value)
    except BadTimeError:
        tell(words.BAD_AS_OF.format(value=value))
        return None
    newest = offer.newest()
    if newest is not None and value == f"{newest.astimezone(LOCAL):%Y-%m-%d}":
        return None
    if newest is not None and chosen > newest:
        tell(words.FUTURE_AS_OF.format(value=numbers.stamp(chosen.astimezone(LOCAL))))
        return None
    return chosen
