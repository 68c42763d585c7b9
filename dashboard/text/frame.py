"""Words of the frame around every page: header, navigation, choices, states, notices."""

SKIP_LINK = "Đến nội dung chính"
NAVIGATION = "Các trang"
CHOICES = "Lựa chọn"
CHOICES_TOGGLE = "Lựa chọn: kỳ, thời điểm, đơn vị"
PERIOD = "Kỳ báo cáo"
AS_OF = "Xem số liệu tại thời điểm"
AS_OF_NEWEST = "Mới nhất"
AS_OF_YESTERDAY = "Hôm qua 16 giờ 30"
AS_OF_DEADLINE = "Ngày hết hạn"
AS_OF_OTHER = "Ngày giờ khác"
AS_OF_FIELD = "Ngày giờ khác, dạng 17/11/2026 17:00"
AS_OF_PLACEHOLDER = "17/11/2026 17:00"
UNIT = "Đơn vị"
UNIT_SEARCH = "Tìm đơn vị (không cần gõ dấu)"
UNIT_RESULTS = "Đơn vị tìm được"
UNIT_NONE = "Không tìm thấy đơn vị nào"
UNIT_NATION = "Cả nước"
TIER = "Cấp báo cáo"
HELP = "Trợ giúp"
CLOSE = "Đóng"
COPY_LINK = "Chép liên kết"
COPIED = "Đã chép liên kết"
COPIED_TEXT = "Đã chép đoạn văn bản"
SELECTED_TEXT = "Đã chọn đoạn văn bản; nhấn Ctrl+C để chép"
PRINT = "In trang này"
EXPLAIN = "Cách tính"
SHOW_TABLE = "Xem bảng"
DOWNLOAD_CSV = "Tải CSV"
RETRY = "Thử lại"
BACK_TO_OVERVIEW = "Về trang Tổng quan"

LOADED_AT = "Dữ liệu nạp lúc {instant}; không phải số liệu trực tuyến của Phần mềm thống kê"
NOT_LOADED = "Chưa nạp dữ liệu; không phải số liệu trực tuyến của Phần mềm thống kê"
AS_OF_STAMP = "Số liệu tính đến {instant}"
LOADING = "Đang tải số liệu …"
EMPTY = "Không có số liệu để hiển thị"
CONNECTION_LOST = "Mất kết nối với máy chủ, đang kết nối lại. Số liệu trên trang là số liệu trước khi mất kết nối."
SESSION_LOST = "Phiên làm việc đã hết. Đề nghị tải lại trang để tiếp tục."
CONNECTED_AGAIN = "Đã kết nối lại."
RELOAD = "Tải lại trang"
NO_SCRIPT = "Trình duyệt đang tắt JavaScript: trang chỉ hiển thị số liệu, không vẽ biểu đồ và không đổi được lựa chọn."

CSV_AS_OF = "Số liệu tính đến"
NOT_FOUND_TITLE = "Không tìm thấy trang"
NOT_FOUND = "Không có trang nào ở địa chỉ này."
INCIDENT = "Có lỗi khi xử lý. Mã sự cố: {incident}. Đề nghị báo bộ phận hỗ trợ."

BAD_PERIOD = "Không có kỳ báo cáo “{value}”; đang hiển thị {used}."
BAD_AS_OF = "Thời điểm “{value}” không đúng dạng ngày/tháng/năm giờ:phút; đang hiển thị số liệu mới nhất."
FUTURE_AS_OF = "Thời điểm {value} ở sau số liệu mới nhất; đang hiển thị số liệu mới nhất."
BAD_UNIT = "Không tìm thấy đơn vị “{value}” trong kỳ này; đang hiển thị {used}."
BAD_TIER = "Cấp báo cáo “{value}” không có trong kỳ này; đang hiển thị {used}."

SERVING = "Hệ thống đang chạy tại {address}. Nhấn Ctrl+C để dừng."
STOPPED = "Đã dừng hệ thống."

PROBLEMS = {
    "no_report": "Không có số liệu thuộc phạm vi đã chọn.",
    "forbidden": "Không có số liệu thuộc phạm vi của đơn vị đồng chí.",
    "db_down": "Chưa kết nối được cơ sở dữ liệu. Đề nghị thử lại sau ít phút.",
    "db_missing": "Chưa có cơ sở dữ liệu. Đề nghị chạy lệnh dashboard upgrade-db hoặc dashboard demo.",
    "db_unreadable": "Không đọc được cơ sở dữ liệu. Đề nghị báo bộ phận hỗ trợ.",
    "schema_too_old": "Cơ sở dữ liệu ở phiên bản cũ. Đề nghị chạy lệnh dashboard upgrade-db.",
    "schema_too_new": "Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình. Đề nghị cài phiên bản mới của chương trình.",
}
"""Code of an error of the domain → what stands on the screen."""
PROBLEM_OTHER = "Chưa hiển thị được số liệu của lựa chọn này."
