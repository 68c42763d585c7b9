"""Words of Đơn vị báo cáo: its first sentence by state, forms, time line, units below, periods, lineage, peers."""

from dashboard.text import unit_around as around

# The sentence (users §5) ----------------------------------------------------------------------

NO_PERIOD = "Chưa có kỳ báo cáo nào trong cơ sở dữ liệu."
NOT_OPEN = "{name}: {period} chưa mở."
NOT_OPEN_SINCE = "{name}: tại thời điểm đang xem, {period} chưa mở; kỳ mở lúc {instant}."
SEE_NEWEST = "Xem số liệu mới nhất của kỳ này"
SEE_OPENED = "Xem {period}"
NOTHING_OWED = "{name}: không có biểu phải gửi trong {period}."
EXEMPT_UNIT = "{name}: {reason}."
ALL_EXEMPT = "{name}: {expected} biểu trong {period} đều không thuộc diện báo cáo."
FULL = "{name}: đã gửi đủ {expected}/{expected} biểu {period}, biểu gửi sau cùng lúc {instant}{waiting}."
FULL_WAITING = "; {receiver} còn {count} biểu chưa tiếp nhận"
PARTIAL = "{name}: gửi thiếu {missing}/{expected} biểu{steps}."
NONE = "{name}: chưa gửi biểu nào trong {expected} biểu{steps}."
STEPS = " – {steps}"
SEPARATOR = "; "
RETURNED = "{name}: {complete}/{expected} biểu đã gửi; {returned}{others}. Việc cần làm: {todo}."
RETURNED_ONE = "{form} bị trả lại ngày {day}, lý do: “{reason}”"
RETURNED_ONE_BARE = "{form} bị trả lại ngày {day}"
RETURNED_MANY = "{count} biểu bị trả lại, chưa gửi lại, gần nhất ngày {day}, lý do: “{reason}”"
RETURNED_MANY_BARE = "{count} biểu bị trả lại, chưa gửi lại, gần nhất ngày {day}"
RETURNED_OTHERS = "; còn lại {steps}"
TODO_COMMUNE = "sửa, trình lãnh đạo phê duyệt và gửi lại"
TODO = "sửa, chuyển kiểm tra, trình lãnh đạo phê duyệt và gửi lại"
CLOSED = (
    "{name}: {missing}/{expected} biểu không được gửi trước khi khóa kỳ lúc {instant} nên chưa có trong số liệu tổng hợp. "
    "Việc cần làm: có văn bản đề nghị mở để chỉnh lý, bổ sung số liệu kỳ đã khóa (khoản 3 Điều 9 Quy chế 2626)."
)
ONE_FORM = "biểu {field}"
ONE_FORM_NAMED = "biểu {field} ({form})"
STEP_ONE = "{form} {step}{since}"
STEP_MANY = "{count} biểu {step}{since}"
SINCE = " từ ngày {day} ({days} ngày)"
SINCE_TODAY = " từ {time} hôm nay"
STEP_WORDS = {
    "not_started": "chưa bắt đầu tổng hợp",
    "compiling": "đang tổng hợp, cập nhật số liệu",
    "checking": "đang chờ kiểm tra",
    "approving": "đang chờ {leader} phê duyệt",
    "approved": "đã được {leader} phê duyệt, chưa gửi",
    "returned": "bị trả lại, chưa gửi lại",
    "covered": "được đơn vị nhận cập nhật trực tiếp vào biểu tổng hợp",
    "closed_unsent": "không được gửi trước khi khóa kỳ",
}
"""A report's status inside a sentence, the step nearest to sending last."""

LEADERS = {"commune": "lãnh đạo UBND", "district": "lãnh đạo Phòng", "province": "lãnh đạo Sở"}
LEADER = "lãnh đạo đơn vị"
RECEIVERS = {"ministry": "Cục", "province": "Sở", "district": "Phòng"}
RECEIVER = "đơn vị nhận báo cáo"
DUE_LEFT = " Thời hạn gửi {wording}, còn {left} ngày."
DUE_TODAY = " Thời hạn gửi {wording}: hôm nay là ngày cuối."
DUE_PAST = " Đã quá thời hạn {days} ngày."
MARK_LEFT = " Mốc theo dõi {wording} (chưa có văn bản xác nhận), còn {left} ngày."
MARK_TODAY = " Mốc theo dõi {wording} (chưa có văn bản xác nhận): hôm nay là ngày cuối."
MARK_PAST = " Đã quá mốc theo dõi {days} ngày (mốc chưa có văn bản xác nhận)."
BY_DAY = "chậm nhất ngày {day} (hết ngày {weekday})"
BEFORE_DAY = "trước ngày {day} (chậm nhất hết ngày {last}, {weekday})"
CENTRE = "{name}: nhận báo cáo của {units} {noun}, {period}: {full} {short} gửi đủ biểu, {partial} gửi thiếu biểu, {none} chưa gửi biểu nào."
CENTRE_NOTHING = "{name}: không có đơn vị nào phải gửi biểu trong {period}."

