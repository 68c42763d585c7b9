"""Words of Tài khoản người dùng: its first sentence, who is ready for a period, what is to be reviewed."""

# The sentence (users §5) ----------------------------------------------------------------------

READY = "Trước khi mở kỳ: {parts}."
READY_PART = "{ready}/{listed} {noun} có đủ {accounts}"
NOUNS = {
    "commune": "UBND cấp xã",
    "district": "Phòng Tư pháp",
    "province": "Sở Tư pháp",
    "ministry_unit": "đơn vị thuộc Bộ",
    "legal_department": "tổ chức pháp chế",
}
NEEDED = {
    "commune": "tài khoản tổng hợp và tài khoản lãnh đạo",
    "district": "tài khoản tổng hợp, kiểm tra và lãnh đạo",
    "province": "tài khoản tổng hợp, kiểm tra, lãnh đạo và quản trị",
    "ministry_unit": "tài khoản tổng hợp, kiểm tra và lãnh đạo",
    "legal_department": "tài khoản tổng hợp, kiểm tra và lãnh đạo",
}
LACKING = "{units} {noun} thiếu {account} nên {consequence}{names}"
UNIT_NOUN = "đơn vị"
NAMES = " ({names})"
ACCOUNT_NOUNS = {
    "bc": "tài khoản tổng hợp",
    "kt": "tài khoản kiểm tra",
    "ld": "tài khoản lãnh đạo",
    "admin": "tài khoản quản trị",
}
CONSEQUENCES = {
    "bc": "chưa thể tổng hợp số liệu",
    "kt": "chưa thể trình lãnh đạo phê duyệt",
    "ld": "chưa thể gửi báo cáo",
    "admin": "chưa thể quản lý tài khoản tại địa phương",
}
NOT_LISTED = " Chưa có danh sách tài khoản của {provinces} tỉnh, thành phố."
ONE_READY = "{name} có đủ {accounts}, sẵn sàng trước khi mở kỳ."
ONE_LACKING = "{name} {parts}."
ONE_LACKING_PART = "thiếu {account} nên {consequence}"
TO_REVIEW = " Có {findings} điểm cần rà soát về tài khoản."
NO_FINDING = " Không có điểm nào cần rà soát về tài khoản."
OF_SYSTEM = "Phần mềm {system}: {active} tài khoản đang dùng{place}; {findings}."
SYSTEM_CLOSED = "Phần mềm {system}: không còn tài khoản nào đang dùng{place}, không có điểm nào cần rà soát."
SYSTEM_FINDINGS = "{findings} điểm cần rà soát"
SYSTEM_LEAVERS = ", trong đó {leavers} tài khoản của người đã thôi nhiệm vụ chưa khóa"
SYSTEM_CLEAN = "không có điểm nào cần rà soát"
ENDED = "{name} đã thôi hoạt động từ ngày {day}: {left}."
ENDED_LEFT = "còn {accounts} tài khoản chưa khóa"
ENDED_CLEAN = "mọi tài khoản đã khóa hoặc thu hồi"
NO_LIST = "Chưa nạp danh sách tài khoản của phần mềm {system}{place}, nên chưa thể rà soát."
NO_LIST_HOW = (
    "Danh sách tài khoản nằm trong tệp accounts.csv của gói dữ liệu: mỗi dòng một tài khoản với vai trò, trạng thái, "
    "ngày cấp, lần đăng nhập và lần đổi mật khẩu; không có họ tên, mật khẩu. Nạp bằng lệnh dashboard import-package."
)
STATUS_OF_NEWEST = (
    "Danh sách tài khoản ghi trạng thái của lần nạp gần nhất, không ghi trạng thái trước đó: xem lại một thời điểm đã "
    "qua, tài khoản nay đã khóa hoặc thu hồi được coi là đang dùng nếu sau thời điểm đó còn có lần đăng nhập."
)
THIS_UNIT = "Đơn vị"
NOT_THEN = "Đơn vị này chưa có, hoặc chưa mang mã này, vào thời điểm đang xem."
PLACE = " thuộc {place}"

