"""Words of the commands that keep the dashboard's own accounts."""

from collections.abc import Mapping
from types import MappingProxyType

GROUP = "Tài khoản của hệ thống này: thêm, đặt lại mật khẩu, khóa, liệt kê."
ADD = "Thêm một tài khoản; mật khẩu ban đầu được tạo và hiện một lần."
RESET = "Đặt lại mật khẩu; mọi phiên đang mở kết thúc, lần đăng nhập sau phải đổi."
LOCK = "Khóa tài khoản; mọi phiên đang mở kết thúc ngay."
LIST = "Liệt kê các tài khoản."

USERNAME = "Tên đăng nhập, ví dụ tinhnghean_bc."
UNIT = "Mã đơn vị của tài khoản. Mặc định: theo tên đăng nhập."
ROLE = "Vai trò: ld, kt, bc, admin hoặc taphuan (báo cáo viên tập huấn). Mặc định: theo tên đăng nhập."
TYPED = "Tự nhập mật khẩu ban đầu từ bàn phím thay vì để chương trình tạo."
UNDO = "Mở khóa thay vì khóa."

TYPE_PASSWORD = "Mật khẩu ban đầu: "  # noqa: S105  a label
TYPE_AGAIN = "Nhập lại: "
DIFFERENT = "hai lần nhập không giống nhau."
NOT_A_LOGIN = "không đọc được đơn vị và vai trò từ tên “{username}”; hãy ghi --unit và --role."

ADDED = "Đã thêm tài khoản {username} ({role}, {unit})."
WAS_RESET = "Đã đặt lại mật khẩu của {username}."
FIRST_PASSWORD = "Mật khẩu ban đầu, chỉ hiện một lần này: {password}"  # noqa: S105  a label
MUST_CHANGE = "Người dùng phải đổi mật khẩu này ở lần đăng nhập đầu tiên."
LOCKED = "Đã khóa tài khoản {username}."
UNLOCKED = "Đã mở khóa tài khoản {username}."
NO_USERS = "Chưa có tài khoản nào. Thêm bằng: dashboard user add TÊN"
LINE = "{username:<32} {unit:<28} {role:<8} {state}"
STATES: Mapping[str, str] = MappingProxyType(
    {
        "locked": "đã khóa",
        "none": "không có mật khẩu (đăng nhập một lần, hoặc xem thử)",
        "first": "chưa đổi mật khẩu ban đầu",
        "due": "mật khẩu đã quá hạn",
        "active": "đang dùng, {sessions} phiên đang mở",
    }
)

AUDIT = "Nhật ký hệ thống."
VERIFY = "Kiểm tra nhật ký: có mục nào bị sửa, xóa, chèn hay đổi chỗ không."
HEAD = "Mã cuối đã ghi lại ở lần kiểm tra trước; phải còn trong nhật ký."
VERIFIED = "Nhật ký nguyên vẹn: {count} mục, mã cuối {head}. Nên ghi lại mã này ở nơi khác để đối chiếu lần sau."
HEAD_GONE = "Không thấy mã {head} trong nhật ký: các mục đã ghi trước đây không còn như cũ."
