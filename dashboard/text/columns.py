"""What each column of an answer is called (users §6); one word per column, wherever it is shown."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dashboard.text.account_columns import ACCOUNT_COLUMNS
from dashboard.text.deadline_columns import DEADLINES, FORECAST
from dashboard.text.labels import HEADS, LATENESS_BANDS, STATUSES_SHORT
from dashboard.text.quality_columns import QUALITY_COLUMNS
from dashboard.text.quality_imports import IMPORT_COLUMNS
from dashboard.text.system import COLUMNS as SYSTEM_COLUMNS

_WHO = {
    "unit_code": "Mã đơn vị",
    "unit_name": "Đơn vị báo cáo",
    "parent_code": "Mã đơn vị nhận",
    "parent_name": "Đơn vị nhận báo cáo",
    "province_code": "Mã Sở Tư pháp",
    "gso_code": "Mã hành chính",
    "region": "Vùng",
    "tier": "Cấp báo cáo",
    "search_key": "Khóa tìm kiếm",
    "exempt_reason": "Lý do không thuộc diện báo cáo",
    "relation": "Quan hệ",
    "valid_from": "Có hiệu lực từ",
    "valid_to": "Hết hiệu lực từ",
    "effective_on": "Ngày sắp xếp",
    "share_known": "Chuyển toàn bộ",
    "cluster": "Cụm (theo địa bàn huyện trước 01/7/2025)",
    "from_cluster": "Số đơn vị thuộc cụm",
    "predecessors": "Số đơn vị trước sắp xếp",
    "identity": "Số định danh đơn vị",
    "above": "Số định danh đơn vị nhận",
    "aliases": "Tên gọi khác",
    "ended_on": "Thôi hoạt động từ",
    "successors": "Đơn vị sau sắp xếp",
    "is_unit": "Đơn vị đang xem",
}

_WHAT = {
    "form_code": "Mã biểu",
    "form_name": "Biểu",
    "field": "Lĩnh vực",
    "period_code": "Kỳ báo cáo",
    "regime": "Chế độ báo cáo",
    "kind": "Loại kỳ",
    "year": "Năm",
    "starts_on": "Từ ngày",
    "ends_on": "Đến ngày",
    "data_cutoff_on": "Thời điểm chốt số liệu",
    "opened_at": "Mở kỳ lúc",
    "locked_at": "Khóa kỳ lúc",
    "tiers": "Các cấp có biểu",
    "previous_like": "Kỳ trước cùng loại",
    "wording": "Cách ghi thời hạn",
    "last_day": "Ngày cuối còn hạn",
    "due_before": "Thời hạn gửi báo cáo",
    "nominal_due_before": "Thời hạn ghi trong văn bản",
    "source": "Nguồn",
    "verified": "Có văn bản xác nhận",
}

_REPORT = {
    "status": HEADS["status"],
    "holder": HEADS["holder"],
    "since": HEADS["since"],
    "at": "Thời điểm",
    "action": "Thao tác",
    "actor": "Tài khoản",
    "from_status": "Trạng thái trước",
    "to_status": "Trạng thái sau",
    "hours_in_status": "Số giờ ở trạng thái trước",
    "reason": "Lý do",
    "again": "Gửi lại, tiếp nhận lại",
    "first_sent_at": "Gửi lần đầu",
    "last_sent_at": "Gửi gần nhất",
    "received_at": "Tiếp nhận lúc",
    "days_late": "Số ngày chậm",
    "days_overdue": "Số ngày quá hạn",
    "step": "Bước",
    "by_code": "Mã đơn vị thao tác",
    "by_name": "Đơn vị thao tác",
    "document": "Văn bản",
}

_PROGRESS = {
    "expected": "Biểu phải gửi",
    **{name: words for name, words in STATUSES_SHORT.items() if name not in {"sent", "received"}},
    "sent": "Chờ tiếp nhận",
    "received": "Tiếp nhận",
    "on_behalf": "Cập nhật thay",
    "complete": "Biểu đã gửi",
    "completion_rate": "Tỷ lệ biểu đã gửi",
    "first_sent": "Đã gửi ít nhất một lần",
    "day": "Ngày",
    "waiting": "Chờ tiếp nhận",
    "obligations": "Biểu phải gửi, kể cả đơn vị bên dưới",
}

_PUNCTUALITY = {
    "on_time": "Gửi đúng hạn",
    "late": "Gửi chậm",
    "overdue": "Quá hạn, chưa gửi",
    "pending": "Còn hạn",
    "on_named_day": "Gửi trong chính ngày mốc",
    "on_time_rate": "Tỷ lệ gửi đúng hạn",
    "on_time_rate_sent": "Tỷ lệ đúng hạn trong số biểu đã gửi",
    **LATENESS_BANDS,
    "median_days_late": "Số ngày chậm thường gặp",
    "max_days_late": "Số ngày chậm nhiều nhất",
}

_OTHERS = {
    "units": "Số đơn vị",
    "reports": "Số biểu",
    "hours": "Số giờ chờ",
    "full": "Gửi đủ biểu",
    "partial": "Gửi thiếu biểu",
    "none": "Chưa gửi biểu nào",
    "forecast_full": "Ước tính gửi đủ khi hết hạn",
    "count_now": "Số biểu hiện nay",
    "median_hours": "Thời gian chờ thường gặp (giờ)",
    "p90_hours": "9/10 số biểu trong vòng (giờ)",
    "oldest_hours": "Lâu nhất (giờ)",
    "oldest_since": "Chờ lâu nhất từ",
    "sent_ever": "Biểu đã từng gửi",
    "returned_ever": "Biểu đã từng bị trả lại",
    "returns": "Số lần trả lại",
    "first_pass_rate": "Tỷ lệ gửi không bị trả lại",
}

_INTEGRATION = {
    "system": "Phần mềm",
    "period_start": "Từ ngày",
    "period_end": "Đến ngày",
    "as_of": "Số liệu tính đến",
    "integrated": "Tích hợp từ một cửa điện tử",
    "ratio": "Tỷ lệ tích hợp",
    "gap": "Chưa tích hợp (hồ sơ)",
    "series": "Chuỗi số liệu",
    "numerator": "Đã tích hợp (tử số)",
    "denominator": "Tổng số (mẫu số)",
    "ratio_low": "Khoảng tin cậy của tỷ lệ, từ",
    "ratio_high": "Khoảng tin cậy của tỷ lệ, đến",
    "band": "Mức",
    "rank": "Thứ hạng",
    "births": "Khai sinh",
    "marriages": "Kết hôn",
    "deaths": "Khai tử",
    "marital_status_certificates": "Xác nhận tình trạng hôn nhân",
    "parent_child_recognitions": "Nhận cha, mẹ, con",
    "guardianships": "Giám hộ",
}

_DATA = {
    "version": "Phiên bản dữ liệu",
    "data_clock": "Thời điểm cập nhật gần nhất",
    "loaded_at": "Dữ liệu nạp lúc",
    "simulated": "Số liệu mô phỏng",
    "load_name": "Tên lần nạp",
    "load_sha256": "SHA-256",
    "load_kind": "Loại nạp",
}

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        **_WHO,
        **_WHAT,
        **_REPORT,
        **_PROGRESS,
        **_PUNCTUALITY,
        **_OTHERS,
        **DEADLINES,
        **_INTEGRATION,
        **FORECAST,
        **ACCOUNT_COLUMNS,
        **QUALITY_COLUMNS,
        **IMPORT_COLUMNS,
        **SYSTEM_COLUMNS,
        **_DATA,
    }
)
"""Column of an answer and its words."""

SECOND_MEANINGS: Mapping[tuple[str, str], str] = MappingProxyType({("covered", "actual_rate"): "Trong khoảng ước tính"})
"""Words of a column that means something else where another column stands beside it (interchange §4 names both)."""


def word_of(column: str, beside: Iterable[str]) -> str:
    """Words of a column among the columns of its answer."""
    others = (SECOND_MEANINGS[column, other] for other in beside if (column, other) in SECOND_MEANINGS)
    return next(others, COLUMNS[column])


TRUTHS: Mapping[bool, str] = MappingProxyType({True: "có", False: "không"})
"""How a cell says yes and no."""
