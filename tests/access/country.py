"""A small country of two eras as rows of a data package, and who is above whom in it, in plain Python.

Every unit has a mark that stands in its name, its accounts and its reasons and nowhere else, so that a single
word of another unit in an answer, a page or a file is found. Nothing of the project is used here.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

BORDER = date(2025, 7, 1)
BEGINNING = date(1900, 1, 1)
ROOT = "btp_khtc"
KINDS = {
    "province": "Sở Tư pháp tỉnh", "district": "Phòng Tư pháp huyện", "commune": "UBND xã", "ministry_unit": "Vụ",
}  # fmt: skip


@dataclass(frozen=True)
class Body:
    """A reporting body: the rows of one code that no succession separates; ``above`` by era, old and new."""

    code: str
    tier: str
    mark: str
    above: tuple[str | None, str | None]

    @property
    def name(self) -> str:
        return f"{KINDS[self.tier]} {self.mark}"

    def lives_on(self, day: date) -> bool:
        return self.above[day >= BORDER] is not None


_NUMBERS = count(1)


def _body(code: str, tier: str, old: str | None, new: str | None) -> Body:
    return Body(code, tier, f"qz{next(_NUMBERS):02d}zq", (old, new))


BODIES = [
    _body("tinha", "province", ROOT, None),
    _body("tinhb", "province", ROOT, None),
    _body("tinha", "province", None, ROOT),  # old a and b in one, under the code of a
    _body("tinhc", "province", ROOT, ROOT),
    _body("huyen1_a", "district", "tinha", None),
    _body("huyen2_a", "district", "tinha", None),
    _body("huyen1_b", "district", "tinhb", None),
    _body("huyen1_c", "district", "tinhc", None),
    _body("huyen2_c", "district", "tinhc", None),
    _body("xa1_h1_a", "commune", "huyen1_a", None),
    _body("xa2_h1_a", "commune", "huyen1_a", None),
    _body("xa3_h2_a", "commune", "huyen2_a", "tinha"),
    _body("xa1_h1_b", "commune", "huyen1_b", None),
    _body("xa2_h1_b", "commune", "huyen1_b", None),
    _body("xa1_h1_c", "commune", "huyen1_c", "tinhc"),
    _body("xa2_h1_c", "commune", "huyen1_c", None),
    _body("xa3_h2_c", "commune", "huyen2_c", None),
    _body("xamoi1_a", "commune", None, "tinha"),
    _body("xamoi2_a", "commune", None, "tinha"),
    _body("xamoi1_c", "commune", None, "tinhc"),
    _body("vu1", "ministry_unit", ROOT, ROOT),
]
SUCCESSIONS = [
    ("tinha", "tinha", 1), ("tinhb", "tinha", 1), ("xa1_h1_a", "xamoi1_a", 1), ("xa1_h1_b", "xamoi1_a", 1),
    ("xa2_h1_a", "xamoi1_a", 0), ("xa2_h1_a", "xamoi2_a", 0), ("xa2_h1_b", "xamoi2_a", 1), ("xa2_h1_c", "xamoi1_c", 1),
    ("xa3_h2_c", "xamoi1_c", 1),
]  # fmt: skip


@dataclass(frozen=True)
class Season:
    """One period: its forms' regime, its days, the instants it opened and locked at."""

    code: str
    regime: str
    kind: str
    ends_on: date
    opened_at: datetime
    locked_at: datetime | None


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


SEASONS = [
    Season("2023-nam-chinh-thuc", "TT03_2019", "nam-chinh-thuc", date(2023, 12, 31), _at("2024-01-02T08:00"), _at("2024-05-02T08:00")),
    Season("2024-nam-chinh-thuc", "TT03_2019", "nam-chinh-thuc", date(2024, 12, 31), _at("2025-01-02T08:00"), _at("2025-05-02T08:00")),
    Season("2025-so-bo-nam", "TT17_2025", "so-bo-nam", date(2025, 10, 31), _at("2025-11-03T08:00"), None),
]  # fmt: skip
AS_OF = _at("2025-11-18T17:00")
FORMS = [
    (f"{tier[0].upper()}{number}{regime[2:4]}", f"Biểu {number} {tier}", "Hộ tịch" if number == 1 else "Chứng thực", regime, tier)
    for regime in ("TT03_2019", "TT17_2025") for tier in KINDS for number in (1, 2)
    if not (regime == "TT17_2025" and tier == "district")
]  # fmt: skip
LIVES: list[list[tuple[str, str]]] = [
    [],
    [("start", "own")],
    [("start", "own"), ("submit_approve", "own")],
    [("start", "own"), ("submit_approve", "own"), ("approve", "own"), ("send", "own")],
    [("start", "own"), ("submit_approve", "own"), ("approve", "own"), ("send", "own"), ("receive", "above")],
    [("start", "own"), ("submit_approve", "own"), ("approve", "own"), ("send", "own"), ("return", "above")],
    [
        ("start", "own"), ("submit_approve", "own"), ("approve", "own"), ("send", "own"), ("return", "above"),
        ("start", "own"), ("submit_approve", "own"), ("approve", "own"), ("send", "own"), ("receive", "above"),
    ],
]  # fmt: skip
ROLE = {"start": "bc", "submit_approve": "bc", "approve": "ld", "send": "ld", "receive": "bc", "return": "bc"}


