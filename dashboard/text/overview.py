"""Words of Tổng quan: its first sentence by phase, tiles, cards, explanations. Sentences have named fields."""

# The sentence ---------------------------------------------------------------------------------

OPENING = "Tính đến {instant}, {period}: "
OPENING_PLACE = "Tính đến {instant}, {period}, {place}: "
VERDICTS = (
    "{full}/{units} {noun} đã gửi đủ biểu, {partial} {short} gửi thiếu biểu, {none} {short} chưa gửi biểu nào; "
    "đã gửi {complete}/{expected} biểu ({rate})."
)
PAST_DUE = (
    "đã quá thời hạn {days} ngày; còn {behind}/{units} {noun} chưa gửi đủ biểu, thiếu {missing} biểu{covered}{names}."
)
PAST_MARK = (
    "đã quá mốc theo dõi {days} ngày; còn {behind}/{units} {noun} chưa gửi đủ biểu, "
    "thiếu {missing} biểu{covered}{names}."
)
COVERED = " ({covered} biểu cập nhật vào biểu tổng hợp)"
NAMED = ": {names}"
NAMED_ONE = "{name} ({missing})"
LOCKED = "{Period} đã khóa lúc {instant}: {complete}/{expected} biểu đã được gửi{lost}{covered}."
LOCKED_LOST = "; {lost} biểu{of} không được gửi nên chưa có trong số liệu tổng hợp{whose}"
LOCKED_OF = " của {behind} {short}"
LOCKED_COVERED = "; {covered} biểu được cập nhật vào biểu tổng hợp"
LOCKED_WHOLE = "{Period} đã khóa lúc {instant}: {complete}/{expected} biểu của {units} {noun} đã được gửi."
OF_NATION = " cả nước"
ALL_FULL = "Tất cả {full}/{units} {noun} đã gửi đủ biểu {period}, tính đến {instant}."
NOT_OPEN = "{Period} chưa mở."
NO_PERIOD = "Chưa có kỳ báo cáo nào trong cơ sở dữ liệu."
ONE_FULL = "{name}: đã gửi đủ {expected}/{expected} biểu {period}, tính đến {instant}."
ONE_PARTIAL = "{name}: gửi thiếu {missing}/{expected} biểu {period}, tính đến {instant}{steps}."
ONE_NONE = "{name}: chưa gửi biểu nào trong {expected} biểu {period}, tính đến {instant}{steps}."
ONE_STEPS = " – {steps}"
ONE_COVERED = "{count} biểu được cập nhật vào biểu tổng hợp của đơn vị nhận"
ONE_STEP = "{count} biểu đang ở khâu {holder}, từ ngày {since} ({days} ngày)"

WAITING = " {receiver} còn {count} biểu chưa tiếp nhận, biểu chờ lâu nhất {days} ngày."
WAITING_TODAY = " {receiver} còn {count} biểu chưa tiếp nhận."
RECEIVERS = {"ministry": "Cục Kế hoạch – Tài chính", "province": "Sở", "district": "Phòng"}

DUE_BY = " Thời hạn gửi chậm nhất ngày {day} (hết ngày {weekday}), còn {left} ngày."
DUE_BEFORE = " Thời hạn gửi trước ngày {day} (chậm nhất hết ngày {last}, {weekday}), còn {left} ngày."
MARK_BY = " Mốc theo dõi: chậm nhất ngày {day} (hết ngày {weekday}), còn {left} ngày; chưa có văn bản xác nhận."
MARK_BEFORE = (
    " Mốc theo dõi: trước ngày {day} (chậm nhất hết ngày {last}, {weekday}), còn {left} ngày; chưa có văn bản xác nhận."
)
LAST_DAY_BY = " Thời hạn gửi là hôm nay (hết ngày {weekday} {day})."
LAST_DAY_BEFORE = " Thời hạn gửi trước ngày {day}: hôm nay là ngày cuối (hết ngày {last}, {weekday})."

