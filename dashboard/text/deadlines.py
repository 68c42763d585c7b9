"""Words of Chấp hành thời hạn: its sentences, tabs, cards, explanations."""

# Sentences (users §5) -------------------------------------------------------------------------

BEFORE = "{on_time}/{expected} biểu của {noun}{place} đã gửi trong hạn, {pending} biểu còn hạn đến hết ngày {last} ({weekday}); chưa có biểu nào gửi chậm."
NOMINAL = " Ngày cuối theo văn bản là {day} ({weekday}), trùng ngày nghỉ; hệ thống này tính sang ngày làm việc tiếp theo."
BEFORE_MARK = "{on_time}/{expected} biểu của {noun}{place} đã gửi, {pending} biểu chưa đến mốc theo dõi, hết ngày {last} ({weekday}); mốc này chưa có văn bản xác nhận."
AFTER = "Biểu của {noun}{place}, thời hạn {wording}: {on_time} biểu gửi đúng hạn ({rate}), {late} biểu gửi chậm{bands}, {overdue} biểu quá hạn, chưa gửi.{named}"
AFTER_MARK = "Biểu của {noun}{place}, mốc theo dõi {wording}, chưa có văn bản xác nhận: {on_time} biểu gửi trong mốc, {late} biểu gửi sau mốc theo dõi, {overdue} biểu quá mốc theo dõi, chưa gửi."
BANDS_SAID = " ({bands})"
BAND_SAID = "{band}: {count}"
BANDS_SHORT = {"late_1_2": "chậm 01–02 ngày", "late_3_5": "03–05 ngày", "late_6_10": "06–10 ngày", "late_over_10": "trên 10 ngày"}  # fmt: skip
NAMED = " {count} biểu gửi trong chính ngày {day}."
COVERED = " {count} biểu đã được cập nhật trực tiếp vào biểu tổng hợp của đơn vị nhận."
NOT_OPEN = "{Period} chưa mở."
NO_PERIOD = "Chưa có kỳ báo cáo nào trong cơ sở dữ liệu."
PLACE = " thuộc {place}"
STUCK = "Trong {open} biểu chưa xong của {noun}{place}: {steps}."
STUCK_NONE = "Không còn biểu nào của {noun}{place} đang chờ xử lý, tính đến {instant}."
STUCK_STEP = "{count} {step}"
STUCK_STEPS = {"bc": "ở chuyên viên tổng hợp", "kt": "chờ kiểm tra", "ld": "chờ lãnh đạo phê duyệt, gửi", "above": "chờ {receiver} tiếp nhận"}  # fmt: skip
RECEIVER_CENTRE, RECEIVER_PROVINCE, RECEIVER_DISTRICT = "Cục", "Sở", "Phòng"
DATES_OPEN = "Thời hạn gửi của {noun}: {wording}{left}. Nếu khóa kỳ hôm nay, {lost} biểu của {noun}{place} không vào số liệu tổng hợp."
DATES_MARK = "Mốc theo dõi của {noun}: {wording}, chưa có văn bản xác nhận{left}. Nếu khóa kỳ hôm nay, {lost} biểu của {noun}{place} không vào số liệu tổng hợp."
DATES_LOCKED = "{Period} đã khóa lúc {instant}: {lost}/{expected} biểu của {noun}{place} ({rate}) không được gửi nên chưa có trong số liệu tổng hợp."
LEFT, LEFT_TODAY, PAST, PAST_MARK = (
    ", còn {days} ngày",
    ", hôm nay là ngày cuối",
    ", đã quá {days} ngày",
    ", đã qua {days} ngày",
)
BY_DAY = "chậm nhất ngày {day} (hết ngày {weekday})"
BEFORE_DAY = "trước ngày {day} (chậm nhất hết ngày {last}, {weekday})"

# Choices of the page --------------------------------------------------------------------------

PANELS = {"results": "Kết quả", "stuck": "Đang vướng ở đâu", "dates": "Thời hạn và khóa kỳ", "forecast": "Ước tính"}
PANELS_LABEL = "Cách xem chấp hành thời hạn"
ORDERS = {"name": "Theo vần chữ cái", "rate": "Theo tỷ lệ gửi đúng hạn"}
ORDERS_LABEL = "Thứ tự"
BAD_CHOICE = "Không có lựa chọn “{value}”; đang hiển thị {used}."
COUNTED = "Đếm biểu của {noun}{place}; {stamp}"
COUNTED_UNITS = "Đếm đơn vị {noun}{place}; {stamp}"
TOTAL = "Tổng"
TIER_HEAD = "Cấp báo cáo"
ARTICLE = "Công văn 121/BTP-KHTC ngày 10/01/2020 mục 3; Quy chế ban hành kèm theo Quyết định 2626/QĐ-BTP"