def bearer(code: str, day: date) -> Body:
    """The body that bears a code on a day."""
    return next(body for body in BODIES if body.code == code and body.lives_on(day))


def last_bearer(code: str) -> Body:
    """The body that bore a code last: whoever signs in under it today."""
    return [body for body in BODIES if body.code == code][-1]


def tops(code: str) -> set[Body]:
    """A body and all that it came from."""
    found = {last_bearer(code)}
    while True:
        older = {
            bearer(old, BORDER - timedelta(days=1)) for old, new, _ in SUCCESSIONS if bearer(new, BORDER) in found
        } - found  # fmt: skip
        if not older:
            return found
        found |= older


def line(body: Body, day: date) -> list[Body]:
    """A body and those above it on a day, the root left out."""
    found = [body]
    while (above := found[-1].above[day >= BORDER]) != ROOT:
        assert above is not None
        found.append(bearer(above, day))
    return found


def visible(code: str | None, day: date) -> set[Body]:
    """Bodies in force on a day that an account of this unit may see; of the root's all, of nobody's none."""
    living = {body for body in BODIES if body.lives_on(day)}
    if code is None or code == ROOT:
        return living if code else set()
    mine = tops(code)
    return {body for body in living if mine & set(line(body, day))}


def rows() -> dict[str, list[dict[str, object]]]:
    """The package, file by file."""
    return {
        "units": list(_units()),
        "unit_successions": [
            {"old_code": old, "new_code": new, "effective_on": BORDER, "share_known": share}
            for old, new, share in SUCCESSIONS
        ],
        "forms": [
            {"code": c, "name": n, "field": f, "regime": r, "tier": t, "requires_check": 0, "verified": 1}
            for c, n, f, r, t in FORMS
        ],
        "periods": list(_periods()),
        "deadlines": [
            {"period_code": s.code, "tier": tier, "day": (s.opened_at + timedelta(days=12)).date(), "wording": "by_day",
             "source": "thử", "verified": 1}
            for s in SEASONS for tier in KINDS if tier != "district" or s.ends_on < BORDER
        ],
        "roster": [
            {"period_code": s.code, "unit_code": b.code, "form_code": f, "exempt": int(n % 11 == 10),
             "exempt_reason": f"miễn {b.mark}" if n % 11 == 10 else ""}
            for n, (s, b, f) in enumerate(obligations())
        ],
        "events": list(_events()),
        "indicators": [
            {"form_code": f[0], "code": "01", "name": "Tổng số", "unit_of_measure": "việc", "is_additive": 1} for f in FORMS
        ],
        "figures": [
            {"period_code": s.code, "unit_code": b.code, "form_code": f, "indicator_code": "01", "value": 1000 + n}
            for n, (s, b, f) in enumerate(obligations()) if n % 11 != 10 and n % 7 > 0
        ],
        "accounts": list(_accounts()),
        "contacts": [
            {"unit_code": b.code, "duty": "bc", "name": f"Người {b.mark}", "position": "", "phone": "", "email": "",
             "valid_from": ""} for b in BODIES if b.above[1]
        ],
        "integration": list(_integration()),
    }  # fmt: skip


def obligations() -> Iterator[tuple[Season, Body, str]]:
    """Every report owed: period, body, form."""
    for season in SEASONS:
        for body in BODIES:
            if body.lives_on(season.ends_on):
                for code, _, _, regime, tier in FORMS:
                    if (regime, tier) == (season.regime, body.tier):
                        yield season, body, code


