"""Words of Tiến độ gửi báo cáo: its first sentence by phase, tabs, cards, explanations."""

# The sentence (users §5) ----------------------------------------------------------------------

OWED = "Còn {owed}/{expected} biểu của {units} {noun}{place} chưa gửi: {steps}."
OWED_PAST = "Đã quá thời hạn {days} ngày: còn {owed}/{expected} biểu của {units} {noun}{place} chưa gửi: {steps}."
OWED_PAST_MARK = (
    "Đã quá mốc theo dõi {days} ngày: còn {owed}/{expected} biểu của {units} {noun}{place} chưa gửi: {steps}."
)
LOCKED = (
    "{Period} đã khóa lúc {instant}: {owed}/{expected} biểu của {units} {noun}{place} không được gửi nên chưa có trong "
    "số liệu tổng hợp."
)
LOCKED_REOPENED = (
    "{Period} đã khóa lúc {instant}: còn {owed}/{expected} biểu của {units} {noun}{place} chưa gửi: {steps}."
)
ALL_SENT = "Tất cả {expected}/{expected} biểu của {units} {noun}{place} đã được gửi, tính đến {instant}."
SETTLED = "Không còn biểu nào của {noun}{place} chưa gửi, tính đến {instant}."
ONE_OWED = "{name} còn {owed}/{expected} biểu chưa gửi: {steps}."
ONE_SENT = "{name} đã gửi đủ {expected}/{expected} biểu {period}, tính đến {instant}."
NOT_OPEN = "{Period} chưa mở."
NO_PERIOD = "Chưa có kỳ báo cáo nào trong cơ sở dữ liệu."
PLACE = " thuộc {place}"
FIELD_PREFIX = "Lĩnh vực {field}: "
COVERED = " {covered} biểu đã được cập nhật trực tiếp vào biểu tổng hợp của đơn vị nhận."
STEP = "{count} {step}"
STEPS = {
    "not_started": "chưa bắt đầu",
    "compiling": "đang tổng hợp",
    "checking": "chờ kiểm tra",
    "approving": "chờ lãnh đạo phê duyệt",
    "approved": "đã phê duyệt, chưa gửi",
    "returned": "bị trả lại",
    "closed_unsent": "kỳ đã khóa, chưa gửi",
}
"""Steps of reports not sent, in the order of a report's life."""

RECEIVING = " {receiver} còn {count} biểu chưa tiếp nhận, biểu chờ lâu nhất {days} ngày."
RECEIVING_TODAY = " {receiver} còn {count} biểu chưa tiếp nhận."
RECEIVERS = {"ministry": "Cục Kế hoạch – Tài chính", "province": "Sở", "district": "Phòng"}

# Choices of the page --------------------------------------------------------------------------

FIELD = "Lĩnh vực"
EVERY_FIELD = "Tất cả lĩnh vực"
BAD_FIELD = "Không có lĩnh vực “{value}” trong kỳ này ở cấp này; đang hiển thị tất cả lĩnh vực."
BAD_CHOICE = "Không có lựa chọn “{value}”; đang hiển thị {used}."
PANELS = {"list": "Danh sách thiếu biểu", "matrix": "Đơn vị × biểu", "status": "Theo trạng thái"}
PANELS_LABEL = "Cách xem tiến độ"
SHOWS = {"share": "Tỷ lệ biểu đã gửi", "count": "Số biểu đã gửi"}
SHOWS_LABEL = "Số trong ô"
VERDICTS = {"behind": "Còn thiếu", "partial": "Gửi thiếu biểu", "none": "Chưa gửi biểu nào", "full": "Gửi đủ biểu"}
VERDICTS_LABEL = "Kết quả của đơn vị"
ORDERS = {"cluster": "Theo cụm", "name": "Theo vần chữ cái"}
ORDERS_LABEL = "Thứ tự"
COUNT_SUFFIX = "{word} ({count})"
FIRST_PAGE = "trang 1"

# Its own backlog ------------------------------------------------------------------------------

