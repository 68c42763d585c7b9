"""Words of Tập huấn: the list of exercises and notebooks, the page of an exercise, what it shows and answers."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from dashboard.text import numbers

TITLE = "Tập huấn"
SANDBOX = "Thực hành quy trình"
LEAD = "Có {exercises} bài thực hành quy trình, học viên đã làm xong {whole} bài. Làm lần lượt từ trên xuống, mỗi bài 04 đến 15 phút."
LEAD_NONE = "Có {exercises} bài thực hành quy trình, mỗi bài 04 đến 15 phút. Bắt đầu từ bài “{first}”."
SAFE = "Đơn vị, biểu, văn bản và thời hạn trong bài đều là mô phỏng. Thao tác ở đây không ghi vào cơ sở dữ liệu báo cáo."
TRACKS: Mapping[str, str] = MappingProxyType({
    "commune": "Dành cho: công chức cấp xã",
    "province": "Dành cho: Sở, Cục",
})
TRACK_TITLES: Mapping[str, str] = MappingProxyType({
    "commune": "Bài cho cấp xã: hai vai trò bc và ld",
    "province": "Bài cho Sở và Cục: bc, kt, ld và đơn vị nhận báo cáo",
})
HEADS = ("Bài", "Mục tiêu", "Thời gian", "Kết quả lần gần nhất")
MINUTES = "{minutes} phút"
RESULT_NONE = "Chưa làm"
RESULT_PART = "Được {points}/{most} bước"
RESULT_WHOLE = "Làm xong, {points}/{most} bước"
RESULT_FREE = "Không chấm điểm"
OPEN, GO_ON, OPEN_AGAIN = "Bắt đầu", "Làm tiếp", "Xem lại"
NOTEBOOKS = "Sổ tay phân tích"
NOTEBOOKS_ABOUT = "Sổ tay chạy trên máy có cài đặt JupyterLab, mở bằng lệnh: {command}"
NOTEBOOK_COMMAND = "make notebook"
NOTEBOOKS_NONE = "Chưa có sổ tay nào trong bản cài đặt này."
NOTEBOOK_HEADS = ("Sổ tay", "Mục tiêu", "Thời gian", "Dành cho", "Kết quả lần gần nhất")
NOTEBOOK_RESULT = "Đúng {right}/{asked} câu"
SHEETS = "Không có mạng: mỗi bài có một trang HTML mở được bằng cách bấm đúp, tạo bằng lệnh: {command}"
CLASS = "Lớp trong phòng học, mỗi học viên một máy, không cần Internet: giảng viên mở bằng lệnh: {command}"
CLASS_COMMAND = "dashboard class --seats 40"
SHEETS_COMMAND = "dashboard training sheets --out thu-muc"

LOST = "Mất kết nối với máy chủ, thao tác chưa được ghi. Chờ vài giây rồi bấm lại."
BACK = "Về danh sách bài"
NEXT = "Bài tiếp theo: {title}"
GOAL = "Mục tiêu"
STORY = "Tình huống"
CHECKS = "Các bước của bài"
CHECKS_OF = "Đã được {points}/{most} bước"
FREE = "Thực hành tự do, không chấm điểm."
HELD, NOT_HELD = "đã xong", "chưa xong"
HINT = "Gợi ý"
NEXT_STEP = "Bước {step}/{steps}: {label}"
LEARNT = "Hoàn thành bài. Điều cần nhớ"
AGAIN = "Làm lại từ đầu"
QUESTION = "Câu hỏi"
ANSWER = "Trả lời"
ANSWERED = "Đã trả lời: {answer}."
SHEET = "Nhập số liệu"
SHEET_ABOUT = "Tờ tổng hợp ghi gì thì nhập như vậy; cách viết số theo kiểu Việt Nam."
SHEET_HEADS = ("Chỉ tiêu", "Tờ tổng hợp ghi", "Số nhập vào", "Màn hình hiện")
SHEET_CELL = "Số nhập vào: {name}"
SHEET_SAVE = "Ghi số liệu"
CELL_RIGHT = "Đúng."
ACCOUNT = "Đang dùng tài khoản"
ACTION = "Thao tác"
REASON = "Lý do trả lại"
REASON_UNLOCK = "Lý do (khi trả lại, khi mở kỳ đã khóa)"
DOCUMENT = "Số, ngày văn bản đề nghị (khi mở kỳ đã khóa)"
LETTER = "Văn bản đề nghị gửi Cục Kế hoạch – Tài chính"
LETTER_ABOUT = "Dùng khi kỳ đã khóa (Điều 9 khoản 3 Quy chế)."
LETTER_DOCUMENT, LETTER_REASON = "Số, ngày văn bản", "Nguyên nhân, lý do"
LETTER_SEND = "Gửi văn bản đề nghị"
CLOCK = "Đồng hồ của bài"
CLOCK_NOW = "Bây giờ là {instant}"
CLOCK_TO = "Chuyển đến {stamp}: {phase}"
INSTANT = "{hours} giờ {minutes} phút ngày {day}"

DONE = "Đã ghi: {action}, {account}, {stamp}."
CAME = "{stamp}: {unit} – {action}."
CAME_REASON = "{stamp}: {unit} – {action}. Lý do: {reason}."
REFUSED = "Không thực hiện được: {action}."
MOVED = "Đồng hồ chuyển đến {instant}."
ENTERED_RIGHT = "Cả {cells} ô đúng với tờ tổng hợp."
ENTERED_WRONG = "Còn {cells} ô chưa đúng, xem lời báo ở từng ô."
BEGUN = "Bài bắt đầu. Chọn tài khoản rồi chọn thao tác; làm sai thì đọc lý do và làm lại."
BEGUN_SHEET = "Bài bắt đầu. Nhập, sửa từng ô cho đúng tờ tổng hợp rồi bấm “Ghi số liệu”."
NOT_OFFERED = "Bài này không có thao tác ấy, hoặc đã thử quá nhiều lần trong một lượt. Hãy quay lại bài và bấm “Làm lại từ đầu”."

SEEN = "Màn hình theo dõi hiện gì"
SEEN_ROWS: Mapping[str, str] = MappingProxyType({
    "unit": "Đơn vị báo cáo",
    "form": "Biểu",
    "status": "Trạng thái",
    "holder": "Đang ở khâu",
    "deadline": "Thời hạn gửi báo cáo",
    "first": "Theo lần gửi đầu",
    "final": "Theo lần gửi cuối",
    "verdict": "Kết quả của đơn vị",
    "total": "Có trong số liệu tổng hợp",
    "behalf": "Cập nhật thay",
    "returns": "Số lần trả lại",
})
TOTAL_YES = "Có: số liệu đã lên {receiver}"
TOTAL_NOT_YET = "Chưa: biểu chưa gửi"
TOTAL_LOST = "Không: kỳ đã khóa, biểu chưa gửi"
TOTAL_RETURNED = "Chưa: biểu bị trả lại, chưa gửi lại"
TOTAL_COVERED = "Số liệu nằm trong biểu tổng hợp của {receiver}"
BEHALF_YES, BEHALF_NO = "Có: {receiver} cập nhật thay", "Không"
VERDICT = "{verdict} ({complete}/{expected} biểu)"
BEFORE_DAY = "trước ngày {day} (chậm nhất hết ngày {last}, {weekday}); văn bản mô phỏng"
BY_DAY = "chậm nhất ngày {day} (hết ngày {weekday}); văn bản mô phỏng"
OUTCOMES: Mapping[str, str] = MappingProxyType({
    "on_time": "Gửi đúng hạn",
    "in_time": "Đã gửi trong hạn",
    "late": "Gửi chậm {days} ngày",
    "overdue": "Quá hạn {days} ngày, chưa gửi",
    "pending": "Còn hạn",
    "covered": "Cập nhật vào biểu tổng hợp",
})
ON_NAMED_DAY = " (gửi trong chính ngày mốc)"
PHASES: Mapping[str, str] = MappingProxyType({
    "left": "trước hạn, còn {days} ngày",
    "last": "ngày cuối của thời hạn",
    "past": "đã quá hạn {days} ngày",
    "locked": "kỳ đã khóa",
})

LIFE = "Quá trình của biểu"
LIFE_NONE = "Chưa có thao tác nào."
LIFE_REASON = "Lý do: {reason}"
LIFE_DOCUMENT = "Văn bản: {document}"
LOCKED_AT = "Khóa kỳ"
REMINDER = "Bài thực hành, mọi đơn vị và số liệu đều là mô phỏng"

SHEETS_LEAD = "Mỗi bài là một trang chạy ngay trên máy này, không cần mạng. Kết quả không được lưu khi đóng trang."
NEEDS_SCRIPT = "Trang này cần bật JavaScript."
PROBLEM_TITLE = "Không mở được bài này"
NO_EXERCISE = "Không có bài thực hành nào ở địa chỉ này."


def phase_words(phase: str, days: int) -> str:
    """Where an instant lies against the deadline and the lock."""
    return PHASES[phase].format(days=numbers.running(days))


def deadline_words(day: date, last: date, *, before: bool) -> str:
    """Deadline as its document words it, with the last day on which a sending is in time."""
    weekday = numbers.weekday(last)
    if before:
        return BEFORE_DAY.format(day=numbers.day(day), last=numbers.day(last), weekday=weekday)
    return BY_DAY.format(day=numbers.day(day), weekday=weekday)
