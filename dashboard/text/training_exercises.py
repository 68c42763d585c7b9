"""Words of the exercises for communes: what happened, what is asked, what each step is, what was learnt."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Lesson(NamedTuple):
    """Words of one exercise; ``checks``: key → step and hint, ``options``: key → answer and what is said of it."""

    title: str
    goal: str
    story: str
    checks: Mapping[str, tuple[str, str]]
    learnt: str
    question: str = ""
    options: Mapping[str, tuple[str, str]] = MappingProxyType({})
    cells: Mapping[str, tuple[str, str]] = MappingProxyType({})
    """Cells of the form: key → its name and what the sheet says of it."""


_SENT = ("Biểu đã gửi", "Dùng tài khoản lãnh đạo (ld), bấm “Gửi báo cáo”.")
_IN_TIME = ("Gửi đúng hạn", "Biểu phải gửi trước khi hết ngày cuối của thời hạn. Đã để quá hạn thì bấm “Làm lại”.")
_APPROVE = ("Phê duyệt", "Dùng tài khoản lãnh đạo (ld), bấm “Phê duyệt”.")
_AGAIN = ("Bắt đầu tổng hợp lại sau khi bị trả lại", "Biểu bị trả lại về thẳng tài khoản bc: chọn bc, bấm “Bắt đầu tổng hợp”.")

EXERCISES: Mapping[str, Lesson] = MappingProxyType({
    "xa-vong-doi": Lesson(
        "Một biểu đi trọn đường ở xã",
        "Đưa biểu Chứng thực từ “Chưa bắt đầu” đến “Đã tiếp nhận”, kể cả khi bị trả lại một lần.",
        "Kỳ sơ bộ năm 2026 đã mở. UBND xã Mẫu 01 có hai tài khoản: công chức tổng hợp (bc) và lãnh đạo (ld). Sở Tư pháp tỉnh Mẫu A sẽ xem biểu sau khi nhận.",
        {
            "start": ("Bắt đầu tổng hợp", "Chọn tài khoản bc, bấm “Bắt đầu tổng hợp”."),
            "submit": ("Trình lãnh đạo phê duyệt", "Vẫn tài khoản bc, bấm “Chuyển (trình) lãnh đạo phê duyệt”. Xã không có bước kiểm tra."),
            "approve": _APPROVE,
            "send": ("Gửi báo cáo", "Phê duyệt xong vẫn chưa gửi. Tài khoản ld bấm “Gửi báo cáo”."),
            "start_again": _AGAIN,
            "send_again": ("Gửi lại", "Trình, phê duyệt rồi gửi lại như lần đầu."),
            "received": ("Sở tiếp nhận", "Sở tiếp nhận sau khi xã gửi lại. Hãy gửi lại trước khi khóa kỳ."),
        },
        "Biểu chỉ ra khỏi xã khi lãnh đạo bấm “Gửi báo cáo”. Bị trả lại thì biểu về thẳng công chức tổng hợp và phải đi lại đủ các bước.",
    ),
    "xa-duyet-chua-gui": Lesson(
        "Đã phê duyệt nhưng chưa gửi",
        "Gửi biểu trước khi hết hạn.",
        "16 giờ ngày cuối của thời hạn. Lãnh đạo xã đã phê duyệt biểu từ tuần trước và yên tâm là xong.",
        {
            "answer": ("Trả lời câu hỏi", "Nhìn ô “Trạng thái” và ô “Số liệu đã lên đơn vị nhận”."),
            "sent": _SENT,
            "on_time": _IN_TIME,
        },
        "“Phê duyệt” và “Gửi” là hai thao tác. Biểu đã phê duyệt mà chưa gửi thì khi khóa kỳ số liệu không lên cấp trên: đây là cách mất số liệu hay gặp nhất.",
        "Lãnh đạo đã phê duyệt. Số liệu của biểu đã lên Sở Tư pháp chưa?",
        {
            "yes": ("Rồi, phê duyệt là xong", "Chưa đúng: trạng thái là “Đã phê duyệt, chưa gửi”, số liệu vẫn ở xã."),
            "no": ("Chưa, còn phải gửi", "Đúng: còn thao tác “Gửi báo cáo” của tài khoản lãnh đạo."),
        },
    ),
    "xa-sai-vai-tro": Lesson(
        "Dùng sai vai trò",
        "Thử phê duyệt bằng tài khoản bc để đọc lời từ chối, rồi làm đúng.",
        "Công chức tổng hợp đã trình biểu. Lãnh đạo đang họp, công chức định tự phê duyệt.",
        {
            "refused": ("Gặp lời từ chối vì sai vai trò", "Chọn tài khoản bc, bấm “Phê duyệt” và đọc lý do."),
            "approve": _APPROVE,
            "sent": _SENT,
        },
        "Tài khoản bc tổng hợp và trình; phê duyệt và gửi là việc của tài khoản ld. Phần mềm từ chối theo vai trò của tài khoản.",
    ),
    "xa-truoc-ngay": Lesson(
        "“Trước ngày” là hết ngày nào?",
        "Trả lời đúng ngày cuối, rồi gửi biểu trong ngày ấy.",
        "Văn bản mô phỏng ghi: “trước ngày 10/11/2026”. Biểu đã được phê duyệt.",
        {
            "answer": ("Trả lời câu hỏi", "“Trước ngày 10/11” không gồm ngày 10/11."),
            "sent": _SENT,
            "on_time": _IN_TIME,
        },
        "“Trước ngày 10/11” là chậm nhất hết ngày 09/11. Gửi lúc 23 giờ 30 phút ngày 09/11 là đúng hạn; gửi trong ngày 10/11 là chậm 01 ngày. “Chậm nhất ngày 10/11” mới gồm cả ngày 10/11.",
        "Ngày cuối cùng gửi đúng hạn là ngày nào?",
        {
            "day_before": ("Ngày 09/11/2026", "Đúng: hết ngày 09/11, tức trước 0 giờ ngày 10/11."),
            "day": ("Ngày 10/11/2026", "Chưa đúng: “trước ngày 10/11” không gồm ngày 10/11."),
            "day_after": ("Ngày 11/11/2026", "Chưa đúng: ngày 11/11 đã quá hạn 02 ngày."),
        },
    ),
    "xa-khoa-truoc-khi-gui": Lesson(
        "Kỳ khóa khi biểu chưa gửi",
        "Đọc lời từ chối, gửi văn bản đề nghị, rồi gửi biểu.",
        "Kỳ sau mở ngày 04/01/2027 nên kỳ sơ bộ năm 2026 bị khóa. Biểu đã phê duyệt từ tháng 11 nhưng chưa gửi.",
        {
            "refused": ("Gặp lời từ chối vì kỳ đã khóa", "Chọn tài khoản ld, bấm “Gửi báo cáo” và đọc lý do."),
            "unlock": ("Kỳ được mở để chỉnh lý theo văn bản", "Điền số, ngày văn bản và lý do, bấm “Gửi văn bản đề nghị”."),
            "sent": ("Biểu đã gửi", "Biểu trở về bc: bắt đầu tổng hợp, trình, phê duyệt và gửi lại."),
        },
        "Khi khóa kỳ, biểu chưa gửi mang trạng thái “đã hoàn thành” trên phần mềm nhưng số liệu không lên cấp trên. Cách duy nhất là văn bản đề nghị gửi Cục Kế hoạch – Tài chính.",
    ),
    "xa-tra-lai-sau-han": Lesson(
        "Bị trả lại sau khi hết hạn",
        "Trả lời câu hỏi, sửa và gửi lại biểu.",
        "Xã gửi biểu trong hạn. Sở trả lại khi đã quá hạn, lý do: “Số việc chứng thực chữ ký cần rà soát lại với sổ theo dõi”.",
        {
            "answer": ("Trả lời câu hỏi", "Nhìn ô “Theo lần gửi đầu”."),
            "start_again": _AGAIN,
            "sent": ("Biểu đã gửi lại", "Trình, phê duyệt và gửi lại."),
        },
        "Đúng hạn hay chậm tính theo lần gửi đầu; lần gửi lại được ghi riêng bên cạnh. Nhưng chưa gửi lại thì số liệu vẫn thiếu.",
        "Sau khi gửi lại, biểu này được tính thế nào theo lần gửi đầu?",
        {
            "on_time": ("Gửi đúng hạn", "Đúng: lần gửi đầu trong hạn, gửi lại không làm thay đổi."),
            "late": ("Gửi chậm", "Chưa đúng: lần gửi lại chỉ hiện ở ô “Theo lần gửi cuối”."),
            "none": ("Không tính biểu này nữa", "Chưa đúng: biểu vẫn là biểu phải gửi."),
        },
    ),
    "xa-nhap-thay": Lesson(
        "Sở cập nhật thay cho xã",
        "Trả lời câu hỏi, đưa biểu đến “Đã gửi”.",
        "Máy của xã hỏng, Sở đã bắt đầu tổng hợp thay. Hôm nay xã dùng lại được phần mềm, biểu đang tổng hợp dở.",
        {
            "answer": ("Trả lời câu hỏi", "Nhìn ô “Theo lần gửi đầu” và dấu “Cập nhật thay”."),
            "behalf": ("Biểu đã gửi, có dấu cập nhật thay", "bc trình, ld phê duyệt và gửi. Không cần bắt đầu lại từ đầu."),
        },
        "Cập nhật thay không xóa nghĩa vụ và không làm chậm: biểu vẫn của xã, gửi trong hạn là đúng hạn, có dấu “Đơn vị nhận cập nhật thay”. Đừng ngồi chờ Sở gõ hộ khi xã tự làm được.",
        "Biểu do Sở cập nhật thay, gửi trước hết hạn, được tính thế nào?",
        {
            "on_time": ("Xã gửi đúng hạn, có dấu cập nhật thay", "Đúng."),
            "late": ("Xã gửi chậm vì không tự làm", "Chưa đúng: thời hạn tính theo lúc gửi, không theo ai gõ số."),
            "nobody": ("Không tính cho đơn vị nào", "Chưa đúng: biểu vẫn là biểu phải gửi của xã."),
        },
    ),
    "xa-chung-tai-khoan": Lesson(
        "Dùng chung tài khoản lãnh đạo",
        "Chọn cách đúng, rồi phê duyệt và gửi bằng tài khoản riêng.",
        "Chủ tịch đi công tác dài ngày, Phó Chủ tịch được phân công phê duyệt. Công chức tổng hợp biết mật khẩu tài khoản ld của Chủ tịch.",
        {
            "answer": ("Trả lời câu hỏi", "Mỗi người dùng có tài khoản riêng; một vai trò có thể có nhiều người."),
            "by_second": ("Dùng tài khoản riêng của người được phân công", "Chọn tài khoản có đuôi ld_2."),
            "sent": _SENT,
        },
        "Mỗi người một tài khoản, hợp với vai trò (Điều 3 khoản 1). Có thêm người ở vai trò thì đề nghị Sở cấp tài khoản có đuôi, như ld_2 (Điều 3 khoản 7, khoản 8). Dùng chung thì không biết ai đã phê duyệt.",
        "Ai phê duyệt và bằng tài khoản nào?",
        {
            "share": ("Công chức dùng tài khoản ld của Chủ tịch", "Chưa đúng: người dùng phải bảo mật tài khoản và làm đúng vai trò (Điều 18 khoản 1, khoản 2)."),
            "second": ("Phó Chủ tịch, bằng tài khoản ld_2 do Sở cấp", "Đúng: Điều 3 khoản 7 điểm b cho phép nhiều người ở một vai trò."),
            "wait": ("Chờ Chủ tịch về", "Chưa đúng: biểu sẽ quá hạn, trong khi đã có người được phân công."),
        },
    ),
    "xa-khong-va-de-trong": Lesson(
        "Số 0 và ô để trống",
        "Điền ba ô đúng như tờ tổng hợp.",
        "Tờ tổng hợp của xã có một chỉ tiêu không phát sinh và một chỉ tiêu chưa thống kê được.",
        {
            "copies": ("Chứng thực bản sao", "Gõ 1.234 hoặc 1234."),
            "signatures": ("Chứng thực chữ ký", "Không phát sinh: gõ 0."),
            "contracts": ("Chứng thực hợp đồng, giao dịch", "Chưa thống kê được: để trống."),
        },
        "0 là không phát sinh; ô trống là chưa có số liệu. Màn hình hiện “0” và “…”, hai dấu khác nhau.",
        cells={
            "copies": ("Chứng thực bản sao (bản)", "1.234"),
            "signatures": ("Chứng thực chữ ký (việc)", "không phát sinh"),
            "contracts": ("Chứng thực hợp đồng, giao dịch (việc)", "chưa thống kê được, đang chờ sổ"),
        },
    ),
    "xa-dau-cham-dau-phay": Lesson(
        "1.234 gõ thành 1,234",
        "Sửa các ô đồng nghiệp đã gõ cho đúng tờ tổng hợp.",
        "Đồng nghiệp gõ số theo kiểu tiếng Anh. Lời báo ở mỗi ô nói chỗ sai.",
        {
            "copies": ("Chứng thực bản sao", "Một nghìn hai trăm ba mươi tư: 1.234 hoặc 1234."),
            "signatures": ("Chứng thực chữ ký", "Mười hai nghìn năm trăm: 12.500 hoặc 12500."),
            "contracts": ("Chứng thực hợp đồng, giao dịch", "Ô này đã đúng, để nguyên."),
        },
        "Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân. Chắc nhất là gõ liền các chữ số: 1234.",
        cells={
            "copies": ("Chứng thực bản sao (bản)", "1.234"),
            "signatures": ("Chứng thực chữ ký (việc)", "12.500"),
            "contracts": ("Chứng thực hợp đồng, giao dịch (việc)", "7"),
        },
    ),
})