# Strips ---------------------------------------------------------------------------------------

UNVERIFIED = (
    "Mốc {day} chưa có văn bản xác nhận: dùng để theo dõi, không dùng để đánh giá gửi chậm. Nguồn đang dùng: {source}."
)
WITHOUT_MINISTRY_UNITS = "Chưa gồm đơn vị thuộc Bộ và tổ chức pháp chế bộ, ngành."
REARRANGED = "Kỳ trước cùng loại ở trước khi sắp xếp đơn vị hành chính từ 01/7/2025: số lượng đặt cạnh để tham khảo."

# Tiles ----------------------------------------------------------------------------------------

FULL_UNITS = "{noun} đã gửi đủ biểu"
FULL_NOTE = "thiếu biểu {partial} · chưa gửi {none}"
DAYS_LEFT = "còn {left} ngày"
LAST_DAY_LEFT = "hôm nay là ngày cuối"
BEHIND_UNITS = "{noun} chưa gửi đủ biểu"
SENT = "Biểu đã gửi"
RATE_NOTE = "{rate} số biểu phải gửi"
OVERDUE = "Quá hạn, chưa gửi"
OVERDUE_UNVERIFIED = "Quá mốc theo dõi, chưa gửi"
OLDEST_NOTE = "lâu nhất {days} ngày"
NOBODY_WAITS = "không còn biểu chờ"
WAITING_AT = {"ministry": "Chờ Cục tiếp nhận", "province": "Chờ Sở tiếp nhận", "district": "Chờ Phòng tiếp nhận"}
WAITING_ABOVE = "Chờ đơn vị nhận tiếp nhận"
RETURNED = "Bị trả lại, chưa gửi lại"
RETURNED_NOTE = "của {units} {short}"
SIGNING = "Đang chờ lãnh đạo phê duyệt"
APPROVED_NOTE = "đã phê duyệt, chưa gửi: {approved}"
CHANGE = "Thay đổi từ {since}"
SENT_SUFFIX = "biểu đã gửi"
CHANGE_NOTE = "thêm {full} {short} đủ biểu; bị trả lại {returned}"
CHANGE_LESS = "bớt {full} {short} đủ biểu; bị trả lại {returned}"
LOST = "Biểu không vào tổng hợp"
LOST_NOTE = "kỳ khóa, chưa gửi"
LOST_NOTE_OF = "kỳ khóa, chưa gửi; của {units} {short}"
COMPLETION = "Tỷ lệ biểu đã gửi"
ON_TIME = "Tỷ lệ gửi đúng hạn"
ON_TIME_NOTE = "{on_time}/{expected} biểu phải gửi"
IN_MARK = "Tỷ lệ gửi trong mốc theo dõi"
LATE_BANDS = "Gửi chậm"
LATE_BANDS_UNVERIFIED = "Gửi sau mốc theo dõi"
LATE_BANDS_NOTE = "01–02 ngày: {a} · 03–05: {b} · 06–10: {c} · trên 10: {d}"
CORRECTIONS = "Đề nghị chỉnh lý sau khóa kỳ"
CORRECTIONS_NOTE = "biểu đang mở lại, chưa gửi lại"
AGAINST_LAST = "So với kỳ cùng loại trước"
POINTS_SUFFIX = "điểm %"
AGAINST_LAST_NOTE = "tỷ lệ biểu đã gửi: {now} và {then}"
EARLIER = "Cùng thời điểm kỳ trước: {value}"
EARLIER_NAMED = "Kỳ trước: {period}, tại {instant} (cùng khoảng cách đến thời hạn)."
NO_EARLIER = "Chưa có kỳ cùng loại trước để đặt cạnh."

# Cards ----------------------------------------------------------------------------------------

COUNTED = "Đếm biểu của {noun}{place}; {stamp}"
COUNTED_UNITS = "Đếm {noun}{place}; {stamp}"
OF_PLACE = " thuộc {place}"

