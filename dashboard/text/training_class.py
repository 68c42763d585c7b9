"""Words of a class: joining it, the first slide, the trainer's board, what its terminal says."""

NAME = "Lớp tập huấn"
LOOK_UP = "Mời học viên nhìn lên màn chiếu."
SEAT = "MÁY {number}"
SEATS = "Số máy của lớp"

JOIN_TITLE = "Vào lớp tập huấn"
JOIN_LEAD = "{name}: nhập mã lớp trên màn chiếu để nhận máy."
JOIN_CODE = "Mã lớp (06 chữ số)"
JOIN_SEAT = "Máy số (để trống thì nhận máy trống đầu tiên)"
JOIN_ANY = "Máy trống đầu tiên"
JOIN = "Vào lớp"
JOIN_WRONG = "Mã lớp không đúng. Hãy xem lại mã trên màn chiếu."
JOIN_WAIT = "Đã nhập sai nhiều lần. Chờ {seconds} giây rồi nhập lại."
JOIN_TAKEN = "{seat} đã có người. Hãy chọn máy khác, hoặc nhờ giảng viên thu hồi máy."
JOIN_FULL = "Lớp đã đủ {seats} máy. Đề nghị báo giảng viên."

SLIDE_TITLE = "Mở trình duyệt và gõ địa chỉ"
SLIDE_OTHER = "hoặc"
SLIDE_CODE = "Mã lớp"
SLIDE_SCAN = "Điện thoại cùng mạng: quét mã QR"
SLIDE_STEPS = "Gõ địa chỉ, nhập mã lớp, nhận máy. Máy mất mạng hoặc tắt rồi mở lại vẫn là máy cũ."
QR = "Mã QR của địa chỉ {address}"
TO_BOARD, TO_SLIDE, TO_RESULTS = "Bảng của giảng viên", "Trang chiếu: địa chỉ và mã lớp", "Tải kết quả (Excel)"
TO_DASHBOARD = "Màn hình theo dõi (mô phỏng, mở trên máy này)"

TRAINER = "Giảng viên"
TRAINER_TITLE = "Bảng của giảng viên"
TRAINER_CODE = "Mã giảng viên (in ở cửa sổ lệnh)"
TRAINER_ENTER = "Vào bảng"
TRAINER_WRONG = "Mã giảng viên không đúng."

LEAD = "{name}: {seats} máy đang kết nối; {sent} máy đã gửi được báo cáo, {approving} máy dừng ở bước phê duyệt, {idle} máy chưa bắt đầu."
LEAD_NONE = "{name}: chưa có máy nào kết nối. Chiếu trang địa chỉ và mã lớp cho học viên."
LEAD_SEAT = "Đã làm xong {whole} bài. Làm tiếp bài “{title}”."
BOARD_STAMP = "Cập nhật lúc {clock}"
STUCK = "Dừng quá 05 phút ở một bước: {seats}"
STUCK_NONE = "Không có máy nào dừng quá 05 phút ở một bước"
TILE_FREE = "chưa có người"
TILE_STEP = "Bước {step}/{steps}: {label}"
TILE_WHOLE = "Xong {whole} bài"
TILE_DONE = "Đã xong bài này"
TILE_FREE_PRACTICE = "Đang thực hành tự do"
TILE_IDLE = "Chưa bắt đầu"
TILE_STUCK = "Dừng {minutes} phút"
TILE_AWAY = "Mất kết nối {minutes} phút"
BRING = "Đưa cả lớp về"
BRING_EXERCISE, BRING_STEP = "Bài", "Bước"
BRING_STEP_OPTION = "Bước {step}"
BRUNG = "Đã đưa {seats} máy về bước {step} của bài “{title}”."
LOCK, UNLOCK = "Khóa màn hình", "Mở màn hình"
LOCKED = "Màn hình của lớp đang khóa."
FREE_SEAT, FREE_SEAT_BUTTON, FREE_SEAT_NONE = "Thu hồi máy, xóa bài đã làm", "Thu hồi", "chọn máy"

RESULTS_TITLE = "Kết quả thực hành quy trình"
RESULTS_FILE = "ket-qua-lop-tap-huan.xlsx"
RESULTS_SOURCE = "Lớp tập huấn, đơn vị và số liệu mô phỏng"
RESULTS_HEADS = {
    "seat": "Máy",
    "exercise": "Bài",
    "points": "Số bước đạt",
    "most": "Số bước của bài",
    "whole": "Hoàn thành",
    "tries": "Số lượt làm",
    "refusals": "Số lần bị từ chối",
    "minutes": "Số phút đến khi xong",
}
RESULTS_DEFINITIONS = (
    ("Số bước đạt", "Số bước của bài được chấm là đạt, lấy kết quả cao nhất trong các lượt."),
    ("Số lần bị từ chối", "Thao tác không được quy trình cho phép. Có bài yêu cầu gặp lời từ chối nên con số này không phải điểm trừ."),
)
YES, NO = "Có", "Chưa"

OPENED = "Lớp đang mở. Đóng cửa sổ này hoặc nhấn Ctrl+C để kết thúc lớp và xóa dữ liệu thực hành."
OPENED_AGAIN = "Tiếp tục lớp đang dở trong {folder}; dùng --fresh để mở lớp mới."
SAY_ADDRESS = "Học viên gõ địa chỉ: {address}"
SAY_CODE = "Mã lớp:            {code}"
SAY_TRAINER = "Giảng viên mở:     {address}"
SAY_TRAINER_CODE = "Mã giảng viên:     {secret}"
SAY_NO_NETWORK = "Máy này chưa nối mạng của phòng học: học viên chưa vào được. Hãy nối Wi-Fi hoặc dây mạng rồi chạy lại."
CLOSED = "Đã kết thúc lớp và xóa dữ liệu thực hành."
KEPT = "Đã dừng. Dữ liệu lớp còn ở {folder}."

PROBLEMS = {
    400: "Thao tác không hợp lệ. Hãy quay lại và thử lại.",
    403: "Trang đã cũ hoặc biểu mẫu không phải của lớp này. Hãy tải lại trang rồi thử lại.",
    404: "Lớp không có trang này.",
    421: "Địa chỉ này không phải của lớp. Hãy gõ đúng địa chỉ trên màn chiếu.",
}
PROBLEM_OTHER = "Có lỗi khi xử lý. Hãy tải lại trang; nếu vẫn lỗi, báo giảng viên."
