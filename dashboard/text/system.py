"""Words of Quản trị hệ thống: loads, the audit, health."""

from collections.abc import Mapping
from types import MappingProxyType

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "load": "Lần nạp",
        "size": "Dung lượng (byte)",
        "loaded_by": "Người nạp",
        "rows_read": "Dòng đọc",
        "rows_written": "Dòng ghi",
        "load_findings": "Điểm cần rà soát",
        "entry": "Mục",
        "done_at": "Lúc",
        "person": "Tài khoản",
        "act": "Việc",
        "detail": "Chi tiết",
        "entry_hash": "Mã nối",
        "fault": "Sai lệch của nhật ký",
        "engine": "Hệ quản trị cơ sở dữ liệu",
        "schema_revision": "Phiên bản cấu trúc",
        "entries": "Số mục nhật ký",
        "head_hash": "Mã cuối của nhật ký",
        "users": "Tài khoản của hệ thống",
        "users_locked": "Tài khoản đã khóa",
        "sessions": "Phiên chưa kết thúc",
        "failing": "Nơi có lần đăng nhập sai gần đây",
    }
)
"""Words of the columns of these answers."""

LOAD_HEADS: Mapping[str, str] = MappingProxyType(
    {"loaded_at": "Nạp lúc", "load_kind": "Loại nạp", "load_name": "Tên lần nạp", "load_sha256": "SHA-256"}
)
"""Heads of the columns of loads whose words elsewhere speak of the data shown."""

ACTS: Mapping[str, str] = MappingProxyType(
    {
        "sign_in": "Đăng nhập",
        "sign_in_refused": "Đăng nhập không được",
        "sign_out": "Đăng xuất",
        "forbidden": "Xem ngoài phạm vi",
        "export": "Tải tệp",
        "letter": "Soạn công văn",
        "import": "Nạp dữ liệu",
        "unlock": "Mở kỳ đã khóa",
        "publish": "Công bố kỳ",
        "finding": "Giải trình, đóng điểm rà soát",
        "password_change": "Đổi mật khẩu",
        "user_add": "Thêm tài khoản",
        "user_reset": "Đặt lại mật khẩu",
        "user_lock": "Khóa tài khoản",
        "user_unlock": "Mở khóa tài khoản",
        "user_change": "Đổi đơn vị, vai trò",
    }
)
"""Act of the audit → its words."""

DETAILS: Mapping[str, str] = MappingProxyType(
    {
        "address": "địa chỉ",
        "way": "cách vào",
        "known_device": "máy đã biết",
        "page": "trang",
        "card": "bảng",
        "kind": "loại",
        "query": "lựa chọn",
        "unit": "đơn vị",
        "role": "vai trò",
        "username": "tài khoản",
        "name": "tên",
        "period": "kỳ",
        "withdrawn": "rút lại",
        "asked": "đã hỏi",
        "path": "địa chỉ trang",
        "deed": "việc",
        "form": "biểu",
        "check": "nội dung cần rà soát",
        "indicator": "chỉ tiêu",
        "text": "lời giải trình",
        "load": "lần nạp",
        "finding": "điểm",
        "file": "tệp",
        "sha256": "SHA-256",
        "document": "văn bản",
    }
)
"""Part of an entry's detail → its words."""
WAYS: Mapping[str, str] = MappingProxyType({"password": "mật khẩu", "oidc": "đăng nhập một lần", "demo": "xem thử"})
DEEDS: Mapping[str, str] = MappingProxyType({"explain": "giải trình", "close": "đóng", "reopen": "mở lại"})
TRUE, FALSE = "có", "không"

LOAD_KINDS: Mapping[str, str] = MappingProxyType(
    {"reference": "Danh mục", "package": "Gói dữ liệu", "appendix": "Bảng phụ lục", "simulation": "Mô phỏng"}
)

LEAD = "Lần nạp gần nhất {loaded}: {outcome}; số liệu cũ nhất đang hiển thị tính đến {clock}."
LEAD_CLEAN = "nhận đủ, không có lỗi"
LEAD_FINDINGS = "nhận đủ, có {count} điểm cần rà soát"
LEAD_NOTHING = "Chưa nạp dữ liệu nào."
WHOLE = "Nhật ký nguyên vẹn: {count} mục, mục nào cũng nối đúng với mục trước."
BROKEN = "Nhật ký không còn nguyên vẹn, có {count} chỗ sai: {places}. Đề nghị giữ nguyên cơ sở dữ liệu và báo ngay lãnh đạo."

TILE_LOADS = "Lần nạp"
TILE_FINDINGS = "Điểm cần rà soát của các lần nạp"
TILE_ENTRIES = "Mục nhật ký"
TILE_ENTRIES_WHOLE = "nguyên vẹn"
TILE_ENTRIES_BROKEN = "có chỗ sai"
TILE_REFUSED = "Đăng nhập không được"
TILE_REFUSED_NOTE = "trong {days} ngày qua"
TILE_USERS = "Tài khoản của hệ thống"
TILE_USERS_NOTE = "đã khóa {count}"
TILE_SESSIONS = "Phiên chưa kết thúc"
TILE_SESSIONS_NOTE = "kể cả phiên đã hết giờ"

LOADS_QUESTION = "Đã nạp những gì?"
LOADS_COUNTED = "Mỗi dòng một lần nạp, mới nhất ở trên"
LOADS_CAPTION = "Các lần nạp dữ liệu"
LOADS_EXPLAIN = (
    "Mỗi lần nạp là tất cả hoặc không gì cả. SHA-256 cho biết tệp đã nạp có đúng là tệp đang giữ không. "
    "Dòng ghi là dòng mới hoặc làm thay đổi số liệu đang có."
)
AUDIT_QUESTION = "Ai đã làm gì?"
AUDIT_COUNTED = "{shown} mục mới nhất trong {all} mục nhật ký"
AUDIT_CAPTION = "Nhật ký hệ thống"
AUDIT_EXPLAIN = (
    "Nhật ký chỉ ghi thêm, không sửa, không xóa; mỗi mục mang mã SHA-256 của mục trước nên mục nào bị sửa, xóa, chèn hay "
    "đổi chỗ đều lộ ra. Nên ghi lại mã cuối ở nơi khác để đối chiếu: dashboard audit verify --head MÃ."
)
ACT_LABEL = "Việc"
EVERY_ACT = "Tất cả"
HEALTH_QUESTION = "Hệ thống đang thế nào?"
HEALTH_COUNTED = "Đọc lúc mở trang"
HEALTH_CAPTION = "Tình trạng hệ thống"
HEALTH_HEADS = ("Nội dung", "Giá trị")
HELP = (
    ("Lần nạp", LOADS_EXPLAIN),
    ("Nhật ký", AUDIT_EXPLAIN),
    ("Ai xem được trang này", "Quản trị của Cục Kế hoạch – Tài chính; lãnh đạo và các đơn vị khác không thấy trang này."),
)
