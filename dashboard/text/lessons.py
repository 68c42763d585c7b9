"""Words of the notebooks: what the data are, answers to exercises and their hints, reports made of a notebook."""

from collections.abc import Mapping
from types import MappingProxyType

ABOUT = "{unit}, {period}. Số liệu tính đến {instant}; dữ liệu nạp lúc {loaded}; không phải số liệu trực tuyến của Phần mềm thống kê."
SIMULATED = "DỮ LIỆU MÔ PHỎNG"
ROWS = "Hiện {shown}/{rows} dòng"
SAME = "Khớp từng ô với “dashboard query {asked}” ({rows} dòng)."
UNLIKE = "Không khớp với “dashboard query {asked}”: {ours} và {theirs} dòng. {where}"

RIGHT = "Đúng."
WRONG = "Chưa đúng. Gợi ý: {hint}"
UNANSWERED = "Chưa có câu trả lời: hãy thay dấu ... bằng câu trả lời của đồng chí. Gợi ý: {hint}"

HINTS: Mapping[str, str] = MappingProxyType(
    {
        "01.1": "xem cột “units” của bảng verdicts với tier=\"province\", by=\"total\".",
        "01.2": "verdicts với by=\"unit\" cho mỗi đơn vị một dòng, đã xếp theo vần tiếng Việt; mã ở cột unit_code.",
        "01.3": "bảng deadlines có cột last_day; lấy dòng của cấp province rồi dùng .date().",
        "02.1": "tỷ lệ chung là tổng biểu đã gửi chia tổng biểu phải gửi.",
        "02.1.mean": "đó là trung bình các tỷ lệ của từng tỉnh. Tỷ lệ chung không phải trung bình các tỷ lệ: hãy cộng tử số và mẫu số trước rồi mới chia.",
        "02.1.percent": "tỷ lệ trong dữ liệu là số từ 0 đến 1; chỉ khi hiện lên màn hình mới đổi ra phần trăm.",
        "02.2": "trong verdicts theo từng đơn vị, cột none bằng 1 là chưa gửi biểu nào; câu trả lời là tập hợp mã đơn vị.",
        "02.3": "lấy progress với by=\"form\", rồi tìm dòng có expected − complete lớn nhất.",
        "03.1": "chia số biểu đúng hạn cho số biểu phải gửi của Sở.",
        "03.1.sent": "đó là tỷ lệ đúng hạn trong số biểu đã gửi. Biểu quá hạn chưa gửi cũng là biểu không đúng hạn: mẫu số là biểu phải gửi.",
        "03.2": "“trước ngày 20/01/2020” không tính ngày 20/01.",
        "03.2.named": "ngày 20/01/2020 đã là chậm: văn bản ghi “trước ngày”.",
        "03.3": "cộng cột late_1_2 của bảng punctuality.",
        "04.1": "chia tổng số hồ sơ tích hợp của cả nước cho tổng số hồ sơ tiếp nhận, tháng 9/2023.",
        "04.1.mean": "đó là trung bình tỷ lệ của các Sở. Sở tiếp nhận 5.867 hồ sơ và Sở tiếp nhận vài trăm hồ sơ không nặng như nhau: hãy cộng trước rồi mới chia.",
        "04.2": "đếm số dòng tháng 9/2023 có integrated bằng 0.",
        "04.3": "ô để trống là chưa có số liệu, không phải 0: dùng .isna().",
        "04.3.zero": "đó là số Sở có số kết hôn bằng 0 hoặc để trống; bài hỏi riêng số ô để trống.",
        "05.1": "lọc bảng reconcile: difference khác 0 và children_missing bằng 0, rồi đếm số dòng.",
        "05.1.all": "đó là mọi ô khác tổng. Ô còn đơn vị trực thuộc chưa gửi thì chưa so được: hãy bỏ ra.",
        "05.2": "lấy .abs() của cột difference rồi tìm dòng lớn nhất.",
        "05.3": "tìm trung vị của dãy; MAD là trung vị của khoảng cách tới trung vị; chia cho 1,4826 × MAD.",
        "05.3.mean": "đó là điểm z theo trung bình và độ lệch chuẩn: chính số 1010 đã kéo hai đại lượng ấy. Hãy dùng trung vị và MAD.",
        "06.1": "lấy trung bình giá trị tuyệt đối của cột error ở các dòng days_before_target bằng 3, rồi nhân 100.",
        "06.1.signed": "sai số cao và sai số thấp bù nhau khi cộng: phải lấy giá trị tuyệt đối trước.",
        "06.2": "cột covered bằng 1 khi thực tế nằm trong khoảng ước tính; lấy trung bình cột này.",
        "07.1": "lọc bảng missing theo status bằng \"approved\"; câu trả lời là tập hợp mã đơn vị.",
        "07.1.approving": "đó là biểu chờ phê duyệt. Bài hỏi biểu đã phê duyệt mà chưa gửi: còn một thao tác là xong.",
    }
)
"""Exercise → hint; ``key.trap`` → what is said of that common mistake."""

REPORT_MADE = "Đã lập báo cáo: {path}"