BACKLOG_QUESTION = {
    "ministry": "Cục còn biểu nào chưa tiếp nhận?",
    "province": "Sở còn biểu nào chưa tiếp nhận?",
    "district": "Phòng còn biểu nào chưa tiếp nhận?",
}
BACKLOG_COUNTED = "{count} biểu đang chờ {receiver} tiếp nhận{oldest}; biểu chờ lâu nhất ở đầu; {stamp}"
BACKLOG_OLDEST = ", lâu nhất {wait}"
BACKLOG_NONE = "Không có biểu nào đang chờ {receiver} tiếp nhận."
BACKLOG_RECEIVER = {"ministry": "Cục", "province": "Sở", "district": "Phòng"}
BACKLOG_SUMMARY = "Của {units} {short}; chờ lâu nhất: {unit}, biểu {field}, gửi lúc {instant}."
BACKLOG_UNITS = {"ministry": "Sở Tư pháp", "province": "đơn vị", "district": "xã, phường"}
BACKLOG_CAPTION = "Biểu đã gửi, đang chờ tiếp nhận"
BACKLOG_EXPLAIN = (
    "Biểu do đơn vị trực thuộc đã gửi lên, chưa được tiếp nhận hay trả lại. Thời gian chờ tính từ lần gửi gần nhất; với đơn vị "
    "gửi, thời hạn dừng ở lúc gửi nên ngày chờ tiếp nhận không tính là chậm của đơn vị ấy. Việc tiếp nhận, trả lại được thực "
    "hiện trên Phần mềm thống kê (Điều 4 Quy chế ban hành kèm theo Quyết định 2626/QĐ-BTP)."
)
SENT_SINCE = "Gửi lúc"
WAITED = "Đã chờ"
DAYS = "{days} ngày"
HOURS = "{hours} giờ"
UNDER_HOUR = "dưới 1 giờ"

# The list -------------------------------------------------------------------------------------

LIST_QUESTION = "Đơn vị nào còn thiếu biểu nào, đang ở khâu nào?"
LIST_QUESTION_LOCKED = "Biểu nào của đơn vị nào không được gửi?"
LIST_QUESTION_FULL = "Đơn vị nào đã gửi đủ biểu?"
COUNTED = "Đếm biểu của {noun}{place}{field}; {stamp}"
COUNTED_FIELD = ", lĩnh vực {field}"
LIST_CAPTION = "Biểu còn thiếu của từng đơn vị"
LIST_EXPLAIN = (
    "Mỗi dòng là một biểu phải gửi mà chưa gửi, hoặc bị trả lại và chưa gửi lại. Kết quả của đơn vị tính trên mọi biểu phải gửi "
    "của chính đơn vị đó{field}: gửi đủ biểu, gửi thiếu biểu, chưa gửi biểu nào. Khâu là bước của biểu, không phải tên người. "
    "“Từ lúc” là khi biểu vào khâu ấy. Danh sách xếp theo vần chữ cái, không phải xếp hạng."
)
LIST_EXPLAIN_FIELD = " thuộc lĩnh vực đã chọn"
LIST_NONE = "Không còn đơn vị nào thiếu biểu."
LIST_NONE_ONE = "Đơn vị không còn biểu nào chưa gửi."
LIST_NO_VERDICT = "Không có đơn vị nào ở kết quả này."
VERDICT_HEAD = "Kết quả"
STEP_HEAD = "Đang ở khâu"
LEFT_HEAD = "Còn lại, quá hạn"
LEFT_HEAD_UNVERIFIED = "So với mốc theo dõi"
CLUSTER_HEAD = "Cụm (địa bàn huyện trước 01/7/2025)"
SENT_HEAD = "Đã gửi"
SENT_OF = "đã gửi {counts} biểu"
SINCE_DAYS = "{days} ngày"
SINCE_TODAY = "trong ngày"
LEFT = "còn {days} ngày"
LEFT_TODAY = "hết hôm nay"
OVERDUE = "quá hạn {days} ngày"
OVERDUE_UNVERIFIED = "quá mốc {days} ngày"
SENT_ONCE = "gửi lần đầu {day}"
CLUSTERS_NOTE = (
    "Cụm: theo địa bàn huyện trước 01/7/2025 (chỉ để phân công); mỗi xã, phường thuộc cụm có nhiều đơn vị trước sắp xếp nhất."
)
CLUSTER = "Cụm {cluster}"
NO_CLUSTER = "Chưa xác định cụm"
CLUSTER_COUNTS = "{units} {noun}, {reports} biểu"
PAGE_NAMES = "{first} – {last}"
PAGES_LABEL = "Trang"
WAITING_PAGES_LABEL = "Biểu thứ"