CURVE_QUESTION = "Đã gửi được bao nhiêu biểu so với thời hạn?"
CURVE_TAB = "Biểu đã gửi lũy kế"
MAP_TAB = "Sơ đồ"
CURVE_LABEL = "Đường biểu đã gửi lũy kế theo ngày của {period}, so với thời hạn và kỳ trước"
CURVE_CAPTION = "Biểu đã gửi lũy kế theo ngày"
CURVE_EXPLAIN = (
    "Mỗi điểm là số biểu ở trạng thái đã gửi hoặc đã tiếp nhận vào cuối ngày; biểu bị trả lại không còn được đếm cho đến khi "
    "gửi lại, nên đường có thể đi xuống. Kỳ trước được dời sao cho hai thời hạn trùng nhau. Căn cứ: khoản 4 Điều 4 "
    "Quy chế ban hành kèm theo Quyết định 2626/QĐ-BTP (báo cáo chính thức là báo cáo đã được gửi)."
)
MAP_LABEL = "Sơ đồ các tỉnh, thành phố theo tỷ lệ biểu đã gửi"
MAP_CAPTION = "Sơ đồ minh họa, không thể hiện địa giới hành chính."
MAP_LEGEND_LOW, MAP_LEGEND_HIGH = "0%", "100%"
MAP_LEGEND = "Tỷ lệ biểu đã gửi"
MAP_TILE = "{name}: đã gửi {sent} biểu, {rate}"
MAP_TILE_NONE = "{name}: không có biểu phải gửi"

CALLS_QUESTION = "Cần liên hệ hôm nay"
CALLS_QUESTION_LOCKED = "Đơn vị nào còn biểu không được gửi?"
CALLS_COUNTED = "{shown}/{all} {noun} còn thiếu biểu; {stamp}"
CALLS_NONE = "Không còn đơn vị nào thiếu biểu."
CALLS_UNIT = "Đơn vị, biểu còn thiếu"
CALLS_STEP = "Đang ở khâu, từ lúc"
CALLS_SINCE_DAY = "từ {day}"
CALLS_FORMS = "thiếu {missing} biểu"
CALLS_STEP_COUNT = "{step}: {count}"
CALLS_ELSEWHERE = "khâu khác: {count}"
CALLS_EXPLAIN = (
    "Tối đa 7 đơn vị. Thứ tự: đơn vị có nhiều biểu đang chờ lãnh đạo phê duyệt hoặc đã phê duyệt, chưa gửi; rồi đơn vị thiếu "
    "nhiều biểu; rồi theo tên. Khâu là bước của biểu, không phải tên người. “Từ lúc” là thời điểm biểu chờ lâu nhất vào khâu đó."
)
NOT_SENT_REPORTS = "{count} biểu"

STEPS_QUESTION = "Đang vướng ở đâu?"
STEPS_EXPLAIN = (
    "Số biểu đang nằm ở từng khâu và thời gian biểu chờ lâu nhất ở khâu đó. “Thường gặp” là thời gian chờ của một nửa số biểu "
    "đã qua khâu trong kỳ này. Khâu của đơn vị nhận tính từ lúc gửi đến lúc tiếp nhận hoặc trả lại."
)
STEPS_CAPTION = "Số biểu và thời gian chờ theo khâu"
STEP_HEAD, COUNT_HEAD, OLDEST_HEAD, USUAL_HEAD = "Khâu", "Số biểu", "Lâu nhất", "Thường gặp"
STEP_GROUPS = {
    "bc": "Chuyên viên tổng hợp",
    "kt": "Người kiểm tra",
    "ld": "Lãnh đạo đơn vị",
    "above": "Đơn vị nhận báo cáo",
}
STEP_GROUPS_COMMUNE = {**STEP_GROUPS, "bc": "Công chức tổng hợp"}
DAYS = "{days} ngày"
HOURS = "{hours} giờ"
UNDER_HOUR = "dưới 1 giờ"