# Choices of the page --------------------------------------------------------------------------

SYSTEMS_LABEL = "Phần mềm"
PANELS = {"ready": "Sẵn sàng trước khi mở kỳ", "findings": "Cần rà soát", "rules": "Cách rà soát"}
PANELS_LABEL = "Nội dung"
KINDS_LABEL = "Nội dung cần rà soát"
EVERY_KIND = "Tất cả"
GROUPS = {
    "all": "Tất cả các cấp",
    "province": "Sở Tư pháp",
    "district": "Phòng Tư pháp",
    "commune": "UBND cấp xã",
    "ended": "Đơn vị đã thôi hoạt động",
}
GROUP_LABEL = "Đơn vị"
ORDERS = {"name": "Theo tên đơn vị", "kind": "Theo nội dung", "oldest": "Lâu nhất trước", "newest": "Mới nhất trước"}
ORDER_LABEL = "Thứ tự"
PAGES_LABEL = "Trang"
BAD_CHOICE = "Không có lựa chọn “{value}”; đang hiển thị: {used}."
COUNT_SUFFIX = "{word} ({count})"

# Ready for a period ---------------------------------------------------------------------------

TILE_READY = "{noun} đủ tài khoản"
TILE_LACKING = "Thiếu {account}"
TILE_NOTES = {
    "leaver_active": "phải khóa kịp thời",
    "default_password": "phải đổi ngay khi nhận tài khoản",
    "never_signed_in": "tính từ ngày được cấp",
    "old_password": "đổi tối thiểu 03 tháng một lần",
}
KINDS_QUESTION = "Còn những gì cần rà soát?"
KINDS_COUNTED = "Số điểm cần rà soát theo nội dung; {stamp}"
COUNT_HEAD = "Số điểm"
HEAD_ROLE = "Còn thiếu"
PROVINCES_QUESTION = "Tỉnh, thành phố nào đã sẵn sàng trước khi mở kỳ?"
READY_COUNTED = (
    "Đơn vị có biểu phải gửi theo chế độ báo cáo đang áp dụng; đủ tài khoản là có tài khoản đang dùng ở từng vai trò "
    "bắt buộc; {stamp}"
)
HEAD_PLACE = "Tỉnh, thành phố"
HEAD_OWN = "Sở Tư pháp"
HEAD_BELOW = "UBND cấp xã"
HEAD_SHARE = "Tỷ lệ"
HEAD_LACKING = "Thiếu {role}"
ROLE_SHORT = {"bc": "tổng hợp", "kt": "kiểm tra", "ld": "lãnh đạo", "admin": "quản trị"}
OWN_READY = "Đủ"
OWN_LACKING = "Thiếu {roles}"
NOT_LISTED_CELL = "Chưa có danh sách"
NATION = "Cả nước"
PROVINCES_CAPTION = "Đơn vị đủ tài khoản theo tỉnh, thành phố"
READY_EXPLAIN = (
    "Vai trò bắt buộc theo Điều 3 Quy chế ban hành kèm theo Quyết định 2626/QĐ-BTP: UBND cấp xã có tài khoản tổng hợp "
    "(bc) và tài khoản lãnh đạo (ld); Phòng Tư pháp, đơn vị thuộc Bộ, tổ chức pháp chế thêm tài khoản kiểm tra (kt); "
    "Sở Tư pháp thêm tài khoản quản trị (admin). Tài khoản kiểm tra chỉ bắt buộc khi đơn vị có biểu phải qua bước kiểm "
    "tra. Tài khoản đã khóa, đã thu hồi không được tính. Đơn vị không thuộc diện báo cáo không được đếm."
)
SIGNS = "“…” chưa có danh sách tài khoản của tỉnh, thành phố."
LACKING_QUESTION = "Đơn vị nào thiếu tài khoản ở vai trò bắt buộc?"
LACKING_COUNTED = "{units} đơn vị, {accounts} tài khoản còn thiếu; {stamp}"
LACKING_NONE = "Mọi đơn vị có biểu phải gửi đều có đủ tài khoản ở các vai trò bắt buộc."
LACKING_CAPTION = "Đơn vị thiếu tài khoản"
LACKING_EXPLAIN = (
    "Mỗi dòng là một vai trò bắt buộc mà đơn vị chưa có tài khoản nào đang dùng; tên đăng nhập là tên theo quy tắc mà "
    "tài khoản đó sẽ mang. Không có tài khoản lãnh đạo thì biểu không thể được phê duyệt và gửi (Điều 4 khoản 4 Quy "
    "chế 2626/QĐ-BTP). Phòng Tư pháp, UBND cấp xã đề nghị Sở Tư pháp cấp (Điều 3 khoản 8 điểm b)."
)

