"""Names of periods: a title for choices and heads, and the same inside a sentence."""

from collections.abc import Mapping

from dashboard.text.labels import PERIOD_KINDS

_IN_SENTENCE: Mapping[str, str] = {
    "6-thang": "kỳ 6 tháng năm {year}",
    "nam": "kỳ năm {year}",
    "nam-chinh-thuc": "kỳ năm chính thức {year}",
    "so-bo-6-thang": "kỳ sơ bộ 6 tháng năm {year}",
    "so-bo-nam": "kỳ sơ bộ năm {year}",
    "tron-nam": "kỳ tròn năm {year}",
}
MOVED = "; dời sang ngày làm việc: hết ngày {last}, {weekday}"
MOVED_SAID = " Ngày cuối trùng ngày nghỉ, hệ thống này tính đến hết ngày {last} ({weekday})."
"""Where the installation moves a last day from a weekend: inside a clause, and as a sentence."""

_UNKNOWN_KIND = "kỳ {kind} năm {year}"


def title(kind: str, year: int) -> str:
    """Name of a period on its own: ``Sơ bộ năm 2026``."""
    return PERIOD_KINDS.get(kind, f"{kind} {{year}}").format(year=year)


def in_sentence(kind: str, year: int) -> str:
    """Name of a period inside a sentence: ``kỳ sơ bộ năm 2026``."""
    return _IN_SENTENCE.get(kind, _UNKNOWN_KIND).format(kind=kind, year=year)