# Results --------------------------------------------------------------------------------------

RESULTS_QUESTION = "Đơn vị nào gửi đúng hạn, gửi chậm, còn thiếu?"
RESULTS_CAPTION = "Biểu của từng đơn vị so với thời hạn"
RESULTS_EXPLAIN = (
    "Biểu phải gửi = gửi đúng hạn + gửi chậm + quá hạn, chưa gửi + còn hạn + cập nhật vào biểu tổng hợp. Gửi đúng hạn: lần gửi "
    "đầu tiên trước khi hết hạn; bị trả lại sau đó không làm biểu thành chậm, gửi lại không làm biểu chậm thành đúng hạn. "
    "Tỷ lệ gửi đúng hạn = gửi đúng hạn / biểu phải gửi; tỷ lệ đúng hạn trong số biểu đã gửi = gửi đúng hạn / (gửi đúng hạn + gửi "
    "chậm). Trước khi hết hạn không tính tỷ lệ. Danh sách xếp theo vần chữ cái; khi chọn xếp theo tỷ lệ, đơn vị bằng nhau được "
    "xếp đồng hạng và đơn vị dưới 20 biểu phải gửi không xếp hạng. Gói dữ liệu không ghi các lần Phần mềm thống kê gián đoạn nên thời "
    "gian ấy không được trừ. Căn cứ: " + ARTICLE + "."
)
OUTCOMES = {"on_time": "Gửi đúng hạn", "late": "Gửi chậm", "overdue": "Quá hạn, chưa gửi", "pending": "Còn hạn", "covered": "Cập nhật vào biểu tổng hợp"}  # fmt: skip
OUTCOMES_BEFORE = {**OUTCOMES, "on_time": "Đã gửi trong hạn"}
OUTCOMES_MARK = {"covered": OUTCOMES["covered"], "on_time": "Gửi trong mốc theo dõi", "late": "Gửi sau mốc theo dõi", "overdue": "Quá mốc theo dõi, chưa gửi", "pending": "Chưa đến mốc"}  # fmt: skip
BAR_HEAD = "So với thời hạn"
RATE_HEAD, RATE_SENT_HEAD = "Tỷ lệ đúng hạn", "Trong số đã gửi"
RATE_HEAD_MARK, RATE_SENT_HEAD_MARK = "Tỷ lệ trong mốc", "Trong số đã gửi"
RANK_HEAD = "Hạng"
RANK_SHARED = "{rank} (đồng hạng)"
OUTCOME_PART = "{outcome} {count}"
OUTCOME_BAR = "{unit}: {parts}"
TIERS_QUESTION = "Cấp nào gửi đúng hạn?"
TIERS_CAPTION = "Biểu của từng cấp so với thời hạn của cấp đó"
TIERS_EXPLAIN = "Mỗi cấp có thời hạn riêng; biểu của cấp nào so với thời hạn của cấp đó. Cấp có mốc chưa có văn bản xác nhận được ghi rõ."
TIER_MARK = "{tier} (mốc cần xác nhận)"

BANDS_QUESTION = "Chậm bao nhiêu ngày?"
BANDS_CAPTION = "Biểu theo số ngày chậm"
BANDS_LABEL = "Cột số biểu theo mức chậm; số liệu có trong bảng"
BANDS_EXPLAIN = (
    "Số ngày chậm đếm theo ngày lịch, từ 00 giờ sau ngày cuối còn hạn: gửi trong 24 giờ đầu là chậm 01 ngày. Các mức 01–02, "
    "03–05, 06–10, trên 10 ngày là mức chấm điểm của Bộ. Biểu gửi trong chính ngày được nêu ở cách ghi “trước ngày” được đếm riêng."
)
BANDS = {"on_time": "Đúng hạn", "late_1_2": "01–02 ngày", "late_3_5": "03–05 ngày", "late_6_10": "06–10 ngày", "late_over_10": "Trên 10 ngày", "overdue": "Chưa gửi"}  # fmt: skip
BANDS_MARK = {**BANDS, "on_time": "Trong mốc"}
BAND_HEAD, COUNT_HEAD, SHARE_HEAD = "Mức chậm", "Số biểu", "Trên số phải gửi"
BANDS_NONE = "Chưa hết hạn nên chưa có biểu nào gửi chậm."
RATES_SAID = "Tỷ lệ gửi đúng hạn {of_expected} ({rate}) trên số biểu phải gửi; {of_sent} ({rate_sent}) trong số biểu đã gửi. {median}"
RATES_MARK_SAID = "Gửi trong mốc theo dõi {of_expected} ({rate}) trên số biểu phải gửi; {of_sent} ({rate_sent}) trong số biểu đã gửi. {median}"
MEDIAN_SAID = "Biểu gửi chậm: một nửa chậm không quá {median} ngày, nhiều nhất {most} ngày."

