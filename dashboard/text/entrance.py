"""Words of the entrance: signing in and out, changing the password, the end of a session."""

from collections.abc import Mapping
from types import MappingProxyType

TITLE = "Đăng nhập"
LEAD = "Theo dõi, đôn đốc báo cáo thống kê từ xã, phường đến Bộ: ai đã gửi, biểu nào còn thiếu, đang vướng ở khâu nào."
USERNAME = "Tên đăng nhập"
PASSWORD = "Mật khẩu"  # noqa: S105  a label
SHOW_PASSWORD = "Hiện mật khẩu"  # noqa: S105  a label
SUBMIT = "Đăng nhập"
PROVIDER = "Đăng nhập một lần (SSO)"
OR = "hoặc"
FORGOTTEN = "Quên mật khẩu hoặc chưa có tài khoản: đề nghị liên hệ quản trị của Cục Kế hoạch – Tài chính."
SIGN_OUT = "Đăng xuất"

BY_PASSWORD = "Đăng nhập bằng tài khoản"  # noqa: S105  a label
DEMO_TITLE = "Xem thử với dữ liệu mô phỏng"
DEMO_LEAD = "Chọn một vai để vào xem, không cần mật khẩu. Mọi số liệu đều do máy mô phỏng."
GUISES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "btp_khtc_ld": ("Lãnh đạo Cục Kế hoạch – Tài chính", "Cả nước"),
        "tinhnghean_bc": ("Chuyên viên Sở Tư pháp tỉnh Nghệ An", "Sở và 130 xã, phường của tỉnh"),
        "huyennamdan_tnan_bc": ("Phòng Tư pháp huyện Nam Đàn", "Trước 01/7/2025: huyện và các xã"),
        "xasonlam_tnan_bc": ("Công chức UBND xã Sơn Lâm", "Biểu của xã mình"),
        "taphuan": ("Báo cáo viên tập huấn", "Dữ liệu mô phỏng, bài tập"),
        "btp_khtc_admin": ("Quản trị hệ thống của Cục", "Lần nạp, nhật ký, tình trạng hệ thống"),
    }
)
"""Account of the demonstration → who it is, and what it sees."""

PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "wrong": "Tên đăng nhập hoặc mật khẩu không đúng.",
        "closed": "Đã thử sai nhiều lần. Đề nghị thử lại sau {time}, hoặc đăng nhập từ máy đồng chí vẫn dùng.",
        "busy": "Đang có nhiều người đăng nhập cùng lúc. Đề nghị thử lại sau ít giây.",
        "db_down": "Chưa kết nối được cơ sở dữ liệu. Đề nghị thử lại sau ít phút.",
        "provider": "Chưa đăng nhập một lần được. Đề nghị thử lại, hoặc dùng tên đăng nhập và mật khẩu.",
        "no_account": "Tài khoản này chưa được cấp quyền vào hệ thống. Đề nghị liên hệ quản trị của Cục.",
        "different": "Hai lần nhập mật khẩu mới không giống nhau.",
        "weak": "Mật khẩu mới chưa đạt yêu cầu:",
        "old_wrong": "Mật khẩu hiện tại không đúng.",
        "old_closed": "Đã nhập sai mật khẩu hiện tại nhiều lần. Đề nghị thử lại sau {time}.",
    }
)
TIME = "{hour} giờ {minute} phút"

NOTICES: Mapping[str, str] = MappingProxyType(
    {
        "signed_out": "Đã đăng xuất.",
        "expired": "Phiên làm việc đã hết, đề nghị đăng nhập lại.",
        "changed": "Đã đổi mật khẩu.",
    }
)

CHANGE_TITLE = "Đổi mật khẩu"
CHANGE_FORCED = "Trước khi tiếp tục, đồng chí cần đổi mật khẩu: đây là mật khẩu được cấp, hoặc đã dùng quá 03 tháng."
CHANGE_LEAD = "Sau khi đổi, các máy khác đang đăng nhập bằng tài khoản này sẽ phải đăng nhập lại."
CURRENT_PASSWORD = "Mật khẩu hiện tại"  # noqa: S105  a label
NEW_PASSWORD = "Mật khẩu mới"  # noqa: S105  a label
AGAIN = "Nhập lại mật khẩu mới"
CHANGE_SUBMIT = "Đổi mật khẩu"
CHANGE_BACK = "Để sau, về trang Tổng quan"

PROFILES: Mapping[str, str] = MappingProxyType(
    {
        "moj": "Ít nhất 8 ký tự, có 3 trong 4 loại: chữ thường, chữ hoa, chữ số, ký hiệu. Đổi ít nhất 03 tháng một lần.",
        "asvs": "Ít nhất 15 ký tự; một câu dễ nhớ là tốt nhất.",
    }
)
RULES: Mapping[str, str] = MappingProxyType(
    {
        "short": "ngắn hơn số ký tự yêu cầu",
        "long": "dài quá 128 ký tự",
        "classes": "chưa có đủ 3 trong 4 loại ký tự",
        "username": "có chứa tên đăng nhập hoặc một phần của tên",
        "common": "là từ, dãy phím hoặc mẫu dễ đoán",
        "same": "giống mật khẩu hiện tại",
    }
)

FAILED_TITLE = "Chưa thực hiện được"
FAILED: Mapping[int, str] = MappingProxyType(
    {
        400: "Yêu cầu không đúng dạng.",
        401: "Phiên làm việc đã hết, đề nghị đăng nhập lại.",
        403: "Biểu mẫu này đã hết hạn hoặc không được gửi từ trang của hệ thống. Đề nghị tải lại trang rồi làm lại.",
        404: "Không có trang nào ở địa chỉ này.",
        405: "Không có trang nào ở địa chỉ này.",
        421: "Hệ thống không phục vụ ở tên máy này.",
        503: "Chưa kết nối được cơ sở dữ liệu. Đề nghị thử lại sau ít phút.",
    }
)
FAILED_OTHER = "Có lỗi khi xử lý. Đề nghị thử lại sau ít phút; nếu vẫn lỗi, báo bộ phận hỗ trợ."

IDLE_WARNING = "Đã lâu không thao tác, phiên làm việc sẽ kết thúc sau"
LAST_WARNING = "Phiên làm việc đã đủ thời gian cho phép, sẽ kết thúc sau"
STAY = "Tiếp tục làm việc"
OVER_TITLE = "Phiên làm việc đã hết"
OVER = "Phiên làm việc đã hết, đề nghị đăng nhập lại. Số liệu trên trang đã được xóa khỏi màn hình."
SIGN_IN_AGAIN = "Đăng nhập lại"
