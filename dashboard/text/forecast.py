"""Words of the tab Ước tính and of the estimate under a tile."""

SAID = "Theo tiến độ {periods} kỳ cùng loại trước, {until} ước có {range} biểu được gửi."
NOT_ENOUGH = "Chưa đủ số liệu các kỳ cùng loại để ước tính."
NONE_AHEAD = "{Period} đã khóa, không còn mốc thời gian để ước tính."
UNTIL = {"deadline": "đến hết hạn", "mark": "đến hết mốc theo dõi", "lock": "đến khi khóa kỳ"}
RANGE = "{low}–{high}/{expected}"
RANGE_POINT = "{low}/{expected}"
TILE_NOTE = "Ước tính đến hết hạn: {range} biểu"

QUESTION = "Đến hết hạn và đến khi khóa kỳ ước có bao nhiêu biểu được gửi?"
EXPLAIN = (
    "Lấy các kỳ trước của cùng chế độ báo cáo (tối đa 06 kỳ gần nhất), tại thời điểm còn cùng số ngày làm việc đến thời hạn: "
    "trong số biểu đang ở từng trạng thái, bao nhiêu phần đã được gửi khi hết hạn (khi khóa kỳ); tỷ lệ đó áp dụng cho số biểu đang "
    "ở trạng thái ấy hiện nay. Địa phương được điều chỉnh theo các kỳ trước của chính mình, thiếu số liệu thì theo mức chung cả "
    "nước; mọi địa phương cộng lại khớp với thực tế các kỳ trước. Khoảng ước tính: trong 10 lần có khoảng 08 lần số thực tế nằm trong khoảng, "
    "tính từ sai lệch của cách ước tính này ở các kỳ trước. Không thấp hơn số đã gửi, không cao hơn số phải gửi; dưới 02 kỳ trước thì không ước tính. Thời điểm khóa kỳ chưa biết "
    "được lấy theo khoảng cách từ thời hạn đến khi khóa của kỳ cùng loại gần nhất. Phương pháp: chain ladder (Mack, 1993), co về "
    "mức chung (Efron, Morris, 1973); xem tài liệu docs/forecast.md."
)
CAPTION = "Ước tính số biểu được gửi theo mốc"
CHART_LABEL = "Đường biểu đã gửi lũy kế và khoảng ước tính đến thời hạn; số liệu có trong bảng"
HEADS = ("Mốc", "Thời điểm", "Phải gửi", "Đã gửi", "Ước tính", "Khoảng ước tính", "Số kỳ làm căn cứ")
END_OF_DAY = "hết ngày {day}"
TARGET_CODES = {"deadline": "Hết hạn", "lock": "Khóa kỳ"}
TARGETS = {"deadline": "Hết hạn", "mark": "Hết mốc theo dõi", "lock": "Khóa kỳ (thời điểm ước tính)"}

BELOW_QUESTION = "Ước tính của từng đơn vị"
BELOW_CAPTION = "Ước tính số biểu được gửi của từng đơn vị, mốc gần nhất"
BELOW_HEADS = ("Đơn vị báo cáo", "Phải gửi", "Đã gửi", "Ước tính", "Khoảng ước tính")
BELOW_EXPLAIN = "Cùng cách tính như trên, cho từng đơn vị. Xếp theo vần chữ cái; đây là ước tính để chuẩn bị, không phải đánh giá đơn vị."

PAST_QUESTION = "Ước tính này đã từng sai bao nhiêu?"
PAST_CAPTION = "Đối chiếu ước tính với thực tế các kỳ trước"
PAST_COUNTED = "Tỷ lệ biểu đã gửi của {noun}{place} khi hết hạn; ước tính chỉ dùng số liệu có tại thời điểm đó"
PAST_HEADS = (
    "Kỳ",
    "Trước hạn",
    "Ước tính",
    "Thực tế",
    "Chênh (điểm %)",
    "Nếu giữ nguyên",
    "Nếu tăng đều",
    "Trong khoảng",
)
PAST_DAYS = "{days} ngày"
PAST_NONE = "Chưa có kỳ nào đã hết hạn mà trước đó có đủ số liệu để ước tính."
PAST_NOTE = (
    "{count} lần đối chiếu: ước tính chênh trung bình {ours} điểm; giữ nguyên như lúc đó chênh {today} điểm; tăng đều theo ngày chênh "
    "{line} điểm; số thực tế nằm trong khoảng {inside}/{count} lần."
)
PAST_EXPLAIN = (
    "Mỗi dòng là ước tính làm lại 10, 05, 03, 01 ngày trước thời hạn của một kỳ đã qua, so với số thực tế khi hết hạn. “Giữ nguyên”: "
    "không thêm biểu nào; “tăng đều”: đường thẳng từ khi mở kỳ qua thời điểm đó. Trang hiển thị 04 kỳ gần nhất, tệp tải về có mọi kỳ. Bảng bên dưới đối chiếu trên nhiều năm "
    "mô phỏng."
)
UNITS_SAID = "Ước có {count}/{units} {noun} gửi đủ biểu khi {until}; hiện nay {full}."
UNITS_UNTIL = {"deadline": "hết hạn", "mark": "hết mốc theo dõi"}

MEASURED_QUESTION = "Thử trên nhiều năm mô phỏng, ước tính sai bao nhiêu?"
MEASURED_CAPTION = "Sai lệch của ước tính trên các lịch sử mô phỏng hai cấp, 2025–2029"
MEASURED_COUNTED = (
    "Biểu của {noun}; sai lệch tuyệt đối trung bình tính bằng điểm phần trăm của số biểu phải gửi; số liệu mô phỏng"
)
MEASURED_HEADS = (
    "Ước tính cho", "Mốc", "Trước hạn", "Số lần", "Ước tính sai", "Nếu giữ nguyên", "Nếu tăng đều", "Trong khoảng", "Khi còn biểu chưa gửi",
)  # fmt: skip
MEASURED_ROWS = {"nation": "Cả nước", "province": "Từng tỉnh", "units": "Số đơn vị gửi đủ"}
MEASURED_ALL = "mọi cấp"
MEASURED_EXPLAIN = (
    "Ba lịch sử mô phỏng độc lập của hệ thống hai cấp, từ kỳ sơ bộ năm 2025 đến hết năm 2029; tại 10, 05, 03, 01 ngày trước thời hạn của "
    "từng kỳ, ước tính chỉ dùng số liệu có đến lúc đó rồi đối chiếu với thực tế. “Trong khoảng”: tỷ lệ số lần thực tế nằm trong khoảng ước "
    "tính, mong muốn khoảng 80%; nơi đã gửi đủ thì khoảng chỉ còn một số và luôn đúng, nên cột cuối tính riêng những lần còn biểu chưa "
    "gửi. Số liệu thật sẽ khác nhau nhiều hơn số liệu mô phỏng. Cách làm và giới hạn: tài liệu docs/forecast.md."
)
YES, NO = "có", "không"

BAND = "Khoảng ước tính"
POINTER_RANGE = "Khoảng"
