"""What the columns of answers about accounts are called, and the words of their codes (users §6.9)."""

from collections.abc import Mapping
from types import MappingProxyType

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "no_usable_account": "Thiếu tài khoản ở vai trò bắt buộc",
        "leaver_active": "Người đã thôi nhiệm vụ, tài khoản chưa khóa",
        "role_not_allowed": "Vai trò không có ở cấp này",
        "default_password": "Chưa đổi mật khẩu ban đầu",
        "never_signed_in": "Chưa đăng nhập lần nào",
        "old_password": "Quá 03 tháng chưa đổi mật khẩu",
        "two_duties": "Một người giữ nhiều vai trò (cần rà soát)",
        "name_rule": "Tên đăng nhập không theo quy tắc",
    }
)
"""Finding → its words, in the order of ``domain.account_findings.Finding``."""

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "no_account": "chưa được cấp tài khoản",
        "locked": "tài khoản đã khóa",
        "revoked": "tài khoản đã thu hồi",
        "unit_ended": "đơn vị đã thôi hoạt động",
        "duty_moved": "nhiệm vụ đã chuyển sang Bộ Công an",
        "newer_account": "người dùng đã được cấp tài khoản tại đơn vị khác",
        "revoked_elsewhere": "tài khoản của người dùng ở phần mềm khác đã thu hồi",
    }
)
"""What a finding is told by."""

SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        "thong-ke": "Thống kê",
        "ho-tich": "Hộ tịch",
        "ly-lich-tu-phap": "Lý lịch tư pháp",
        "tro-giup-phap-ly": "Trợ giúp pháp lý",
        "cong-chung": "Công chứng",
        "dau-gia-tai-san": "Đấu giá tài sản",
    }
)
"""Software whose accounts a Sở looks after (CNTT-CĐS 2023 mục 3), the statistics one first."""

ACCOUNT_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "finding": "Nội dung cần rà soát",
        "username": "Tên đăng nhập",
        "role": "Vai trò",
        "sign": "Căn cứ",
        "province_name": "Sở Tư pháp",
        "accounts": "Số tài khoản",
        "active": "Đang dùng",
        "locked": "Đã khóa",
        "revoked": "Đã thu hồi",
        "listed": "Đơn vị đã có danh sách tài khoản",
        "ready": "Đơn vị đủ tài khoản",
        "missing_bc": "Thiếu tài khoản tổng hợp",
        "missing_kt": "Thiếu tài khoản kiểm tra",
        "missing_ld": "Thiếu tài khoản lãnh đạo",
        "missing_admin": "Thiếu tài khoản quản trị",
        "duty": "Nhiệm vụ",
        "name": "Họ và tên",
        "position": "Chức vụ",
        "phone": "Điện thoại",
        "email": "Thư điện tử",
    }
)
"""Column of an answer and its words; merged into ``text.columns``."""