LACKING_MORE = "Xem cả {count} tài khoản còn thiếu"

# What is to be reviewed -----------------------------------------------------------------------

FINDINGS_QUESTION = "Tài khoản nào cần rà soát?"
FINDINGS_COUNTED = "{shown} trong {all} điểm, xếp {order}; {stamp}"
FINDINGS_NONE = "Không có điểm nào cần rà soát trong phạm vi đã chọn."
FINDINGS_CAPTION = "Tài khoản cần rà soát"
FINDINGS_NOTE = (
    "Đây là các điểm cần rà soát, không phải kết luận. Trạng thái đang dùng, đã khóa, đã thu hồi là của lần nạp danh "
    "sách gần nhất. Tài khoản còn thiếu ghi bằng tên nó sẽ mang theo quy tắc. “–”: số liệu không cho biết từ lúc nào."
)
HEADS = ("Đơn vị", "Nội dung cần rà soát", "Tên đăng nhập", "Từ lúc")
ENDED_ON = "thôi hoạt động từ {day}"

# How it is reviewed ---------------------------------------------------------------------------

RULES_QUESTION = "Mỗi nội dung được rà soát thế nào, theo văn bản nào?"
RULES_COUNTED = "Phần mềm {system}; {stamp}"
RULES_CAPTION = "Cách rà soát tài khoản"
RULES_HEADS = ("Nội dung", "Cách xác định", "Văn bản", "Mức chắc chắn", "Số điểm")
SYSTEMS_QUESTION = "Có bao nhiêu tài khoản trên từng phần mềm Sở được giao quản lý?"
SYSTEMS_COUNTED = "Tài khoản đã cấp tính đến thời điểm đang xem, trạng thái theo lần nạp gần nhất; {stamp}"
SYSTEMS_CAPTION = "Tài khoản theo phần mềm"
SYSTEMS_NOTE = (
    "Công văn của Cục Công nghệ thông tin về Đề án 06 (2023), mục 3: các Sở Tư pháp chủ động rà soát tài khoản các phần "
    "mềm được giao quản lý, kịp thời khóa tài khoản của người dùng đã thôi nhiệm vụ. “…” chưa có danh sách."
)
RECORDS_MOVED = (
    "Từ ngày 01/3/2025, lý lịch tư pháp đã chuyển sang Bộ Công an: tài khoản còn đang dùng từ ngày đó đều cần rà soát "
    "để khóa."
)
OTHER_RULES = (
    "Vai trò, quy tắc đặt tên và việc một người giữ nhiều vai trò chỉ được Quy chế 2626/QĐ-BTP quy định cho phần mềm "
    "thống kê nên không rà soát ở phần mềm này."
)

HELP = (
    ("Ai xem được gì?", "Cục Kế hoạch – Tài chính, Cục Công nghệ thông tin xem cả nước; Sở Tư pháp xem tài khoản trên "
     "địa bàn tỉnh mình, kể cả của các đơn vị trước sắp xếp; không ai xem được danh sách tài khoản của tỉnh khác."),
    ("Số liệu lấy từ đâu?", "Từ tệp accounts.csv của gói dữ liệu nạp gần nhất. Trang này không có họ tên, mật khẩu; một "
     "người giữ nhiều tài khoản được nhận ra nhờ một mã không đọc được."),
    ("Sẵn sàng trước khi mở kỳ", READY_EXPLAIN),
)  # fmt: skip
