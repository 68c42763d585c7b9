"""Words of the exercises for a Sở and for Cục KHTC."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.text.training_exercises import Lesson

_SENT = ("Biểu đã gửi", "Dùng tài khoản lãnh đạo Sở (ld), bấm “Gửi báo cáo”.")
_IN_TIME = ("Gửi đúng hạn", "Biểu phải gửi trước khi hết ngày cuối của thời hạn. Đã để quá hạn thì bấm “Làm lại”.")

EXERCISES: Mapping[str, Lesson] = MappingProxyType({
    "so-vong-doi": Lesson(
        "Một biểu đi trọn đường ở Sở",
        "Đưa biểu Công chứng từ “Chưa bắt đầu” đến “Đã tiếp nhận”; người kiểm tra trả lại một lần.",
        "Sở Tư pháp tỉnh Mẫu A có ba vai trò: chuyên viên tổng hợp (bc), người kiểm tra (kt), lãnh đạo Sở (ld). Cục Kế hoạch – Tài chính là đơn vị nhận báo cáo. Học viên đóng lần lượt các vai.",
        {
            "start": ("Bắt đầu tổng hợp", "Chọn tài khoản bc của Sở, bấm “Bắt đầu tổng hợp”."),
            "submit_check": ("Chuyển kiểm tra", "Tài khoản bc bấm “Chuyển kiểm tra”."),
            "return": ("Người kiểm tra trả lại, ghi lý do", "Chọn tài khoản kt, ghi lý do rồi bấm “Trả lại”."),
            "check_again": ("Sửa và chuyển kiểm tra lại", "Biểu về bc: bắt đầu tổng hợp, rồi chuyển kiểm tra."),
            "submit_approve": ("Người kiểm tra trình lãnh đạo", "Chọn tài khoản kt, bấm “Chuyển (trình) lãnh đạo phê duyệt”."),
            "approve": ("Phê duyệt", "Chọn tài khoản ld của Sở, bấm “Phê duyệt”."),
            "send": ("Gửi báo cáo", "Vẫn tài khoản ld, bấm “Gửi báo cáo”."),
            "received": ("Cục tiếp nhận", "Chọn tài khoản bc của Cục, bấm “Tiếp nhận”."),
        },
        "Mỗi bước có một vai trò. Trả lại luôn về thẳng chuyên viên tổng hợp, không về bước trước đó.",
    ),
    "so-bo-qua-kiem-tra": Lesson(
        "Bỏ qua bước kiểm tra",
        "Thử trình thẳng lãnh đạo, đọc lời từ chối, rồi đi qua người kiểm tra.",
        "Biểu của Sở cần kiểm tra trước khi lãnh đạo phê duyệt. Sắp hết hạn, chuyên viên muốn trình thẳng.",
        {
            "refused": ("Gặp lời từ chối vì sai thứ tự", "Tài khoản bc bấm “Chuyển (trình) lãnh đạo phê duyệt”."),
            "submit_check": ("Chuyển kiểm tra", "Tài khoản bc bấm “Chuyển kiểm tra”."),
            "approving": ("Biểu chờ lãnh đạo phê duyệt", "Tài khoản kt bấm “Chuyển (trình) lãnh đạo phê duyệt”."),
        },
        "Biểu cần kiểm tra chỉ đến lãnh đạo qua tài khoản kt (Điều 6 khoản 4, Điều 7 khoản 3). Ở xã thì ngược lại: không có bước kiểm tra.",
    ),
    "so-duyet-chua-gui": Lesson(
        "Đã phê duyệt nhưng chưa gửi (Sở)",
        "Gửi biểu trước khi hết hạn.",
        "16 giờ ngày cuối của thời hạn. Lãnh đạo Sở đã phê duyệt, các phòng cho là đã xong.",
        {
            "answer": ("Trả lời câu hỏi", "Nhìn ô “Trạng thái” và ô “Số liệu đã lên đơn vị nhận”."),
            "sent": _SENT,
            "on_time": _IN_TIME,
        },
        "“Phê duyệt” và “Gửi” là hai thao tác của tài khoản ld. Chưa gửi thì chưa có trong số liệu tổng hợp cả nước.",
        "Lãnh đạo Sở đã phê duyệt. Biểu đã có trong số liệu tổng hợp cả nước chưa?",
        {
            "yes": ("Rồi", "Chưa đúng: trạng thái là “Đã phê duyệt, chưa gửi”."),
            "no": ("Chưa, còn phải gửi", "Đúng: số liệu chỉ đi khi lãnh đạo bấm “Gửi báo cáo”."),
        },
    ),
    "so-tra-lai": Lesson(
        "Sở trả lại và tiếp nhận biểu của xã",
        "Trả lại biểu có sai sót kèm lý do; tiếp nhận khi xã gửi lại.",
        "UBND xã Mẫu 01 đã gửi biểu Chứng thực. Cột tổng không bằng các cột thành phần.",
        {
            "refused": ("Thử trả lại khi chưa ghi lý do", "Tài khoản bc của Sở, để trống lý do, bấm “Trả lại”."),
            "return": ("Trả lại, ghi rõ chỗ sai", "Ghi lý do, bấm “Trả lại”."),
            "received": ("Tiếp nhận biểu xã gửi lại", "Tài khoản bc của Sở, bấm “Tiếp nhận”."),
        },
        "Lý do trả lại là việc xã phải làm: ghi đúng cột, đúng số. Biểu đã gửi mà Sở chưa tiếp nhận là việc chờ của Sở, không phải của xã.",
    ),
    "so-nhap-thay": Lesson(
        "Sở cập nhật thay cho xã",
        "Dùng tài khoản của Sở đưa biểu của xã đến “Đã gửi” trước khi hết hạn.",
        "Ngày cuối của thời hạn, UBND xã Mẫu 01 mất mạng và nhờ Sở làm thay.",
        {
            "by_province": ("Sở bắt đầu tổng hợp thay", "Tài khoản bc của Sở bấm “Bắt đầu tổng hợp”."),
            "behalf": ("Biểu đã gửi, có dấu cập nhật thay", "bc trình, ld phê duyệt rồi gửi, đều bằng tài khoản của Sở. Lỡ chọn “Cập nhật trực tiếp vào biểu tổng hợp” thì bấm “Bắt đầu tổng hợp” hoặc “Làm lại”."),
            "on_time": _IN_TIME,
        },
        "“Cập nhật thay” đi đủ các bước và gửi biểu của xã. “Cập nhật trực tiếp vào biểu tổng hợp” chỉ đưa số vào biểu của Sở: biểu của xã không được gửi, thành một nhóm riêng.",
    ),
    "so-tra-lai-sau-han": Lesson(
        "Cục trả lại sau khi hết hạn",
        "Trả lời câu hỏi, sửa và gửi lại biểu qua đủ các bước.",
        "Sở gửi biểu trong hạn. Cục trả lại khi đã quá hạn, lý do: “Số liệu cột 1 không bằng tổng các cột thành phần”.",
        {
            "answer": ("Trả lời câu hỏi", "Nhìn ô “Theo lần gửi đầu”."),
            "start_again": ("Bắt đầu tổng hợp lại", "Biểu về thẳng bc: chọn bc, bấm “Bắt đầu tổng hợp”."),
            "sent": ("Biểu đã gửi lại", "Chuyển kiểm tra, trình, phê duyệt và gửi lại."),
        },
        "Đúng hạn hay chậm tính theo lần gửi đầu. Nhưng biểu bị trả lại mà chưa gửi lại thì chưa có trong số liệu cả nước.",
        "Sau khi gửi lại, biểu này được tính thế nào theo lần gửi đầu?",
        {
            "on_time": ("Gửi đúng hạn", "Đúng: lần gửi đầu trong hạn, gửi lại không làm thay đổi."),
            "late": ("Gửi chậm", "Chưa đúng: lần gửi lại chỉ hiện ở ô “Theo lần gửi cuối”."),
            "none": ("Không tính biểu này nữa", "Chưa đúng: biểu vẫn là biểu phải gửi."),
        },
    ),
    "so-khoa-truoc-khi-gui": Lesson(
        "Kỳ khóa khi biểu chưa gửi (Sở và Cục)",
        "Đọc hai lời từ chối, mở kỳ theo văn bản của Sở, rồi gửi biểu.",
        "Kỳ sơ bộ năm 2026 khóa ngày 04/01/2027. Biểu của Sở đã phê duyệt nhưng chưa gửi. Học viên đóng cả vai Sở và vai Cục.",
        {
            "refused": ("Gặp lời từ chối vì kỳ đã khóa", "Tài khoản ld của Sở bấm “Gửi báo cáo”."),
            "no_letter": ("Thử mở khi chưa có văn bản", "Tài khoản của Cục bấm “Mở để chỉnh lý” mà để trống văn bản."),
            "unlock": ("Mở theo văn bản", "Tài khoản của Cục ghi số, ngày văn bản và lý do, rồi bấm “Mở để chỉnh lý”."),
            "sent": ("Biểu đã gửi", "Biểu về bc của Sở: tổng hợp, kiểm tra, trình, phê duyệt, gửi."),
        },
        "Sau khi khóa kỳ, văn bản đề nghị nêu rõ lý do gửi Cục Kế hoạch – Tài chính là con đường duy nhất (Điều 9 khoản 3).",
    ),
    "so-tu-do": Lesson(
        "Thực hành tự do",
        "Thử bất kỳ thao tác nào, vai nào, lúc nào; xem màn hình thay đổi ra sao.",
        "Không chấm điểm. Có đủ vai của Sở và của Cục, đồng hồ đến sau khi khóa kỳ.",
        {},
        "",
    ),
})
