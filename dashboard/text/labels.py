"""Keys of the program and the words on screen for them (one table, both ways).

A key is an English identifier of the domain, a status, a tier, an action; the words are final.
"""

from collections.abc import Mapping
from types import MappingProxyType


def _frozen(words: dict[str, str]) -> Mapping[str, str]:
    return MappingProxyType(words)


APP_NAME = "Hệ thống theo dõi, đôn đốc báo cáo thống kê ngành Tư pháp"
APP_SHORT = "Theo dõi báo cáo thống kê"
MINISTRY = "Bộ Tư pháp"
CENTRE = "Cục Kế hoạch – Tài chính"
CENTRE_SHORT = "Cục"
NATION = "Cả nước"
SIMULATED = "DỮ LIỆU MÔ PHỎNG"
NEEDS_CONFIRMATION = "chưa có văn bản xác nhận"
NEEDS_CONFIRMATION_TAG = "cần xác nhận"

PAGES = _frozen(
    {
        "overview": "Tổng quan",
        "progress": "Tiến độ gửi báo cáo",
        "deadlines": "Chấp hành thời hạn",
        "integration": "Tích hợp dữ liệu",
        "appendix": "Nhập bảng phụ lục",
        "unit": "Đơn vị báo cáo",
        "quality": "Rà soát số liệu",
        "accounts": "Tài khoản người dùng",
        "chasing": "Đôn đốc",
        "training": "Tập huấn",
        "system": "Quản trị hệ thống",
    }
)

TIERS = _frozen(
    {
        "commune": "UBND cấp xã",
        "district": "Phòng Tư pháp cấp huyện",
        "province": "Sở Tư pháp",
        "ministry_unit": "Đơn vị thuộc Bộ",
        "legal_department": "Tổ chức pháp chế bộ, ngành",
        "ministry": "Cục Kế hoạch – Tài chính (Bộ Tư pháp)",
    }
)
"""Whose reports, as the choice and the table heads name them."""

TIER_NOUNS = _frozen(
    {
        "commune": "xã, phường",
        "district": "Phòng Tư pháp",
        "province": "Sở Tư pháp",
        "ministry_unit": "đơn vị thuộc Bộ",
        "legal_department": "tổ chức pháp chế",
    }
)
"""How a sentence names the units of a tier."""

TIER_SHORT = _frozen(
    {
        "commune": "xã, phường",
        "district": "Phòng",
        "province": "Sở",
        "ministry_unit": "đơn vị",
        "legal_department": "tổ chức",
    }
)
"""The same once the tier has been named in full."""

UNIT_NOUN = "đơn vị"
"""The same where reports of every tier are looked at."""

ALL_TIERS = "Tất cả các cấp"

STATUSES = _frozen(
    {
        "not_started": "Chưa bắt đầu",
        "compiling": "Đang tổng hợp, cập nhật số liệu",
        "checking": "Chờ kiểm tra",
        "approving": "Chờ lãnh đạo phê duyệt",
        "approved": "Đã phê duyệt, chưa gửi",
        "sent": "Đã gửi, chờ tiếp nhận",
        "received": "Đã tiếp nhận",
        "returned": "Bị trả lại, chưa gửi lại",
        "covered": "Số liệu được cập nhật trực tiếp vào biểu tổng hợp của đơn vị nhận",
        "closed_unsent": "Kỳ đã khóa, biểu chưa gửi",
        "exempt": "Không thuộc diện báo cáo",
    }
)

STATUSES_SHORT = _frozen(
    {
        "not_started": "Chưa bắt đầu",
        "compiling": "Đang tổng hợp",
        "checking": "Chờ kiểm tra",
        "approving": "Chờ phê duyệt",
        "approved": "Đã duyệt, chưa gửi",
        "sent": "Chờ tiếp nhận",
        "received": "Đã tiếp nhận",
        "returned": "Bị trả lại",
        "covered": "Cập nhật vào biểu tổng hợp",
        "closed_unsent": "Khóa kỳ, chưa gửi",
        "exempt": "Không thuộc diện",
    }
)

HOLDERS = _frozen(
    {
        "bc": "chuyên viên tổng hợp",
        "kt": "người kiểm tra",
        "ld": "lãnh đạo đơn vị",
        "above": "đơn vị nhận báo cáo",
    }
)