def write_package(folder: Path) -> Path:
    """Write the rows as a package."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, held in rows().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(held[0]))
            writer.writeheader()
            writer.writerows(held)
    (folder / "datapackage.json").write_text(f'{{"name": "thu", "resources": [], "as_of": "{AS_OF.isoformat()}"}}')
    return folder


def _units() -> Iterator[dict[str, object]]:
    for body in BODIES:
        old, new = body.above
        spans = [(BEGINNING, BORDER if new != old else None, old), (BORDER, None, new if new != old else None)]
        for since, until, above in spans:
            if above is not None:
                yield {"code": body.code, "name": body.name, "tier": body.tier, "parent_code": above, "gso_code": "",
                       "region": "", "valid_from": since, "valid_to": until or ""}  # fmt: skip


def _periods() -> Iterator[dict[str, object]]:
    for season in SEASONS:
        starts = date(season.ends_on.year, 1, 1)
        yield {
            "code": season.code, "regime": season.regime, "kind": season.kind, "year": starts.year, "starts_on": starts,
            "ends_on": season.ends_on, "data_cutoff_on": season.ends_on, "opened_at": season.opened_at.isoformat(),
            "locked_at": season.locked_at.isoformat() if season.locked_at else "",
        }  # fmt: skip


def _events() -> Iterator[dict[str, object]]:
    for number, (season, body, form) in enumerate(obligations()):
        at = season.opened_at + timedelta(hours=number % 30, minutes=number)
        for action, who in LIVES[number % len(LIVES)] if number % 11 != 10 else []:
            at += timedelta(hours=19)
            above = body.above[season.ends_on >= BORDER]
            unit = above if who == "above" else body.code
            yield {
                "period_code": season.code, "unit_code": body.code, "form_code": form, "at": at.isoformat(),
                "action": action, "actor": f"{unit}_{ROLE[action]}", "by_unit_code": above if who == "above" else "",
                "reason": f"sai cột 1 {body.mark}" if action == "return" else "", "document": "",
            }  # fmt: skip


def _accounts() -> Iterator[dict[str, object]]:
    for body in BODIES:
        for role in ("bc", "ld") if body.above[1] else ():
            yield {
                "username": f"{body.code}_{role}", "unit_code": body.code, "role": role, "status": "active",
                "created_on": "2025-07-02", "first_signed_in_at": "2025-07-03T08:00:00+07:00" if role == "bc" else "",
                "password_changed_at": "2025-07-03T08:00:00+07:00", "last_signed_in_at": "", "person_ref": body.mark,
            }  # fmt: skip


def _integration() -> Iterator[dict[str, object]]:
    days = [("2023-01-01", "2023-12-31", "2024-01-05"), ("2025-08-01", "2025-08-31", "2025-09-05")]
    for number, body in enumerate(BODIES):
        for since, until, as_of in days if body.tier == "province" else ():
            if not body.lives_on(date.fromisoformat(until)):
                continue
            for system, measure in (("lltp", "integrated"), ("lltp", "received"), ("civil-status", "births")):
                yield {"system": system, "measure": measure, "unit_code": body.code, "period_start": since,
                       "period_end": until, "as_of": as_of, "value": 100 + number, "source": "thử"}  # fmt: skip


def nameable(code: str | None) -> set[str]:
    """Marks of the units an account of this unit may read the names of: those seen, above them, before and after."""
    seen = {body for season in (*SEASONS, None) for body in visible(code, season.ends_on if season else date.max)}
    found = set(seen)
    for body in seen:
        for day in (date(2024, 12, 31), date(2025, 10, 31)):
            found |= set(line(body, day)) if body.lives_on(day) else set()
    for old, new, _ in SUCCESSIONS:
        pair = {bearer(old, BORDER - timedelta(days=1)), bearer(new, BORDER)}
        found |= pair if pair & seen else set()
    return {body.mark for body in found}


def chased(code: str, unit: str) -> set[str]:
    """Marks of the people named to an account of one unit at another: they are kept of living units alone."""
    days = [date(2024, 12, 31), date(2025, 10, 31)]
    named = {
        body for day in days for body in BODIES
        if body.code == unit and body.lives_on(day) and body.above[1] and body.above[day >= BORDER] == code
        and (code == ROOT or bearer(code, day) is last_bearer(code))
    }  # fmt: skip
    return {body.mark for body in named}