FINAL_QUESTION = "Tính theo lần gửi đầu và lần gửi được tiếp nhận cuối khác nhau ở đâu?"
FINAL_CAPTION = "Kết quả theo lần gửi đầu và theo lần gửi cuối"
FINAL_EXPLAIN = (
    "Kết quả chính thức tính theo lần gửi đầu. Theo lần gửi cuối: lấy lần gửi gần nhất của biểu đang ở trạng thái đã gửi hoặc đã "
    "tiếp nhận; biểu bị trả lại, chưa gửi lại thì coi như chưa gửi. Chênh lệch là các biểu bị trả lại rồi gửi lại sau khi hết hạn, "
    "hoặc bị trả lại và chưa gửi lại. Cột này để tham khảo, không thay kết quả chính."
)
FIRST_HEAD, FINAL_HEAD, DIFFERENCE_HEAD = "Theo lần gửi đầu", "Theo lần gửi cuối", "Chênh lệch"

CHANGE_QUESTION = "So với cùng thời điểm kỳ trước, thay đổi ra sao?"
CHANGE_CAPTION = "Kết quả kỳ này và kỳ trước, tại cùng khoảng cách đến thời hạn"
CHANGE_COUNTED = "Kỳ so sánh: {period}, tại {instant}, cách thời hạn của kỳ ấy bằng khoảng cách hiện nay; {stamp}"
CHANGE_MARK = "Mốc của kỳ so sánh chưa có văn bản xác nhận: chỉ để theo dõi."
CHANGE_NONE = "Không có kỳ cùng loại trước đó tại cùng khoảng cách đến thời hạn để so sánh."
CHANGE_EXPLAIN = (
    "Lấy kỳ cùng loại năm trước, nếu không có thì kỳ liền trước của cùng chế độ báo cáo, tại thời điểm cách thời hạn đúng bằng hiện "
    "nay. Trước khi hết hạn chỉ so số biểu đã gửi trong hạn, không tính tỷ lệ đúng hạn. Không so sánh qua sắp xếp đơn vị hành chính."
)
PERIOD_HEAD = "Kỳ"
NOW_HEAD, THEN_HEAD, POINTS_HEAD = "Kỳ này", "Kỳ trước", "Chênh lệch (điểm %)"

SENDINGS_QUESTION = "Biểu được gửi vào ngày nào, giờ nào?"
SENDINGS_CAPTION = "Biểu gửi lần đầu theo ngày"
SENDINGS_LABEL = "Lịch gửi theo ngày và giờ, có đánh dấu thời hạn; số liệu theo ngày có trong bảng"
SENDINGS_EXPLAIN = (
    "Đếm lần gửi đầu của từng biểu theo ngày và giờ Việt Nam; ô càng đậm càng nhiều biểu. Đường kẻ là khi hết hạn."
)
SENDINGS_HEADS = ("Ngày", "Biểu gửi lần đầu", "Giờ gửi nhiều nhất")
SENDINGS_NONE = "Chưa có biểu nào được gửi."
SENDING_HOUR = "{hour:02d} giờ"
SENDING_COUNT = "Biểu gửi"

