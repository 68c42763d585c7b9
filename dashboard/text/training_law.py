"""Why the sandbox refuses: the sentence, and the article behind it with how sure the source is.

Articles are those of the regulation issued with Quyết định 2626/QĐ-BTP (30/12/2020) and of Công văn
121/BTP-KHTC (10/01/2020), both read in full (certainty A). What no document says is called a convention.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.text.labels import ACTIONS, STATUSES

REGULATION = "Quy chế ban hành kèm theo Quyết định 2626/QĐ-BTP ngày 30/12/2020"
LETTER_121 = "Công văn 121/BTP-KHTC ngày 10/01/2020"
CERTAIN = "mức tin cậy A: nguyên văn văn bản"
CONVENTION = "Quy ước của hệ thống theo dõi; Quy chế không ghi điều này."
SOURCE = "{document}, {article} ({certainty})."

TOLD: Mapping[str, str] = MappingProxyType({
    "wrong_role": "Tài khoản này không được “{action}”. Việc đó thuộc vai trò: {expected}.",
    "wrong_order": "Chưa thể “{action}” khi biểu đang “{status}”.",
    "after_lock": "Kỳ đã khóa nên không thể “{action}”. Cần văn bản đề nghị gửi Cục Kế hoạch – Tài chính.",
    "before_opening": "Kỳ chưa mở vào thời điểm này nên không thể “{action}”.",
    "unlock_before_lock": "Kỳ chưa khóa nên không có gì để mở. Trước khi khóa kỳ, biểu có sai sót được trả lại để sửa.",
    "no_check_at_commune": "UBND cấp xã không có bước kiểm tra; chuyển thẳng lãnh đạo phê duyệt.",
    "return_without_reason": "Trả lại phải ghi lý do.",
    "unlock_without_letter": "Mở kỳ đã khóa phải ghi số, ngày văn bản và lý do.",
    "not_unit_above": "Tài khoản này không thuộc đơn vị được “{action}” biểu của đơn vị đang thực hành.",
    "missing_by_unit": "Đơn vị có biểu không tự “{action}”; việc đó thuộc đơn vị khác.",
    "not_above": "Tài khoản này không thuộc đơn vị có biểu, cũng không thuộc đơn vị nhận báo cáo của đơn vị ấy.",
    "role_at_tier": "UBND cấp xã không có tài khoản người kiểm tra.",
    "lock_elsewhere": "Khóa kỳ do phần mềm thực hiện khi mở kỳ sau.",
    "missing_value": "Chưa chọn tài khoản thực hiện.",
})

_WORK = {
    "start": ("Điều 6 khoản 3", "“Kiểm tra, cập nhật, hoàn thiện số liệu các biểu báo cáo thống kê được giao” là việc của chuyên viên tổng hợp."),
    "submit_check": ("Điều 6 khoản 4", "Chuyên viên tổng hợp “chuyển biểu báo cáo thống kê cho người kiểm tra (nếu biểu báo cáo thống kê cần có người kiểm tra trước khi chuyển Lãnh đạo phê duyệt)”."),
    "submit_approve": ("Điều 6 khoản 4 và Điều 7 khoản 3", "Biểu cần kiểm tra phải qua người kiểm tra; người kiểm tra “chuyển các biểu báo cáo thống kê hợp lệ, đã kiểm tra” cho lãnh đạo. Biểu không cần kiểm tra do chuyên viên chuyển thẳng lãnh đạo."),
    "approve": ("Điều 8 khoản 1", "Lãnh đạo được phân công “kiểm tra, phê duyệt các biểu báo cáo thống kê hợp lệ”."),
    "send": ("Điều 8 khoản 3 và Điều 4 khoản 4", "Lãnh đạo “gửi các biểu báo cáo thống kê hợp lệ, đã được phê duyệt lên cơ quan, đơn vị cấp trên”. Số liệu “khi được phê duyệt và gửi đi bởi tài khoản của Lãnh đạo” mới là báo cáo chính thức."),
    "receive": ("Điều 6 khoản 2", "Chuyên viên tổng hợp của đơn vị nhận “kiểm tra, tiếp nhận, tiếp nhận lại các biểu báo cáo thống kê hợp lệ” của cấp dưới."),
    "return": ("Điều 6 khoản 2, Điều 7 khoản 2 và Điều 8 khoản 2", "Người kiểm tra, lãnh đạo trả lại biểu đang ở khâu của mình; biểu đã gửi do đơn vị nhận trả lại."),
    "unlock": ("Điều 9 khoản 3", "Đơn vị “phải có văn bản đề nghị, nêu rõ nguyên nhân, lý do cần chỉnh lý/bổ sung, gửi về Cục Kế hoạch - Tài chính để xem xét và hỗ trợ thực hiện”."),
}
"""Action → article and what it says of the work."""

_RULES = {
    "after_lock": ("Điều 5 khoản 3 và Điều 9 khoản 3", "Khi mở kỳ mới, kỳ trước bị khóa; biểu đang làm “tự động chuyển sang trạng thái báo cáo đã hoàn thành nhưng số liệu của các báo cáo này không được gửi lên đơn vị cấp trên”. Muốn chỉnh lý phải có văn bản đề nghị gửi Cục Kế hoạch - Tài chính."),
    "before_opening": ("Điều 5 khoản 1", "Cục Công nghệ thông tin mở kỳ báo cáo; trước đó chưa thao tác được."),
    "unlock_before_lock": ("Điều 9 khoản 2", "Trước khi khóa kỳ, biểu có sai sót được “người có thẩm quyền trả lại”; văn bản đề nghị chỉ dùng cho kỳ đã khóa (khoản 3)."),
    "unlock_without_letter": _WORK["unlock"],
    "no_check_at_commune": ("Điều 3 khoản 6 và Điều 6 khoản 4", "UBND cấp xã chỉ được cấp 02 loại tài khoản: lãnh đạo (ld) và công chức tổng hợp (bc)."),
    "role_at_tier": ("Điều 3 khoản 6", "UBND cấp xã chỉ được cấp 02 loại tài khoản: lãnh đạo (ld) và công chức tổng hợp (bc)."),
    "not_above": ("Điều 3 khoản 1", "Mỗi người dùng được cấp tài khoản riêng, phù hợp với vai trò của mình."),
    "missing_value": ("Điều 3 khoản 1", "Mỗi người dùng được cấp tài khoản riêng, phù hợp với vai trò của mình."),
}
"""Code → article and what it says, whatever the action."""

_CONVENTIONS = {
    "return_without_reason": "Điều 7 khoản 2 và Điều 8 khoản 2 cho trả lại biểu không hợp lệ; ghi lý do để đơn vị biết chỗ phải sửa.",
    "lock_elsewhere": "Khóa kỳ xảy ra khi mở kỳ sau (Điều 5 khoản 3 Quy chế).",
}

_AGAIN = ("Điều 9 khoản 2", "Biểu đã chuyển đi muốn sửa phải được người có thẩm quyền trả lại; biểu bị trả lại “được gửi trực tiếp về tài khoản của chuyên viên tổng hợp”.")
_COVER = "Mục 2: đơn vị cấp trên được “chủ động cập nhật trực tiếp số liệu” của đơn vị chưa dùng được phần mềm vào biểu tổng hợp của mình."


def told(code: str, action: str, status: str, expected: str) -> str:
    """Sentence of a refusal."""
    return TOLD[code].format(action=ACTIONS[action], status=STATUSES[status], expected=expected)


def because(code: str, action: str) -> tuple[str, str]:
    """What the article says, and which article with its certainty; a convention names no article of its own."""
    if code in _CONVENTIONS:
        return _CONVENTIONS[code], CONVENTION
    if action == "cover":
        return _COVER, SOURCE.format(document=LETTER_121, article="mục 2", certainty=CERTAIN)
    article, says = _RULES.get(code) or _again(code, action) or _WORK[action]
    return says, SOURCE.format(document=REGULATION, article=article, certainty=CERTAIN)


def _again(code: str, action: str) -> tuple[str, str] | None:
    return _AGAIN if (code, action) == ("wrong_order", "start") else None


CELLS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "not_a_count": ("“{text}” không phải số đếm viết kiểu Việt Nam.", "Dấu chấm ngăn từng nhóm ba chữ số, dấu phẩy ngăn phần thập phân: một nghìn hai trăm ba mươi tư viết là 1.234 hoặc 1234; “1,234” đọc là một phẩy hai trăm ba mươi tư."),
    "blank": ("Ô để trống, tờ tổng hợp có số.", "Ô trống nghĩa là chưa có số liệu, màn hình hiện “…”."),
    "blank_for_zero": ("Ô để trống, tờ tổng hợp ghi không phát sinh.", "Không phát sinh thì gõ 0. Ô trống nghĩa là chưa có số liệu, màn hình hiện “…” và biểu bị coi là thiếu số."),
    "zero_for_blank": ("Gõ 0, tờ tổng hợp ghi chưa thống kê được.", "Số 0 khẳng định là không phát sinh việc nào. Chưa có số liệu thì để trống và báo đơn vị nhận báo cáo."),
    "number_for_blank": ("Có số, tờ tổng hợp ghi chưa thống kê được.", "Chưa có số liệu thì để trống, không ước chừng."),
    "other_number": ("“{text}” là số khác với tờ tổng hợp.", "Hãy đọc lại tờ tổng hợp và gõ đúng số."),
})
"""What is wrong with a cell, and why; a convention of how numbers are written, in no article."""
