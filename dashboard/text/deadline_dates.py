"""Words of Chấp hành thời hạn, tab Thời hạn và khóa kỳ: dates, what a lock loses, what was opened again."""

DUES_QUESTION = "Thời hạn của từng cấp là ngày nào, theo văn bản nào?"
DUES_CAPTION = "Thời hạn gửi báo cáo của từng cấp"
DUES_COUNTED = "{Period}; {stamp}"
DUES_EXPLAIN = (
    "“Trước ngày D”: hết hạn lúc 24 giờ ngày D−1. “Chậm nhất ngày D” hoặc “ngày nhận báo cáo”: hết hạn lúc 24 giờ ngày D. Thời hạn chưa có văn bản xác nhận "
    "là mốc theo dõi: không gọi đơn vị nào là gửi chậm theo mốc ấy. Việc dời ngày cuối trùng thứ Bảy, Chủ nhật sang thứ Hai là lựa chọn của hệ thống, chưa có văn bản xác nhận."
)
DUES_HEADS = ("Cấp báo cáo", "Thời hạn", "Còn lại", "Nguồn", "Mức xác nhận", "Ngày nghỉ")
CONFIRMED, UNCONFIRMED = "có văn bản", "cần xác nhận"
WEEKEND, WEEKEND_MOVED = "ngày cuối là {weekday}, chưa dời", "đã dời từ {day} sang {last}"
DAYS_LEFT, DAYS_TODAY, DAYS_PAST = "còn {days} ngày", "hết hôm nay", "đã qua {days} ngày"

OPENINGS_QUESTION = "Kỳ mở, chốt số liệu và khóa ngày nào?"
OPENINGS_CAPTION = "Ngày chốt số liệu, mở kỳ và khóa kỳ của các kỳ"
OPENINGS_COUNTED = "Các kỳ của cùng chế độ báo cáo; ngày đặt cạnh nhau, không đánh giá"
OPENINGS_EXPLAIN = (
    "Khoản 1 Điều 5 Quy chế 2626 nêu việc mở kỳ trong 15 ngày gắn với thời điểm chốt số liệu; cách ghi có thể hiểu theo hai cách nên ở đây chỉ đặt các ngày cạnh nhau. "
    "Mở kỳ sau thì kỳ trước tự khóa (khoản 3 Điều 5)."
)
OPENINGS_HEADS = ("Kỳ báo cáo", "Chốt số liệu", "Mở kỳ lúc", "Từ chốt đến mở (ngày)", "Khóa kỳ lúc")
NOT_YET = "chưa"

LOSS_QUESTION = "Biểu nào sẽ không vào tổng hợp nếu khóa kỳ hôm nay?"
LOSS_QUESTION_LOCKED = "Biểu nào không vào tổng hợp vì kỳ đã khóa?"
LOSS_CAPTION = "Biểu không vào số liệu tổng hợp, theo đơn vị"
LOSS_LIST_CAPTION = "Từng biểu không vào số liệu tổng hợp"
LOSS_NONE = "Không có biểu nào bị mất khỏi số liệu tổng hợp."
LOSS_EXPLAIN = (
    "Biểu chưa gửi, hoặc bị trả lại và chưa gửi lại, khi khóa kỳ sẽ chuyển thành “Kỳ đã khóa, biểu chưa gửi”: Phần mềm ghi là đã hoàn thành nhưng số liệu không vào tổng hợp "
    "(khoản 3 Điều 5 Quy chế 2626). Biểu được cập nhật trực tiếp vào biểu tổng hợp của đơn vị nhận không mất. Sau khi khóa, muốn bổ sung phải có văn bản đề nghị (khoản 3 Điều 9)."
)
LOSS_HEADS = ("Biểu bị mất", "Phải gửi", "Trên số phải gửi")

UNLOCKS_QUESTION = "Đã mở lại biểu nào sau khi khóa kỳ, theo văn bản nào?"
UNLOCKS_CAPTION = "Biểu mở để chỉnh lý, bổ sung sau khi khóa kỳ"
UNLOCKS_NONE = "Chưa có biểu nào được mở để chỉnh lý, bổ sung."
UNLOCKS_EXPLAIN = "Sau khi khóa, Cục Kế hoạch – Tài chính mở lại biểu theo văn bản đề nghị có số, ngày và lý do (khoản 3 Điều 9 Quy chế 2626). Trạng thái trước là lúc được mở, trạng thái nay là tại thời điểm đang xem. Số liệu: số khác trước là số đã thay bằng giá trị khác; số nhập lại mà giữ nguyên thì không phân biệt được với số không sửa."
UNLOCKS_HEADS = ("Biểu", "Mở lúc", "Văn bản", "Lý do", "Trạng thái trước và nay", "Số liệu")
STATUS_MOVED = "{before} → {now}"
FIGURES_NONE = "không có số liệu của biểu trong cơ sở dữ liệu"
FIGURES_SAID = "{changed} số khác trước; {entered}/{all} số nhập sau khi mở"
SENT_AGAIN = "gửi lại {stamp}"
NOT_SENT_AGAIN = "chưa gửi lại"

REVISIONS_QUESTION = "Số liệu nào đã thay bằng số khác?"
REVISIONS_CAPTION = "Số trước và sau khi biểu được nhập lại"
REVISIONS_HEADS = ("Biểu", "Chỉ tiêu", "Số trước", "Số sau", "Nhập lại lúc")
REVISIONS_EXPLAIN = (
    "Số đã lưu được thay khi biểu bị trả lại hoặc được mở để chỉnh lý (Điều 9 Quy chế 2626) rồi tổng hợp lại. Ngoài quy trình của mình chỉ xem số đã được phê duyệt và gửi "
    "(khoản 2 Điều 10): số trước để trống nếu biểu chưa từng gửi, số sau để trống đến khi biểu được gửi lại."
)

TOTAL = "Tổng"
NO_REASON = "không ghi"