# The way down ---------------------------------------------------------------------------------

PATH = "Đường dẫn đơn vị"
REARRANGED_IN_PERIOD = (
    "Đơn vị hình thành sau sắp xếp từ {day}: số liệu từ {first} đến {last} của kỳ này thuộc các đơn vị trước sắp xếp."
)

# Its forms ------------------------------------------------------------------------------------

FORMS_QUESTION = "Từng biểu đang ở đâu?"
FORMS_COUNTED = "Đếm biểu của chính đơn vị; {stamp}. {due}"
FORMS_DUE = "Thời hạn gửi: {wording}"
FORMS_MARK = "Mốc theo dõi: {wording}, chưa có văn bản xác nhận"
FORMS_NO_DUE = "Chưa có thời hạn gửi"
FORMS_SOURCE = "Nguồn thời hạn: {source}"
FORMS_CAPTION = "Các biểu phải gửi của đơn vị, trạng thái và thời điểm"
FORMS_EXPLAIN = (
    "Mỗi dòng là một biểu phải gửi của chính đơn vị trong kỳ. “Từ lúc” là khi biểu vào trạng thái hiện nay. Số ngày chậm tính "
    "từ lần gửi đầu tiên, theo ngày lịch; gửi lại không làm thay đổi. Biểu bị trả lại, chưa gửi lại thì không tính là đã gửi. "
    "“Cập nhật thay”: đơn vị nhận báo cáo đã làm các bước thay đơn vị. Chọn tên biểu để xem quá trình của biểu."
)
STATUS_HEAD, SINCE_HEAD, FIRST_HEAD, LAST_HEAD = "Trạng thái", "Từ lúc", "Gửi lần đầu", "Gửi gần nhất"
RECEIVED_HEAD, LATE_HEAD, LATE_HEAD_MARK, NOTE_HEAD = "Tiếp nhận", "Số ngày chậm", "Sau mốc (ngày)", "Ghi chú"
RETURNS_HEAD = "Trả lại"
ON_BEHALF = "Cập nhật thay"
RETURNS = "{count} lần"
OVERDUE = "quá hạn"
OVERDUE_MARK = "quá mốc"
UNCONFIRMED = "mã biểu cần xác nhận"
CLOCK_STOPS = "Thời gian của đơn vị dừng ở lúc gửi; từ lúc gửi đến lúc tiếp nhận hoặc trả lại là thời gian của đơn vị nhận báo cáo."

# One report -----------------------------------------------------------------------------------

LIFE_QUESTION = "Quá trình của {form}"
LIFE_COUNTED = "{status} từ {instant}; {stamp}"
LIFE_FORMS = "Chọn biểu"
LIFE_LABEL = "Các trạng thái của biểu theo thời gian, từ khi mở kỳ, so với thời hạn"
LIFE_TABLE = "Các thao tác trên biểu"
LIFE_EXPLAIN = (
    "Từng thao tác theo thứ tự thời gian: ai làm (tài khoản và vai trò), lúc nào, biểu ở trạng thái trước đó bao lâu. Khâu là bước "
    "của biểu, không phải tên người. Thời gian của đơn vị dừng ở lúc gửi (khoản 4 Điều 4 Quy chế ban hành kèm theo Quyết định "
    "2626/QĐ-BTP)."
)
LIFE_NONE = "Chưa có thao tác nào trên biểu này từ khi mở kỳ."
LIFE_UNKNOWN = "Không có biểu “{value}” trong danh sách của đơn vị kỳ này; đang xem biểu khác."
NO_FORM = "Đơn vị không có biểu phải gửi trong kỳ này nên không có quá trình để xem."
OPENED = "Mở kỳ"
NOW = "Đến thời điểm đang xem"
NOW_STATUS = "{status}: {wait}"
DEADLINE = "Hết thời hạn: hết ngày {day}"
MARK = "Hết mốc theo dõi: hết ngày {day} (chưa có văn bản xác nhận)"
SPENT = "{status}: {wait}"
SENT_AGAIN, RECEIVED_AGAIN = "Gửi lại", "Tiếp nhận lại"
BY = "{role} · {account}"
BY_UNIT = "{role} · {account} ({unit})"
BY_SYSTEM = "Phần mềm tự động"
BEHALF_BY = "{unit} cập nhật thay"
REASON = "Lý do: “{reason}”"
DOCUMENT = "Văn bản: {document}"
ROLE_COMMUNE_BC = "Công chức tổng hợp"
NO_ROLE = "Tài khoản không rõ vai trò"
HOLDER_COMMUNE_BC = "công chức tổng hợp"
TIME_OWN = "Ở đơn vị: {wait}"
TIME_ABOVE = "Ở đơn vị nhận báo cáo: {wait}"
TIMES = "{own} · {above}"
DAYS_HOURS = "{days} ngày {hours} giờ"
DAYS = "{days} ngày"
HOURS_MINUTES = "{hours} giờ {minutes} phút"
MINUTES = "{minutes} phút"
UNDER_MINUTE = "dưới 1 phút"
STEP_HEAD, AT_HEAD, ACTION_HEAD, WHO_HEAD, SPENT_HEAD, REASON_HEAD = (
    "Bước",
    "Thời điểm",
    "Thao tác",
    "Tài khoản, vai trò",
    "Ở trạng thái trước",
    "Lý do, văn bản",
)

