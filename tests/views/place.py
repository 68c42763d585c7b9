"""A source of hand-made answers about one unit: what it owes, who is around it, what each test wants of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from dashboard.domain.clock import LOCAL
from dashboard.domain.deadlines import Wording, due_before, last_day
from dashboard.domain.names import Found
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.workflow import COMPLETE, HOLDERS, Status
from dashboard.queries.contacts import CONTACTS
from dashboard.queries.facts import FACTS
from dashboard.queries.lineage import LINEAGE
from dashboard.queries.missing import MISSING
from dashboard.queries.obligations import OBLIGATIONS
from dashboard.queries.peers import PEERS
from dashboard.queries.periods import DEADLINES, PERIODS
from dashboard.queries.progress import PROGRESS
from dashboard.queries.punctuality import PUNCTUALITY
from dashboard.queries.report import LIFE
from dashboard.queries.units import UNITS
from dashboard.queries.verdicts import VERDICTS
from tests.views.nation import made

NOW = datetime(2026, 11, 17, 17, tzinfo=LOCAL)
OPENED = datetime(2026, 11, 2, 8, tzinfo=LOCAL)
PERIOD, OLD_PERIOD = "2026-so-bo-nam", "2019-nam-chinh-thuc"
ENDS = {PERIOD: date(2026, 10, 31), OLD_PERIOD: date(2019, 12, 31)}
CODE, NAME = "xahopminh", "UBND xã Hợp Minh"
PROVINCE = ("tinhlaocai", "Sở Tư pháp tỉnh Lào Cai")
ROOT = (ROOT_CODE, "Cục Kế hoạch – Tài chính (Bộ Tư pháp)")


def at(day, hour=9, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=LOCAL)


@dataclass
class Report:
    """One report: its field and status, and since when."""

    field: str
    status: str = "received"
    since: datetime = at(9)
    first: datetime | None = None
    late: int | None = None
    returns: int = 0
    on_behalf: bool = False
    form: str = ""

    def row(self, code, name, tier, due):
        sent = self.first or (self.since if self.status in COMPLETE else None)
        holder = HOLDERS[Status(self.status)]
        return {
            "unit_code": code, "unit_name": name, "tier": tier, "form_code": self.form or self.field, "form_name": f"Biểu {self.field}",
            "field": self.field, "period_code": PERIOD, "status": self.status, "holder": holder and holder.value,
            "since": self.since, "due_before": due, "first_sent_at": sent, "last_sent_at": sent,
            "received_at": self.since if self.status == "received" else None, "days_late": self.late,
            "on_behalf": self.on_behalf, "returns": self.returns,
        }  # fmt: skip


@dataclass
class Act:
    """One step of a report's life."""

    field: str
    moment: datetime
    action: str
    before: str
    after: str
    actor: str = "xahopminh_bc"
    by: tuple[str, str] = (CODE, NAME)
    hours: float = 1.0
    reason: str | None = None
    document: str | None = None