BELOW_QUESTION = "Nơi nào còn thiếu biểu, bao nhiêu đơn vị?"
BELOW_CAPTION = "Biểu còn thiếu của từng nơi"
BELOW_EXPLAIN = (
    "Mỗi dòng gộp các đơn vị của cấp đang xem thuộc một nơi. Đơn vị còn thiếu là đơn vị có ít nhất một biểu phải gửi chưa gửi hoặc "
    "bị trả lại, chưa gửi lại. Chọn tên để xem từng đơn vị. Danh sách xếp theo vần chữ cái, không phải xếp hạng."
)
BELOW_UNITS = "Đơn vị còn thiếu"
BELOW_REPORTS = "Biểu còn thiếu"
BELOW_STEPS = {
    "not_started": "Chưa bắt đầu",
    "going": "Đang tổng hợp, kiểm tra",
    "signing": "Chờ phê duyệt, chờ gửi",
    "returned": "Bị trả lại",
    "closed_unsent": "Khóa kỳ, chưa gửi",
    "covered": "Cập nhật vào biểu tổng hợp",
}
TOTAL = "Tổng"

# Messages to paste ----------------------------------------------------------------------------

PIECES_OPEN = "Chép để nhắn tin"
PIECES_NOTE = "{pieces} đoạn, mỗi đoạn không quá {limit} ký tự. Chép từng đoạn rồi dán vào tin nhắn."
PIECE_LABEL = "Đoạn {number}/{pieces}, {length} ký tự"
PIECE_COPY = "Chép đoạn {number}"

# Units against forms --------------------------------------------------------------------------

MATRIX_QUESTION = "Biểu nào của nơi nào còn thiếu?"
MATRIX_CAPTION = "Biểu đã gửi của từng đơn vị theo từng biểu"
MATRIX_EXPLAIN = (
    "Mỗi ô là một đơn vị và một biểu: số biểu đã gửi (đã gửi hoặc đã tiếp nhận) trên số biểu phải gửi, không kể biểu không thuộc "
    "diện báo cáo. Ô nhạt là ít, ô đậm là đủ; dấu “–” là không có biểu phải gửi. Nơi mỗi ô là một biểu duy nhất thì ô ghi "
    "trạng thái của biểu ấy. Chọn một ô để xem xuống một mức; dùng các phím mũi tên để đi giữa các ô."
)
MATRIX_CELL = "{unit}, {form}: đã gửi {sent} biểu ({rate})"
MATRIX_CELL_ONE = "{unit}, {form}: {status}"
MATRIX_CELL_EXEMPT = "{unit}, {form}: không thuộc diện báo cáo"
MATRIX_KEYS = "Bảng đơn vị và biểu; dùng các phím mũi tên để đi giữa các ô"
LEGEND_LOW, LEGEND_HIGH = "0%", "100%"
LEGEND_NONE = "– không có biểu phải gửi"
ALL_FORMS = "Mọi biểu"
MARKS = {
    "done": "đã gửi",
    "active": "đang thực hiện",
    "todo": "chưa bắt đầu",
    "none": "cập nhật vào biểu tổng hợp",
    "returned": "bị trả lại",
    "lost": "kỳ đã khóa, chưa gửi",
}