AGAIN_QUESTION = "Đơn vị nào gửi chậm từ 03/04 kỳ gần nhất?"
AGAIN_CAPTION = "Đơn vị gửi chậm từ 03/04 kỳ gần nhất"
AGAIN_NONE = "Không có đơn vị nào gửi chậm từ 03 trong 04 kỳ gần nhất."
AGAIN_EXPLAIN = (
    "Xét 04 kỳ gần nhất của chính đơn vị mà thời hạn đã hết; kỳ có ít nhất một biểu gửi chậm hoặc quá hạn được tính. Không tính qua "
    "ngày 01/7/2025, và đơn vị hình thành sau sắp xếp không tiếp nhận kết quả của đơn vị trước sắp xếp. Kỳ có mốc chưa có văn bản xác nhận được ghi riêng là “sau mốc "
    "theo dõi”. Danh sách xếp theo vần chữ cái, cần rà soát, không phải kết luận."
)
AGAIN_HEADS = ("Số kỳ", "Trong đó theo mốc theo dõi", "Các kỳ")
AGAIN_OF = "{late}/{due}"
MORE = "Hiển thị {shown}/{all} dòng đầu; tệp tải về có đủ."

# Stuck ----------------------------------------------------------------------------------------

WAITING_QUESTION = "Đang chờ ai?"
WAITING_CAPTION = "Biểu chưa xong theo khâu đang giữ"
WAITING_EXPLAIN = (
    "Khâu là bước của biểu, không phải tên người. Thời gian chờ thường gặp: một nửa số lần chờ đã kết thúc trong khoảng đó; 9/10: chín phần "
    "mười số lần chờ. Lâu nhất là biểu đang chờ lâu nhất hiện nay. Lần chờ do khóa kỳ kết thúc không tính."
)
WAITING_HEADS = ("Khâu", "Số biểu", "Thường gặp (một nửa số biểu)", "9/10 số biểu trong vòng", "Lâu nhất")
HOLDERS = {"bc": "Chuyên viên tổng hợp", "kt": "Người kiểm tra", "ld": "Lãnh đạo đơn vị", "above": "{receiver} tiếp nhận"}  # fmt: skip
DAYS, HOURS, UNDER_HOUR = "{days} ngày", "{hours} giờ", "dưới 1 giờ"

OWN_QUESTION = {"ministry": "Cục đang giữ bao nhiêu biểu?", "province": "Sở đang giữ bao nhiêu biểu?", "district": "Phòng đang giữ bao nhiêu biểu?"}  # fmt: skip
OWN_CAPTION = "Biểu đã gửi, đang chờ tiếp nhận, chờ lâu nhất ở đầu"
OWN_NONE = "Không có biểu nào đang chờ tiếp nhận."
OWN_SAID = "{count} biểu của {units} đơn vị đang chờ tiếp nhận, lâu nhất {wait}."
OWN_EXPLAIN = "Biểu do đơn vị trực thuộc đã gửi, chưa được tiếp nhận hay trả lại. Đồng hồ của đơn vị gửi dừng ở lúc gửi: ngày chờ tiếp nhận không tính là chậm của đơn vị ấy."
OWN_HEADS = ("Biểu", "Gửi lúc", "Đã chờ")

CHAIN_QUESTION = "Tiến độ qua các cấp: ngày đi vào đâu?"
CHAIN_CAPTION = "Số ngày trung bình một biểu ở từng khâu, theo cấp"
CHAIN_LABEL = "Thanh ngang theo cấp, chia theo khâu; số liệu có trong bảng"
CHAIN_EXPLAIN = (
    "Cộng thời gian từ khi mở kỳ đến thời điểm đang xem mà mọi biểu phải gửi của cấp đã ở từng khâu, chia cho số biểu phải gửi; các khâu cộng lại thành cả thanh. "
    "Thời gian sau khi được tiếp nhận và sau khi khóa kỳ không tính. Đọc từ dưới lên theo đường đi của biểu: xã, huyện (nếu có), Sở, Cục."
)
CHAIN_GROUPS = {"waiting": "Chưa bắt đầu", "own": "Tổng hợp, kiểm tra, phê duyệt", "back": "Bị trả lại, chưa gửi lại", "above": "Chờ tiếp nhận"}  # fmt: skip
CHAIN_AXIS = "Số ngày trung bình mỗi biểu"
CHAIN_DAYS = "{days} ngày"

