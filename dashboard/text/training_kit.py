"""Words of the trainer's kit: graded exercise books, their questions, what is said of the answers, hand-outs."""

from collections.abc import Mapping
from types import MappingProxyType

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "01.1": "Có bao nhiêu Sở Tư pháp phải gửi báo cáo trong kỳ {period}? (một số)",
        "01.3": "Ngày cuối còn hạn của Sở Tư pháp trong kỳ {period} là ngày nào? (ngày/tháng/năm)",
        "02.1": "Tỷ lệ biểu đã gửi của các UBND cấp xã cả nước, kỳ {period}, là bao nhiêu? (phần trăm, một chữ số thập phân)",
        "02.2": "Những Sở Tư pháp nào chưa gửi biểu nào trong kỳ {period}? (các mã đơn vị, cách nhau bằng dấu phẩy; không có thì ghi 0)",
        "02.3": "Biểu nào của cấp Sở còn nhiều đơn vị chưa gửi nhất trong kỳ {period}? (mã biểu)",
        "03.1": "Tỷ lệ gửi đúng hạn trên số biểu phải gửi của các Sở Tư pháp, kỳ {earlier}, là bao nhiêu? (phần trăm, một chữ số thập phân)",
        "03.3": "Có bao nhiêu biểu của Sở Tư pháp gửi chậm 01–02 ngày trong kỳ {earlier}? (một số)",
        "05.1": "Kỳ {earlier}: có bao nhiêu ô khác tổng trong khi không còn đơn vị trực thuộc nào thiếu số liệu? (một số)",
        "05.2": "Kỳ {earlier}: đơn vị nào có chênh lệch với tổng các đơn vị trực thuộc lớn nhất? (mã đơn vị)",
    }
)
"""Question of a graded book; ``earlier`` is the period before, which is over."""

MARK = "DỮ LIỆU MÔ PHỎNG – đơn vị và số liệu đặt ra để tập huấn"
SHEET_TASKS = "Bài làm"
SHEET_FINDINGS = "Cần rà soát"
SHEET_HELP = "Hướng dẫn"
HEAD_NUMBER, HEAD_QUESTION, HEAD_ANSWER, HEAD_POINTS = "STT", "Câu hỏi", "Trả lời", "Điểm tối đa"
HEAD_UNIT, HEAD_FORM, HEAD_CHECK = "Mã đơn vị", "Mã biểu", "Nội dung cần rà soát"
FINDINGS_TASK = "Tìm các biểu cần rà soát trong kỳ {period}, mỗi biểu một dòng."
HELP: tuple[str, ...] = (
    MARK,
    "Cơ sở dữ liệu của bài: tệp so-lieu.db trong cùng thư mục. Không sửa tệp này.",
    "Xem bằng ứng dụng: dashboard serve --database sqlite:///so-lieu.db",
    "Xem bằng sổ tay: dashboard notebook 02 --database sqlite:///so-lieu.db --out bai-02.html",
    "Hỏi bằng dòng lệnh: dashboard query progress --by total --tier commune --database sqlite:///so-lieu.db",
    "Ghi câu trả lời vào trang “Bài làm” và trang “Cần rà soát”, lưu tệp rồi nộp cho giảng viên.",
    "Phần “Cần rà soát” chấm theo số điểm tìm đúng và số điểm nêu thừa: nêu thừa nhiều thì mất điểm.",
)
MADE = "Đã tạo bài tập trong {folder}: {questions} câu hỏi, {planted} điểm cài sẵn. Đáp án: {key} (chỉ giảng viên giữ)."

RIGHT, WRONG, BLANK = "đúng", "chưa đúng", "chưa trả lời"
GRADED = "{name}: {points}/{most} điểm."
GRADED_QUESTION = "  Câu {number}: {verdict} ({points}/{most}). {hint}"
GRADED_FINDINGS = "  Cần rà soát: tìm đúng {found}/{planted}, nêu thừa {extra} ({points}/{most})."
HINT = "Gợi ý: {hint}"

HANDOUTS_MADE = "Đã tạo {count} tài liệu phát tay trong {folder}. Mở mo-dau.html trước."
HANDOUTS_TITLE = "Tài liệu phát tay"
HANDOUT_ANSWER = "Trả lời:"
HANDOUT_LEAD = "In khổ A4, hai mặt. Số liệu trong các bài là số liệu mô phỏng, trừ hai phụ lục tích hợp năm 2023."