FORMS_QUESTION = "Biểu nào còn thiếu?"
FORMS_CAPTION = "Biểu chưa gửi, khâu đang ở và thời điểm vào khâu đó"
MISSING_CAPTION = "Biểu còn thiếu của từng đơn vị, khâu đang ở và thời điểm vào khâu đó"
FORMS_NONE = "Không còn biểu nào thiếu."

CHILDREN_QUESTION = "Đơn vị nào đã gửi đủ, đơn vị nào còn thiếu?"
CHILDREN_CAPTION = "Biểu phải gửi và đã gửi của từng đơn vị"
CHILDREN_EXPLAIN = (
    "Biểu phải gửi là biểu trong danh sách của kỳ trừ biểu không thuộc diện báo cáo. Biểu đã gửi gồm biểu đã gửi và biểu đã được "
    "tiếp nhận. Gửi đủ biểu: mọi biểu phải gửi đã gửi; gửi thiếu biểu: một số; chưa gửi biểu nào: không có biểu nào. "
    "Danh sách xếp theo vần chữ cái, không phải xếp hạng."
)
VERDICT_HEAD = "Kết quả"
VERDICT_COUNTS = "đủ {full} · thiếu {partial} · chưa gửi {none}"
TOTAL = "Tổng"

# Help -----------------------------------------------------------------------------------------

SEE_DATES = "Văn bản ấn định thời hạn"
NO_ESTIMATE = "Chưa đủ số liệu để ước tính"
SEE_ESTIMATE = "Ước tính và sai số các kỳ trước"
SEE_STUCK = "Thời gian ở từng khâu, kể cả khâu tiếp nhận"

HELP = (
    (
        "Biểu phải gửi",
        "Mỗi biểu của mỗi đơn vị trong kỳ là một biểu phải gửi. Danh sách được chốt khi mở kỳ, trừ biểu không thuộc diện báo cáo.",
    ),
    (
        "Biểu đã gửi",
        "Biểu ở trạng thái “Đã gửi, chờ tiếp nhận” hoặc “Đã tiếp nhận”. Biểu bị trả lại, chưa gửi lại thì không tính là đã gửi.",
    ),
    (
        "Gửi đủ biểu, gửi thiếu biểu, chưa gửi biểu nào",
        "Kết quả của từng đơn vị trên các biểu của chính đơn vị đó; ba số cộng lại bằng số đơn vị phải báo cáo.",
    ),
    (
        "Gửi đúng hạn, gửi chậm",
        "Theo lần gửi đầu tiên, so với thời hạn của cấp đó. Trước khi hết hạn không tính tỷ lệ đúng hạn. Số ngày chậm là số ngày theo lịch.",
    ),
    (
        "Quá mốc theo dõi",
        "Thời hạn chưa có văn bản xác nhận được gọi là mốc theo dõi: không gọi đơn vị nào là gửi chậm theo mốc này.",
    ),
    ("Chờ Cục, chờ Sở tiếp nhận", "Biểu đã gửi lên đơn vị nhận báo cáo và chưa được tiếp nhận hay trả lại."),
    (
        "Kỳ đã khóa, biểu chưa gửi",
        "Khi mở kỳ sau, kỳ trước tự khóa; biểu chưa gửi không vào số liệu tổng hợp, dù Phần mềm thống kê ghi là đã hoàn thành (khoản 3 Điều 5 Quy chế 2626).",
    ),
    (
        "Cùng thời điểm kỳ trước",
        "Số của kỳ cùng loại trước đó, tại thời điểm cách thời hạn của kỳ ấy đúng bằng khoảng cách hiện nay đến thời hạn.",
    ),
    ("0, –, …", "“0” là số không; “–” là không có đối tượng để tính; “…” là chưa có số liệu."),
)
