"""Words of the page Rà soát số liệu (users §5, §6.8): "cần rà soát", never an accusation."""

from collections.abc import Mapping

NO_PERIOD = "Chưa có kỳ báo cáo nào."
NOT_OPEN = "{Period} chưa mở."
NO_FIGURES = "{Period} chưa có số liệu của các biểu, nên chưa có gì để rà soát."
NOTHING_SENT = "{Period}: chưa có biểu có số liệu nào được gửi, nên chưa có gì để rà soát."
NOTHING = "{Period}: chưa thấy điểm nào cần rà soát trong {reports} biểu đã gửi có số liệu{place}."
ALL_CLOSED = "{Period}: {closed} điểm cần rà soát đều đã đóng; trong {reports} biểu đã gửi có số liệu{place} chưa thấy điểm nào khác."
LEAD = "{Period}: có {open} điểm cần rà soát{place}{weighty}.{largest}"
WEIGHTY = ", trong đó {count} điểm có hai số khác nhau, làm thay đổi số liệu cả nước"
LARGEST_SUM = " Lớn nhất: biểu {form}, {unit} báo cáo {value}, tổng các đơn vị trực thuộc {expected} (chênh {difference})."
LARGEST = " Lớn nhất: biểu {form}, {unit}: {sentence}"
PLACE = " của {unit} và các đơn vị trực thuộc"
PLACE_ONE = " của {unit}"

# The list -------------------------------------------------------------------------------------

LIST = "Cần rà soát"
LIST_COUNTED = "{shown} điểm, tỷ trọng trong số liệu cả nước lớn xếp trước; trong {reports} biểu đã gửi có số liệu; {stamp}"
LIST_CAPTION = "Điểm cần rà soát trong số liệu"
LIST_NONE = "Không có điểm nào theo lựa chọn này."
LIST_NOTE = "Điểm nêu ở đây là để rà soát; số liệu trong Phần mềm thống kê do đơn vị báo cáo sửa, gửi lại."
PAST_NOTE = " Danh sách là kết quả rà soát ở lần nạp gần nhất, của biểu đã gửi đến thời điểm đang xem."
LIST_EXPLAIN = (
    "Chỉ rà soát số liệu đã được phê duyệt và gửi (khoản 2 Điều 10 Quy chế ban hành kèm theo Quyết định 2626/QĐ-BTP). "
    "Tỷ trọng: chênh lệch của hai số chia cho tổng cả nước của chỉ tiêu ở cấp ấy trong kỳ; với điểm của cả biểu là phần lớn nhất mà biểu "
    "chiếm trong tổng cả nước. Tổng các đơn vị trực thuộc cộng biểu đã gửi của đơn vị bên dưới, chỉ tiêu cộng được. Tăng, giảm nhiều: "
    "số khác ít nhất 03 lần và 30 đơn vị so với mức của chính đơn vị các kỳ trước (tính theo tháng, đã trừ mức tăng, giảm chung) và so với "
    "các đơn vị cùng cấp. Trùng số liệu: mọi ô bằng nhau và đủ lớn để khó trùng tự nhiên. Nhiều số tròn: khả năng tự nhiên dưới 1/100.000. "
    "Ngưỡng và mức đúng, sót đo trên số liệu cài sẵn: docs/quality.md. Ô để trống không phải là 0 và không được cộng."
)
HEADS: Mapping[str, str] = {
    "unit": "Đơn vị báo cáo",
    "form": "Biểu, chỉ tiêu",
    "check": "Nội dung cần rà soát",
    "value": "Số báo cáo",
    "expected": "Số để so",
    "difference": "Chênh lệch",
    "effect": "Tỷ trọng cả nước",
    "state": "Trạng thái",
}
WHY = "Vì sao?"
CHECK_LABEL = "Nội dung"
EVERY_CHECK = "Mọi nội dung ({count})"
CHECK_OPTION = "{check} ({count})"
STATES_LABEL = "Trạng thái"
STATES: Mapping[str, str] = {
    "open": "Chưa đóng", "new": "Mới", "explained": "Đã giải trình", "closed": "Đã đóng", "any": "Tất cả",
}  # fmt: skip
STATE_COUNT = "{state} ({count})"
PAGES_LABEL = "Điểm thứ"
PAGE_SPAN = "{first}–{last}"
BAD_CHOICE = "Không có lựa chọn “{value}”; đang dùng “{used}”."
GONE = "Điểm cần rà soát trong liên kết không còn ở số liệu này."
PROVISIONAL = "Mã biểu bắt đầu bằng TAM là mã tạm, cần xác nhận."

# One finding ----------------------------------------------------------------------------------