# By status ------------------------------------------------------------------------------------

STATUS_QUESTION = "Biểu của từng đơn vị đang ở trạng thái nào?"
STATUS_HEAD = "Trạng thái"
STATUS_CAPTION = "Biểu của từng đơn vị theo trạng thái"
STATUS_EXPLAIN = (
    "Chiều dài mỗi đoạn là tỷ lệ biểu ở nhóm trạng thái đó trên số biểu phải gửi của đơn vị. Đã gửi: đã gửi, chờ tiếp nhận và đã "
    "tiếp nhận. Đang thực hiện: đang tổng hợp, chờ kiểm tra, chờ lãnh đạo phê duyệt, đã phê duyệt nhưng chưa gửi. Biểu không thuộc "
    "diện báo cáo không được đếm. Chọn tên đơn vị hoặc thanh để xem xuống một mức."
)
STATUS_GROUPS = {
    "complete": "Đã gửi",
    "going": "Đang thực hiện",
    "not_started": "Chưa bắt đầu",
    "returned": "Bị trả lại",
    "closed_unsent": "Khóa kỳ, chưa gửi",
    "covered": "Cập nhật vào biểu tổng hợp",
}
STATUS_BAR = "{unit}: {groups}"
STATUS_PART = "{group} {count}"
BAR_HEAD = "Tỷ lệ theo trạng thái"
FIELDS_QUESTION = "Lĩnh vực nào còn thiếu nhiều biểu?"
FIELDS_CAPTION = "Biểu của từng lĩnh vực theo trạng thái"
FIELDS_LABEL = "Thanh ngang theo lĩnh vực, chia theo trạng thái của biểu"
FIELDS_EXPLAIN = (
    "Mỗi thanh là một lĩnh vực, dài theo số biểu phải gửi và chia theo nhóm trạng thái. Bấm vào thanh để lọc theo lĩnh vực ấy. "
    "Lĩnh vực xếp theo vần chữ cái."
)
REPORTS_AXIS = "Số biểu"

# Notes ----------------------------------------------------------------------------------------

FORMS_UNVERIFIED = "Biểu chưa có ký hiệu trong văn bản được theo dõi bằng mã tạm, cần xác nhận."
EXEMPT_NOTE = "Không kể {exempt} biểu không thuộc diện báo cáo."
UNVERIFIED = (
    "Mốc {day} chưa có văn bản xác nhận: dùng để theo dõi, không dùng để đánh giá gửi chậm. Nguồn đang dùng: {source}."
)

HELP = (
    ("Biểu còn thiếu", "Biểu phải gửi chưa gửi lần nào, hoặc bị trả lại và chưa gửi lại. Biểu được đơn vị nhận cập nhật trực tiếp vào biểu tổng hợp thuộc nhóm riêng."),
    ("Kết quả của đơn vị", "Gửi đủ biểu: mọi biểu phải gửi của đơn vị đã gửi; gửi thiếu biểu: một số; chưa gửi biểu nào: không có biểu nào. Ba số cộng lại bằng số đơn vị phải báo cáo."),
    ("Đang ở khâu", "Bước mà biểu đang chờ, không phải tên người."),
    ("Chờ tiếp nhận", "Biểu đã gửi lên đơn vị nhận báo cáo và chưa được tiếp nhận hay trả lại."),
    ("Cụm", "Nhóm xã, phường theo địa bàn huyện trước 01/7/2025, chỉ để phân công; không phải một cấp báo cáo."),
    ("Kỳ đã khóa, biểu chưa gửi", "Khi mở kỳ sau, kỳ trước tự khóa; biểu chưa gửi không vào số liệu tổng hợp, dù Phần mềm thống kê ghi là đã hoàn thành (khoản 3 Điều 5 Quy chế 2626). Muốn bổ sung phải có văn bản đề nghị (khoản 3 Điều 9)."),
    ("0, –, …", "“0” là số không; “–” là không có đối tượng để tính; “…” là chưa có số liệu."),
)