ROLES = _frozen(
    {
        "bc": "Chuyên viên tổng hợp",
        "kt": "Người kiểm tra",
        "ld": "Lãnh đạo phê duyệt",
        "admin": "Quản trị tại địa phương",
    }
)

ACTIONS = _frozen(
    {
        "start": "Bắt đầu tổng hợp",
        "cover": "Cập nhật trực tiếp vào biểu tổng hợp",
        "submit_check": "Chuyển kiểm tra",
        "submit_approve": "Chuyển (trình) lãnh đạo phê duyệt",
        "approve": "Phê duyệt",
        "send": "Gửi báo cáo",
        "receive": "Tiếp nhận",
        "return": "Trả lại (kèm lý do)",
        "lock": "Khóa kỳ (tự động khi mở kỳ sau)",
        "unlock": "Mở để chỉnh lý, bổ sung số liệu kỳ đã khóa",
        "exempt": "Xác định không thuộc diện báo cáo",
    }
)

VERDICTS = _frozen(
    {
        "full": "Gửi đủ biểu",
        "partial": "Gửi thiếu biểu",
        "none": "Chưa gửi biểu nào",
    }
)

MEASURES = _frozen(
    {
        "expected": "Biểu phải gửi",
        "complete": "Biểu đã gửi",
        "completion_rate": "Tỷ lệ biểu đã gửi",
        "on_time": "Gửi đúng hạn",
        "sent_in_time": "Đã gửi trong hạn",
        "late": "Gửi chậm",
        "overdue": "Quá hạn, chưa gửi",
        "pending": "Còn hạn",
        "late_unverified": "Gửi sau mốc theo dõi",
        "overdue_unverified": "Quá mốc theo dõi, chưa gửi",
        "on_named_day": "Gửi trong chính ngày mốc",
        "on_time_rate": "Tỷ lệ gửi đúng hạn",
        "on_time_rate_sent": "Tỷ lệ đúng hạn trong số biểu đã gửi",
        "covered": "Cập nhật vào biểu tổng hợp",
        "first_pass_rate": "Tỷ lệ gửi không bị trả lại",
        "returns": "Số lần trả lại",
        "on_behalf": "Cập nhật thay",
        "on_behalf_share": "Tỷ lệ biểu cập nhật thay",
        "waiting_at_centre": "Chờ Cục tiếp nhận",
        "waiting_at_department": "Chờ Sở tiếp nhận",
        "forecast": "Ước tính đến hết hạn",
    }
)

LATENESS_BANDS = _frozen(
    {
        "late_1_2": "Chậm 01–02 ngày",
        "late_3_5": "Chậm 03–05 ngày",
        "late_6_10": "Chậm 06–10 ngày",
        "late_over_10": "Chậm trên 10 ngày",
    }
)

PERIOD_KINDS = _frozen(
    {
        "6-thang": "6 tháng {year}",
        "nam": "Năm {year}",
        "nam-chinh-thuc": "Năm chính thức {year}",
        "so-bo-6-thang": "Sơ bộ 6 tháng {year}",
        "so-bo-nam": "Sơ bộ năm {year}",
        "tron-nam": "Tròn năm {year}",
    }
)

REGIMES = _frozen(
    {
        "TT03_2019": "Thông tư 03/2019/TT-BTP",
        "TT17_2025": "Thông tư 17/2025/TT-BTP",
    }
)

PERIOD_STATES = _frozen({"open": "Đang mở", "locked": "Đã khóa", "not_open": "Chưa mở"})

HEADS = _frozen(
    {
        "ordinal": "STT",
        "unit": "Đơn vị báo cáo",
        "receiver": "Đơn vị nhận báo cáo",
        "form": "Biểu",
        "field": "Lĩnh vực",
        "status": "Trạng thái",
        "holder": "Đang ở khâu",
        "since": "Từ lúc",
        "day": "Ngày",
        "expected": "Phải gửi",
        "complete": "Đã gửi",
        "missing": "Còn thiếu",
        "rate": "Tỷ lệ",
        "days_late": "Số ngày chậm",
        "days_left": "Còn lại",
        "note": "Ghi chú, giải trình",
        "reports": "Số biểu",
        "oldest": "Lâu nhất",
        "median": "Thời gian chờ thường gặp (một nửa số biểu)",
        "province": "Tỉnh, thành phố",
    }
)