# Units below ----------------------------------------------------------------------------------

CHILDREN_QUESTION = "Đơn vị trực thuộc nào còn thiếu biểu?"
CHILDREN_QUESTION_FULL = "Các đơn vị trực thuộc đã gửi những gì?"
CHILDREN_COUNTED = "Đếm biểu của chính từng đơn vị: {units} {noun}, {behind} chưa gửi đủ biểu; {stamp}"
CHILDREN_CAPTION = "Đơn vị trực thuộc: kết quả, biểu đã gửi, biểu còn thiếu"
CHILDREN_EXPLAIN = (
    "Kết quả, biểu đã gửi và biểu còn thiếu là của chính từng đơn vị; cột “Đơn vị bên dưới” đếm các đơn vị trực thuộc đơn vị ấy. "
    "Đơn vị chưa gửi đủ biểu đứng trước, mỗi nhóm xếp theo vần chữ cái, không phải xếp hạng. Chọn tên để xem đơn vị."
)
CHILDREN_NONE = "Đơn vị không có đơn vị trực thuộc trong kỳ này."
CHILDREN_ALL_FULL = "Tất cả {units} {noun} trực thuộc đã gửi đủ biểu."
VIEW_LABEL, VIEW_BEHIND, VIEW_ALL = "Hiển thị", "Chưa gửi đủ ({count})", "Tất cả ({count})"
PAGES_LABEL = "Các trang của danh sách"
PAGE_NAMES = "{first} – {last}"
VERDICT_HEAD, COMPLETE_HEAD, MISSING_HEAD, BELOW_HEAD, BELOW_UNITS_HEAD = (
    "Kết quả",
    "Đã gửi",
    "Biểu còn thiếu, đang ở khâu",
    "Đơn vị bên dưới gửi đủ",
    "Đơn vị bên dưới",
)
MISSING_ONE = "{field}: {step}"
MISSING_MANY = "{count} {step}"
NO_VERDICT = "Không có biểu phải gửi"
EXEMPT_MARK = "Không thuộc diện – cần xác nhận"

# Charts ---------------------------------------------------------------------------------------

BAND_PART = "{status}: từ {since} đến {until}"
DEADLINE_SHORT = "Thời hạn: hết ngày {day}"
MARK_SHORT = "Mốc theo dõi: hết ngày {day}"
UNITS_AXIS = "Số đơn vị"
SHARE_AXIS = "Tỷ lệ biểu đã gửi"
HERE = "Đơn vị: {share}"
MIDDLE = "Trung vị: {share}"
POINTER_SHARE, POINTER_UNITS = "Tỷ lệ", "Số đơn vị"

# Help -----------------------------------------------------------------------------------------

HELP = (
    (
        "Gửi đủ biểu, gửi thiếu biểu, chưa gửi biểu nào",
        "Kết quả tính trên các biểu phải gửi của chính đơn vị; biểu không thuộc diện báo cáo không tính.",
    ),
    (
        "Đang ở khâu",
        "Bước phải làm tiếp theo: chuyên viên tổng hợp, người kiểm tra, lãnh đạo đơn vị, đơn vị nhận báo cáo. Là khâu, không phải tên người.",
    ),
    (
        "Số ngày chậm",
        "Tính từ lần gửi đầu tiên đến thời hạn của cấp đó, theo ngày lịch. Gửi lại sau khi bị trả lại không làm thay đổi lần gửi đầu.",
    ),
    ("Thời gian của đơn vị", CLOCK_STOPS),
    ("Cập nhật thay", "Đơn vị nhận báo cáo đã làm các bước thay đơn vị; biểu vẫn tính là của đơn vị."),
    (
        "Kỳ đã khóa, biểu chưa gửi",
        "Biểu chưa gửi khi khóa kỳ không vào số liệu tổng hợp, dù Phần mềm thống kê ghi là đã hoàn thành (khoản 3 Điều 5 Quy chế 2626).",
    ),
    ("Đơn vị trước, sau sắp xếp", around.LINEAGE_RULE),
    (
        "Nhóm so sánh",
        "Đơn vị cùng cấp có số biểu phải gửi tương đương; người ngoài Cục chỉ thấy phân bố, không thấy tên.",
    ),
    ("0, –, …", "“0” là số không; “–” là không có đối tượng để tính; “…” là chưa có số liệu."),
)