@dataclass
class Place:
    """Answers of ``ReportSource`` about one unit; only the unit, those above it and those below it are there."""

    code: str = CODE
    name: str = NAME
    tier: str = "commune"
    above: tuple[tuple[str, str], ...] = (ROOT, PROVINCE)
    reports: list[Report] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    below: list[tuple[str, str, str, int, int]] = field(default_factory=list)
    """Units below: code, name, tier, expected, complete."""
    owed: list[tuple[str, Report]] = field(default_factory=list)
    """Reports that units below have not sent, by code of the unit."""
    relatives: list[tuple[str, str, str, bool]] = field(default_factory=list)
    """Relation, code, name, share known."""
    group: list[tuple[str, float]] = field(default_factory=list)
    """Peers: name ('' unnamed) and completion rate."""
    people: list[tuple[str, str, str | None]] = field(default_factory=list)
    """Contacts that the viewer may see: duty, name, telephone."""
    found: list[Found] = field(default_factory=list)
    near: list[Found] = field(default_factory=list)
    as_of: datetime = NOW
    opened: datetime | None = OPENED
    locked: datetime | None = None
    day: date = date(2026, 11, 20)
    wording: Wording = Wording.BY_DAY
    verified: bool = True
    exempt: str | None = None
    formed: date = date(1900, 1, 1)
    rearranged: date = date(2025, 7, 1)
    ends: dict[str, date] = field(default_factory=lambda: dict(ENDS))
    version: int = 1
    weekend_rule: bool = False
    asked: list[tuple[str, object]] = field(default_factory=list)

    @property
    def due(self):
        return due_before(self.day, self.wording)

    def facts(self):
        row = {"version": self.version, "data_clock": self.as_of, "loaded_at": self.as_of, "simulated": True}
        return made(FACTS, [row])

    def periods(self, _scope):
        tiers = " ".join(dict.fromkeys([self.tier, "commune", "province"]))
        rows = [
            {"period_code": code, "regime": "x", "kind": code[5:], "year": int(code[:4]), "starts_on": date(ends.year, 1, 1),
             "ends_on": ends, "data_cutoff_on": ends, "tiers": tiers, "simulated": True,
             "opened_at": self.opened if code == PERIOD else at(2, month=1).replace(year=2020),
             "locked_at": self.locked if code == PERIOD else at(1, month=6).replace(year=2020)}
            for code, ends in self.ends.items()
        ]  # fmt: skip
        frame = pd.DataFrame(rows, columns=list(PERIODS.columns))
        for name in ("opened_at", "locked_at"):
            frame[name] = pd.to_datetime(frame[name], utc=True)
        return PERIODS.conform(frame)

    def deadlines(self, scope):
        row = {"period_code": PERIOD, "day": self.day, "wording": self.wording.value, "source": "Công văn 1", "verified": self.verified,
               "last_day": last_day(self.day, self.wording), "due_before": self.due, "nominal_due_before": self.due}  # fmt: skip
        return (
            made(DEADLINES, [{**row, "tier": tier} for tier in dict.fromkeys([self.tier, "commune"])])
            if scope.periods
            else DEADLINES.empty()
        )

    def units(self):
        chain = [*self.above, (self.code, self.name)]
        tiers = ["ministry", "province", "district"][: len(self.above)] + [self.tier]
        rows = [
            {"unit_code": code, "unit_name": name, "tier": tier, "search_key": "x", "parent_code": above and above[0],
             "parent_name": above and above[1], "exempt_reason": self.exempt if code == self.code else None}
            for (code, name), tier, above in zip(chain, tiers, [None, *chain[:-1]], strict=True)
        ]  # fmt: skip
        rows += [
            {
                "unit_code": code,
                "unit_name": name,
                "tier": tier,
                "search_key": "x",
                "parent_code": self.code,
                "parent_name": self.name,
            }
            for code, name, tier, _, _ in self.below
        ]
        return made(UNITS, rows)

    def homes(self, scope):
        units = self.units()
        return units[units.unit_code == scope.viewer.unit]

    def home_periods(self, scope):
        return self.periods(scope)[["period_code"]].head(len(self.homes(scope)))

    def unit_facts(self, scope):
        units = self.units()
        return units[units.unit_code == scope.unit]

    def unit_path(self, _scope):
        return self.units().head(len(self.above) + 1)

    def unit_children(self, scope):
        units = self.units()
        return units[(units.parent_code == scope.unit).fillna(False)]

    def named_units(self, _scope, text):
        self.asked.append(("named", text))
        return self.found

    def units_of_code(self, scope):
        return [unit for unit in self.found if unit.code == scope.unit]

    def nearest_units(self, _scope):
        return self.near

    def obligations(self, scope):
        self.asked.append(("obligations", scope))
        if scope.periods != (PERIOD,):
            return OBLIGATIONS.empty()
        return made(OBLIGATIONS, [report.row(self.code, self.name, self.tier, self.due) for report in self.reports])

    def life(self, scope):
        rows = [
            {"period_code": PERIOD, "form_code": act.field, "at": act.moment, "action": act.action, "actor": act.actor,
             "from_status": act.before, "to_status": act.after, "hours_in_status": act.hours, "reason": act.reason,
             "step": number, "by_code": act.by and act.by[0], "by_name": act.by and act.by[1], "document": act.document}
            for number, act in enumerate(self.acts, start=1)
        ]  # fmt: skip
        return made(LIFE, rows)

    def progress(self, scope):
        counts = dict.fromkeys([*Status, "on_behalf"], 0)
        if scope.unit != self.code:
            rows = [("x", "x", "commune", 4, 3)]
        else:
            rows = [row for row in self.below if row[2] == scope.tier]
        return made(PROGRESS[scope.by], [
            {"unit_code": code, "unit_name": name, "period_code": PERIOD, "expected": expected, "complete": complete, **counts}
            for code, name, _, expected, complete in rows
        ])  # fmt: skip

    def verdicts(self, scope):
        counts = {"units": 34, "full": 19, "partial": 8, "none": 7}
        rows = (
            [(code, name) for code, name, *_ in self.below]
            if scope.unit == self.code and self.below
            else [(self.code, self.name)]
        )
        return made(VERDICTS[scope.by], [
            {"unit_code": code, "unit_name": name, "period_code": PERIOD, "tier": scope.tier, **counts} for code, name in rows
        ])  # fmt: skip

    def missing(self, scope):
        names = {code: name for code, name, *_ in self.below}
        rows = [report.row(code, names[code], scope.tier, self.due) for code, report in self.owed]
        return made(MISSING, rows)

    def punctuality(self, scope):
        names = [name for name, column in PUNCTUALITY[scope.by].columns.items() if column.unit == "report"]
        owed = [report for report in self.reports if report.status != "exempt"]
        late = sum(report.late is not None for report in owed)
        row = {"unit_code": self.code, "unit_name": self.name, "period_code": PERIOD, **dict.fromkeys(names, 0)}
        return made(PUNCTUALITY[scope.by], [row | {"expected": len(owed), "late": late, "on_time": len(owed) - late}])

    def lineage(self, _scope):
        own = {"relation": "version", "unit_code": self.code, "unit_name": self.name, "tier": self.tier, "valid_from": self.formed,
               "parent_name": self.above[-1][1] if self.above else None}  # fmt: skip
        rows = [own]
        for relation, code, name, whole in self.relatives:
            before = relation == "predecessor"
            rows.append({
                "relation": relation, "unit_code": code, "unit_name": name, "tier": self.tier, "effective_on": self.rearranged,
                "valid_from": date(1900, 1, 1) if before else date(2025, 7, 1), "valid_to": date(2025, 7, 1) if before else None,
                "share_known": whole,
            })  # fmt: skip
        frame = pd.DataFrame(rows, columns=list(LINEAGE.columns))
        days = {name: pd.to_datetime(frame[name]) for name in ("valid_from", "valid_to", "effective_on")}
        return LINEAGE.conform(frame.assign(**days))

    def contacts(self, _scope):
        rows = [{"duty": duty, "name": name, "phone": phone} for duty, name, phone in self.people]
        return made(CONTACTS, [{"unit_code": self.code, "unit_name": self.name} | row for row in rows])

    def peers(self, _scope):
        return made(PEERS, [
            {"unit_code": f"c{place}" if name else None, "unit_name": name or None, "is_unit": name == self.name, "completion_rate": rate,
             "on_time_rate": rate, "obligations": 4 if name else None, "expected": 4 if name else None,
             "complete": round(4 * rate) if name else None}
            for place, (name, rate) in enumerate(self.group)
        ])  # fmt: skip


def found(code, name, ended=None, **more):
    """A unit that a search gives."""
    return Found(
        code, name, Tier.COMMUNE, more.get("above", ("Phòng Tư pháp huyện Nam Đàn", "Sở Tư pháp tỉnh Nghệ An")),
        pd.Timestamp(more.get("since", "1900-01-01")), pd.Timestamp(ended) if ended else None, more.get("former", ""),
        more.get("successors", ()), more.get("under", ""),
    )  # fmt: skip