CASCADE_QUESTION = "Đơn vị nhận đã có đủ biểu của đơn vị trực thuộc chưa?"
CASCADE_CAPTION = "Biểu trực thuộc đã gửi và thời gian còn lại của đơn vị nhận"
CASCADE_EXPLAIN = (
    "Biểu trực thuộc là mọi biểu phải gửi của các đơn vị trực thuộc trong kỳ. Thời gian còn lại tính từ lúc biểu trực thuộc cuối cùng được gửi, nếu đã đủ, "
    "nếu chưa đủ thì từ thời điểm đang xem, đến khi hết hạn của chính đơn vị nhận; số âm là đã quá. Không phải mọi biểu của đơn vị nhận đều tổng hợp từ "
    "biểu trực thuộc, nên đây là dấu hiệu cần rà soát, không phải kết luận. Danh sách xếp theo vần chữ cái."
)
CASCADE_HEADS = (
    "Biểu trực thuộc đã gửi",
    "Biểu sau cùng gửi lúc",
    "Thời gian còn lại",
    "Biểu của đơn vị đã gửi",
    "Nhận xét",
)
CASCADE_CAUSES = {
    "held": "Đã nhận đủ biểu nhưng chưa gửi", "input": "Còn chờ biểu trực thuộc", "late_input": "Gửi chậm; biểu trực thuộc đến sau thời hạn",
    "late_own": "Gửi chậm khi đã nhận đủ biểu", "sent": "Đã gửi đủ",
}  # fmt: skip
CASCADE_CAUSES_MARK = {
    **CASCADE_CAUSES, "late_input": "Gửi sau mốc; biểu trực thuộc đến sau mốc", "late_own": "Gửi sau mốc khi đã nhận đủ biểu",
}  # fmt: skip
CASCADE_SAID = (
    "{held} đơn vị đã nhận đủ biểu nhưng chưa gửi; {input} đơn vị còn chờ biểu trực thuộc; {sent} đơn vị đã gửi đủ."
)
SLACK_LEFT, SLACK_PAST, SLACK_HOURS = "còn {time}", "quá {time}", "{hours} giờ"

RETURNS_QUESTION = "Biểu của đơn vị nào bị trả lại?"
RETURNS_CAPTION = "Trả lại theo đơn vị"
RETURNS_EXPLAIN = "Tỷ lệ gửi không bị trả lại = biểu đã gửi và chưa bị trả lại lần nào / biểu đã từng gửi. Trả lại đếm mọi lần, do người kiểm tra, lãnh đạo hay đơn vị nhận; mở để chỉnh lý không phải trả lại."
RETURN_HEADS = ("Biểu đã từng gửi", "Biểu bị trả lại", "Số lần trả lại")
RETURNS_NONE = "Chưa có biểu nào được gửi hay bị trả lại."
REASONS_QUESTION = "Vì sao bị trả lại, mất bao lâu?"
REASONS_CAPTION = "Trả lại theo người trả và lý do"
REASONS_EXPLAIN = "Thời gian mất là từ lúc trả lại đến lần gửi kế tiếp, mức giữa của các lần đã gửi lại. Lý do ghi nguyên văn trên Phần mềm thống kê."
REASONS_NONE = "Chưa có lần trả lại nào."
REASONS_HEADS = ("Người trả", "Lý do", "Số lần", "Số biểu", "Thời gian mất, thường gặp")
STEPS_OF_RETURN = {"kt": "Người kiểm tra", "ld": "Lãnh đạo đơn vị", "above": "Đơn vị nhận báo cáo"}
RETURNS_SAID = "{total} lần trả lại: {said}."
RETURNED_BY = "{step} {count}"
NO_REASON = "không ghi"

# Notes ----------------------------------------------------------------------------------------

UNVERIFIED = (
    "Mốc {day} chưa có văn bản xác nhận: dùng để theo dõi, không dùng để đánh giá gửi chậm. Nguồn đang dùng: {source}."
)
HELP = (
    ("Gửi đúng hạn, gửi chậm", "So lần gửi đầu tiên với thời hạn của cấp đó. Trước khi hết hạn không tính tỷ lệ đúng hạn."),
    ("Quá mốc theo dõi", "Thời hạn chưa có văn bản xác nhận được gọi là mốc theo dõi: không gọi đơn vị nào là gửi chậm theo mốc này."),
    ("Số ngày chậm", "Đếm theo ngày lịch: gửi trong 24 giờ đầu sau khi hết hạn là chậm 01 ngày."),
    ("Đã nhận đủ biểu nhưng chưa gửi", "Mọi biểu của đơn vị trực thuộc đã gửi, còn biểu của chính đơn vị chưa gửi đủ."),
    ("Kỳ đã khóa, biểu chưa gửi", "Khi mở kỳ sau, kỳ trước tự khóa; biểu chưa gửi không vào số liệu tổng hợp (khoản 3 Điều 5 Quy chế 2626)."),
    ("0, –, …", "“0” là số không; “–” là không có đối tượng để tính; “…” là chưa có số liệu."),
)  # fmt: skip
