"""Words of what is around a unit: its other periods, units before and after it, its peers, codes that are none."""

# Collapsed parts ------------------------------------------------------------------------------

PAST_TITLE = "Kỳ trước"
PAST_SUMMARY = "mọi kỳ của đơn vị, đặt cạnh nhau"
PAST_CAPTION = "Các kỳ báo cáo của đơn vị"
PAST_NONE = "Chưa có kỳ nào khác của đơn vị này."
PAST_EXPLAIN = (
    "Chỉ gồm các kỳ của chính đơn vị này (cùng một đơn vị qua các thời kỳ). Kỳ đã khóa: trạng thái cuối cùng; kỳ đang mở: tại thời "
    "điểm đang xem. Tỷ lệ đúng hạn để trống trước khi hết hạn."
)
PAST_ROWS = {
    "verdict": "Kết quả",
    "complete": "Biểu đã gửi",
    "on_time": "Gửi đúng hạn",
    "late": "Gửi chậm",
    "overdue": "Quá hạn, chưa gửi",
    "max_days_late": "Chậm nhiều nhất (ngày)",
    "returns": "Số lần trả lại",
    "on_behalf": "Cập nhật thay",
}
PAST_MEASURE, PAST_FIELDS = "Chỉ tiêu", "Từng lĩnh vực"
PAST_UNVERIFIED = "mốc theo dõi chưa có văn bản xác nhận"
THIS_PERIOD = "đang xem"

LINEAGE_TITLE = "Đơn vị trước, sau sắp xếp"
LINEAGE_SUMMARY_KEPT = "không thay đổi đơn vị"
LINEAGE_SUMMARY_BEFORE = "{count} đơn vị trước sắp xếp"
LINEAGE_SUMMARY_AFTER = "{count} đơn vị sau sắp xếp"
LINEAGE_LINE = "Sắp xếp đơn vị hành chính từ {day}"
LINEAGE_RULE = "Số lượng biểu có thể cộng qua sắp xếp; kết quả, chấp hành thời hạn và việc gửi chậm của đơn vị cũ không tính cho đơn vị mới."
LINEAGE_EXPLAIN = (
    "Đơn vị trước, sau sắp xếp theo nghị quyết sắp xếp đơn vị hành chính; mỗi đơn vị có liên kết vào kỳ gần nhất của chính đơn vị ấy. "
    "Số biểu kể cả của các đơn vị bên dưới, trừ khi ghi là của chính đơn vị."
)
LINEAGE_PARTIAL = "một phần địa bàn, chưa rõ tỷ lệ nên không cộng"
LINEAGE_COUNTS = "{period}: đã gửi {complete}/{expected} biểu của {scope}"
LINEAGE_OWN, LINEAGE_WHOLE = "chính đơn vị", "đơn vị và các đơn vị bên dưới"
LINEAGE_SUM = "Cộng các đơn vị trước sắp xếp, {period}: đã gửi {complete}/{expected} biểu. Chỉ cộng số lượng, không cộng đánh giá."
LINEAGE_NO_PERIOD = "chưa có kỳ nào trong dữ liệu"
PREDECESSORS, SUCCESSORS, VERSIONS = (
    "Đơn vị trước sắp xếp",
    "Đơn vị sau sắp xếp",
    "Tên và đơn vị nhận báo cáo qua các thời kỳ",
)
KEPT = "Giữ nguyên: cùng một đơn vị trước và sau sắp xếp."
VERSION_SPAN = "{first} – {last}"
VERSION_SINCE = "từ {first}"
VERSION_UNTIL = "đến {last}"
VERSION_ALWAYS = "đến nay"
VERSION_UNDER = "{name}, thuộc {parent}"

CONTACTS_TITLE = "Đầu mối liên hệ"
CONTACTS_SUMMARY = "{count} người, theo danh sách đơn vị đã đăng ký"
CONTACTS_CAPTION = "Đầu mối liên hệ của đơn vị"
CONTACTS_EXPLAIN = (
    "Danh sách công chức đầu mối do đơn vị đăng ký (mẫu kèm theo Công văn 121/BTP-KHTC). Chỉ đơn vị nhận báo cáo của đơn vị này "
    "thấy danh sách; danh sách không có trong các tệp tải về."
)
CONTACTS_SINCE = "từ {day}"

PEERS_TITLE = "Nhóm so sánh"
PEERS_SUMMARY = "các đơn vị cùng cấp có số biểu phải gửi tương đương"
PEERS_NONE = "Không đủ đơn vị cùng cấp có số biểu phải gửi tương đương để so sánh."
PEERS_QUESTION = "So với các đơn vị tương đương"
PEERS_COUNTED = "{count} đơn vị. Tỷ lệ biểu đã gửi trên biểu phải gửi của chính từng đơn vị; {stamp}"
PEERS_LABEL = "Số đơn vị trong nhóm theo tỷ lệ biểu đã gửi, vị trí của đơn vị đang xem được đánh dấu"
PEERS_EXPLAIN = (
    "Nhóm so sánh gồm các đơn vị cùng cấp của cả nước có số biểu phải gửi (kể cả của các đơn vị bên dưới) từ ba phần tư đến bốn "
    "phần ba của đơn vị này; nếu ít hơn {fewest} đơn vị thì lấy các đơn vị gần nhất. Không xếp hạng. Tên các đơn vị khác chỉ hiển thị "
    "với Cục Kế hoạch – Tài chính."
)
PEERS_SENTENCE = "Đơn vị: {own}; mức giữa của nhóm (trung vị): {middle}; thấp nhất {lowest}, cao nhất {highest}."
PEERS_ON_TIME = "Gửi đúng hạn: đơn vị {own}; mức giữa của nhóm {middle}."
PEERS_CAPTION = "Số đơn vị theo tỷ lệ biểu đã gửi"
PEERS_SHARE, PEERS_UNITS = "Tỷ lệ biểu đã gửi", "Số đơn vị"
PEERS_NAMED_CAPTION = "Các đơn vị trong nhóm so sánh"
PEERS_HERE = "đơn vị đang xem"
PEERS_MANY = "Nhóm có {all} đơn vị; tên và kết quả từng đơn vị xem ở trang của đơn vị nhận báo cáo."
PEERS_OBLIGATIONS = "Biểu phải gửi, kể cả bên dưới"

# A code that is no unit of the period ---------------------------------------------------------

LOST = "Không tìm thấy đơn vị “{value}”."
LOST_PERIOD = "Đơn vị “{name}” không hoạt động trong {period}{became}."
LOST_ENDED = " (từ {day} đã sắp xếp thành {successors})"
LOST_ENDED_BARE = " (thôi hoạt động từ {day})"
LOST_NOT_YET = " (hình thành từ {day})"
LOST_NEAR = "Có phải:"
LOST_UNTIL = "đến {day}"
LOST_CODE = "mã {code}"
LOST_THEN = "Xem đơn vị này trong {period}"
LOST_NONE = "Không có mã đơn vị nào gần giống. Có thể tìm theo tên ở ô “Đơn vị” phía trên, không cần gõ dấu."
LOST_TITLE = "Không tìm thấy đơn vị"
LOST_HOME = "Xem {name}"
