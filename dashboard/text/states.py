"""Words of a page that has nothing to draw yet, of a period locked without a report, of data that are old."""

DUE = "Thời hạn gửi của {tier}: {wording}. Nguồn: {source}."
MARK = "Mốc theo dõi của {tier}: {wording}; chưa có văn bản xác nhận. Nguồn đang dùng: {source}."
BY_DAY = "chậm nhất ngày {day} (hết ngày {weekday})"
BEFORE_DAY = "trước ngày {day} (chậm nhất hết ngày {last}, {weekday})"
SEE_NEWEST = "Xem số liệu mới nhất của kỳ này"
SEE_OPENED = "Xem {period}"

NOTHING = "Không có biểu nào phải gửi trong phạm vi đã chọn, {period}."
EXEMPT = "Không có biểu nào phải gửi trong phạm vi đã chọn, {period}: {exempt} biểu đều không thuộc diện báo cáo."
LOCKED_ONE = (
    "{name}: {missing}/{expected} biểu không được gửi trước khi {period} khóa lúc {instant} "
    "nên chưa có trong số liệu tổng hợp."
)

STALE = "Số liệu mới nhất trong hệ thống tính đến {instant},"
STALE_AGE = "đã hơn {days} ngày"
STALE_WAY = "Số liệu trên Phần mềm thống kê có thể đã khác; đề nghị nạp số liệu mới trước khi sử dụng."
AGAIN = "Trang tự thử lại sau ít giây, không cần làm gì thêm."
DATABASE_AWAY = "Chưa kết nối được cơ sở dữ liệu, hệ thống tự thử lại; đang hiển thị"
