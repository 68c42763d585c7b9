"""How each finding about accounts is told, by which article, how sure that is (regulation.md keeps the labels)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SET = "Văn bản quy định"
BY_ANALOGY = "Áp dụng tương tự, cần xác nhận"
SIGN = "Dấu hiệu để rà soát"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a finding is told, the document behind it, how sure it is."""

    how: str
    source: str
    certainty: str


RULES: Mapping[str, Rule] = MappingProxyType({
    "no_usable_account": Rule(
        "Đơn vị có biểu phải gửi mà ở một vai trò bắt buộc không có tài khoản nào đang dùng.",
        "Quy chế 2626/QĐ-BTP, Điều 3 khoản 4, 5, 6; Điều 4 khoản 4", SET,
    ),
    "leaver_active": Rule(
        "Tài khoản đang dùng, và có một trong các dấu hiệu: đơn vị đã thôi hoạt động; nhiệm vụ đã chuyển khỏi ngành; "
        "cùng người đó được cấp tài khoản sau tại đơn vị khác; tài khoản của người đó tại đơn vị ở phần mềm khác đã "
        "thu hồi. Danh sách tài khoản không ghi ngày thôi nhiệm vụ.",
        "Công văn CNTT-CĐS 2023 mục 3; Quy chế 2626/QĐ-BTP, Điều 3 khoản 8", SIGN,
    ),
    "role_not_allowed": Rule(
        "Tài khoản đang dùng ở vai trò mà Quy chế không cấp cho cấp đó, ví dụ người kiểm tra ở UBND cấp xã.",
        "Quy chế 2626/QĐ-BTP, Điều 3 khoản 4, 5, 6", SET,
    ),
    "default_password": Rule(
        "Tài khoản đang dùng, chưa có lần đổi mật khẩu nào.",
        "Quy chế 2626/QĐ-BTP, Điều 18 khoản 1; Công văn 121/BTP-KHTC mục 4.2", SET,
    ),
    "never_signed_in": Rule(
        "Tài khoản đang dùng, chưa có lần đăng nhập nào tính đến thời điểm đang xem.",
        "Công văn 121/BTP-KHTC mục 4.2, 4.3", SIGN,
    ),
    "old_password": Rule(
        "Lần đổi mật khẩu gần nhất cách thời điểm đang xem quá 03 tháng, tính theo tháng lịch.",
        "Công văn 1291/TCTHADS-TKDLCN mục 1.1 (thư điện tử công vụ, phần mềm thi hành án)", BY_ANALOGY,
    ),
    "two_duties": Rule(
        "Một người giữ tài khoản đang dùng ở hai vai trò hoặc hai đơn vị. Kiêm nhiệm ở UBND cấp xã là phổ biến và không "
        "bị cấm; cần rà soát để người tổng hợp không tự phê duyệt ngoài phân công.",
        "Quy chế 2626/QĐ-BTP, Điều 3 khoản 1", SIGN,
    ),
    "name_rule": Rule(
        "Tên đăng nhập khác dạng mã đơn vị_mã vai trò hoặc mã đơn vị_mã vai trò_ký hiệu; mã cũ của đơn vị vẫn được nhận.",
        "Quy chế 2626/QĐ-BTP, Điều 3 khoản 7; Công văn 121/BTP-KHTC mục 4.1", SET,
    ),
})  # fmt: skip
"""Finding → its rule."""