POINT = "{check}: {unit}"
POINT_COUNTED = "Biểu {form}{indicator}; {stamp}"
POINT_INDICATOR = ", {name}"
POINT_EXPLAIN = (
    "Chênh lệch là số báo cáo trừ số để so. Chưa gửi: số của đơn vị ấy chưa ở trong tổng. Gửi hoặc gửi lại sau: đơn vị nhận đã gửi trước khi "
    "số ấy đến hoặc thay đổi. Cập nhật trực tiếp vào biểu tổng hợp: số chỉ có ở biểu của đơn vị nhận (CV 121 mục 2). Cập nhật thay: đơn vị nhận "
    "nhập số cho đơn vị trực thuộc."
)
TILE_VALUE, TILE_EXPECTED, TILE_DIFFERENCE, TILE_EFFECT = "Số báo cáo", "Số để so", "Chênh lệch", "Tỷ trọng cả nước"
CAUSES = "Đơn vị trực thuộc liên quan đến chênh lệch"
CAUSES_NONE = "Không có đơn vị trực thuộc nào chưa gửi, gửi sau hay được cập nhật thay: cần xem lại phép cộng ở biểu của đơn vị."
CAUSE_HEADS = ("Đơn vị trực thuộc", "Nguyên nhân", "Số hiện nay", "Số lúc đơn vị nhận gửi", "Gửi gần nhất")
CAUSE_COUNT = "{cause}: {count}"
MORE_CAUSES = "Còn {count} đơn vị; xem đủ trong tệp tải về."
BACK = "Về danh sách"
TO_UNIT = "Xem biểu ở trang của đơn vị"

SAID = "Giải trình"
SAID_BY = "{who}, {instant}: {text}"
SAID_BY_NONE = "{who}, {instant}."
CLOSED_BY = "{who} đóng lúc {instant}."
SAID_NONE = "Chưa có giải trình."
SAID_FIELD = "Nội dung giải trình"
EXPLAIN_BUTTON, CLOSE_BUTTON, REOPEN_BUTTON = "Gửi giải trình", "Đóng điểm này", "Mở lại"
KEPT: Mapping[str, str] = {
    "new": "Đã mở lại điểm cần rà soát.",
    "explained": "Đã ghi giải trình.",
    "closed": "Đã đóng điểm cần rà soát.",
}
BAD_FORM = "Chưa ghi được: nội dung gửi lên không đúng mẫu. Đề nghị tải lại trang."
REFUSED: Mapping[str, str] = {
    "forbidden": "Chưa ghi được: việc này thuộc đơn vị nhận báo cáo hoặc đơn vị có số liệu.",
    "finding_gone": "Chưa ghi được: điểm này không còn trong số liệu. Đề nghị tải lại trang.",
    "explanation_length": "Chưa ghi được: đề nghị ghi nội dung giải trình, không quá 1.000 chữ cái.",
    "db_down": "Chưa ghi được vào cơ sở dữ liệu. Đề nghị thử lại.",
    "db_busy": "Cơ sở dữ liệu đang được ghi bởi việc khác. Đề nghị thử lại.",
}

# Preliminary and final ------------------------------------------------------------------------

FINALS = "Số chính thức thay đổi thế nào so với số sơ bộ, theo từng Sở?"
FINALS_SUMMARY = "Chiều và mức thay đổi theo từng Sở Tư pháp"
FINALS_EXPLAIN = (
    "So từng ô cộng được của biểu đã gửi ở kỳ chính thức với cùng ô ở kỳ sơ bộ của năm. Kỳ chính thức dài hơn nên tăng là bình thường; "
    "giảm là điều cần xem. Mức giữa là trung vị của tỷ lệ thay đổi các ô có số sơ bộ khác 0. Danh sách xếp theo vần chữ cái, không phải xếp hạng."
)
FINALS_NONE = "Kỳ này không phải kỳ chính thức của một kỳ sơ bộ, hoặc chưa có số liệu của cả hai kỳ."
FINALS_CAPTION = "Thay đổi từ số sơ bộ đến số chính thức"
FINALS_HEADS = ("Sở Tư pháp", "Ô so sánh", "Tăng", "Giảm", "Không đổi", "Mức giữa", "Ô thay đổi nhiều nhất")
FINALS_LARGEST = "{form}, {indicator}: {preliminary} → {final} ({share})"

HELP = (
    ("Điểm cần rà soát", "Chỗ trong số liệu mà phép kiểm tra thấy nên xem lại; chưa phải là sai."),
    ("Tỷ trọng cả nước", "Phần của tổng cả nước phụ thuộc vào điểm ấy; dùng để xếp việc nào xem trước."),
    ("Đã giải trình, Đã đóng", "Đơn vị có số liệu giải trình; đơn vị nhận báo cáo đóng. Số thay đổi ở lần nạp sau thì điểm trở lại là mới."),
)
