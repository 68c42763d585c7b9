"""Search among the names of units of all eras: by name, code, former name or alias, tone marks aside.

A name is the same, begins with or holds what is typed; nothing nearer than that is ever taken
(definitions §2). "Xuân Lâm, Nam Đàn" names a unit and one above it.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import pandas as pd

from dashboard.domain.units import REPORTING_TIERS, ROOT_CODE, Tier
from dashboard.domain.vietnamese import fold, same_name, short_name, unmarked

SPELLED, SAME, ALIAS, BEGINS, CODE, HOLDS = range(6)
"""How near a name is: the same with its marks, the same without, another name of it, begins with what is typed;
then a code that begins with it, a name or code that holds it."""

SHORTEST_HELD = 2
"""Letters under which neither codes are searched nor names inside: everything would answer."""

SEPARATOR = "; "
"""Between the names of several successors."""

_TIERS = {tier.value: place for place, tier in enumerate([Tier.MINISTRY, *reversed(REPORTING_TIERS)])}
FOUND_AT_MOST = 40


class Version(NamedTuple):
    """One version of a unit, as ``queries.names`` gives it."""

    identity: int
    unit_code: str
    unit_name: str
    tier: str
    above: int | None
    search_key: str
    aliases: str
    valid_from: datetime
    valid_to: datetime | None
    ended_on: datetime | None
    successors: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A unit that answers a search: its last version, and the former name it was found by."""

    code: str
    name: str
    tier: Tier
    above: tuple[str, ...]
    valid_from: datetime
    ended_on: datetime | None
    former_name: str = ""
    successors: tuple[str, ...] = ()
    formerly_above: str = ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is typed, ready to be compared."""

    text: str
    key: str
    code: str
    marked: bool

    @classmethod
    def of(cls, text: str) -> "_Wanted":
        """Fold each part between commas by itself, so that the kind of each is left aside."""
        name = text.split(",")[0]
        key = "".join(fold(part) for part in text.split(","))
        return cls(short_name(name), key, text.strip().casefold(), unmarked(name) != name)


@dataclass
class NameIndex:
    """All names, ready to be searched; made once per data version."""

    versions: Sequence[Version]
    _whole: list[str] = field(init=False, repr=False)
    _last: dict[int, Version] = field(init=False, repr=False)
    _first: dict[int, Version] = field(init=False, repr=False)
    _above: dict[int, set[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out what every search needs: first and last versions, units above, names with the names above them."""
        self._last, self._first, self._above = {}, {}, {}
        for version in sorted(self.versions, key=lambda held: held.valid_from):
            self._last[version.identity] = version
            self._first.setdefault(version.identity, version)
            if version.above is not None:
                self._above.setdefault(version.identity, set()).add(version.above)
        self._whole = [version.search_key + self._keys_above(version) for version in self.versions]

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "NameIndex":
        """Index of the rows of ``queries.names``."""
        plain = frame.astype(object).where(frame.notna(), None)
        return cls([Version(*row) for row in plain.itertuples(index=False, name=None)])

    def search(self, text: str, tops: Set[int], limit: int = FOUND_AT_MOST) -> list[Found]:
        """Units at or below these tops that answer the text, nearest first, living ones before ended ones."""
        wanted = _Wanted.of(text)
        if not wanted.key:
            return []
        best: dict[int, tuple[int, int]] = {}
        for place, rank in self._ranked(wanted):
            identity = self.versions[place].identity
            best[identity] = min(best.get(identity, (rank, place)), (rank, place))
        order = sorted(best.values(), key=lambda held: self._order(*held))
        return list(self._shown(order, tops, limit))

    def by_code(self, code: str, tops: Set[int]) -> list[Found]:
        """Units at or below these tops that bear or bore a code, the living first."""
        places = [place for place, version in enumerate(self.versions) if version.unit_code == code]
        best = {self.versions[place].identity: (SPELLED, place) for place in places}
        return list(self._shown(sorted(best.values(), key=lambda held: self._order(*held)), tops, FOUND_AT_MOST))

    def codes(self, tops: Set[int]) -> list[str]:
        """Codes of all units at or below these tops."""
        return sorted({v.unit_code for v in self.versions if self._is_below(v.identity, tops)})

    def _ranked(self, wanted: _Wanted) -> Iterator[tuple[int, int]]:
        """Places of the versions that answer, each with how near it is."""
        for place, (version, whole) in enumerate(zip(self.versions, self._whole, strict=True)):
            rank = _rank(version, whole, wanted)
            if rank is not None:
                yield place, rank

    def _order(self, rank: int, place: int) -> tuple[int, bool, int, int, int]:
        """Nearer names first, another name of a unit as near as its own; the living, higher tiers, order of name."""
        version, nearness = self.versions[place], SAME if rank == ALIAS else rank
        return nearness, version.ended_on is not None, rank, _TIERS[version.tier], place

    def _shown(self, order: Iterable[tuple[int, int]], tops: Set[int], limit: int) -> Iterator[Found]:
        shown, every = 0, any(self._is_root(top) for top in tops)
        for _, place in order:
            if every or self._is_below(self.versions[place].identity, tops):
                yield self._found(self.versions[place])
                shown += 1
            if shown == limit:
                return

    def _found(self, version: Version) -> Found:
        last, first = self._last[version.identity], self._first[version.identity]
        return Found(
            last.unit_code, last.unit_name, Tier(last.tier), tuple(above.unit_name for above in self._chain(last)),
            first.valid_from, last.ended_on,
            former_name="" if same_name(version.unit_name, last.unit_name) else version.unit_name,
            successors=tuple(last.successors.split(SEPARATOR)) if last.successors else (),
            formerly_above=self._formerly_above(first, last),
        )  # fmt: skip

    def _formerly_above(self, first: Version, last: Version) -> str:
        """Name of the unit it reported to at first, where that is another than now."""
        if first.above is None or first.above == last.above or first.above not in self._last:
            return ""
        return self._last[first.above].unit_name

    def _chain(self, version: Version) -> Iterator[Version]:
        """Units above, the nearest first, the root left out."""
        while version.above is not None and (above := self._last.get(version.above)) and above.unit_code != ROOT_CODE:
            yield above
            version = above

    def _keys_above(self, version: Version) -> str:
        return "".join(above.search_key for above in self._chain(version))

    def _is_root(self, identity: int) -> bool:
        return identity in self._last and self._last[identity].unit_code == ROOT_CODE

    def _is_below(self, identity: int, tops: Set[int]) -> bool:
        """Whether the unit, or one above it in any of its versions, is one of these."""
        waiting, met = [identity], set[int]()
        while waiting:
            one = waiting.pop()
            if one in met or one not in self._last:
                continue
            if one in tops:
                return True
            met.add(one)
            waiting.extend(self._above.get(one, ()))
        return False


def _rank(version: Version, whole: str, wanted: _Wanted) -> int | None:
    """How near a version is to what is typed, None where it is not; ``whole`` is its name and those above it."""
    if version.search_key == wanted.key or version.unit_code == wanted.code:
        return SPELLED if wanted.marked and same_name(short_name(version.unit_name), wanted.text) else SAME
    if version.aliases and wanted.key in version.aliases.split():
        return ALIAS
    if whole.startswith(wanted.key):
        return BEGINS
    if len(wanted.key) < SHORTEST_HELD:
        return None
    if version.unit_code.startswith(wanted.code):
        return CODE
    return HOLDS if wanted.key in version.search_key or wanted.code in version.unit_code else None
