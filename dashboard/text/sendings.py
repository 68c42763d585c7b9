"""Words of Chấp hành thời hạn about sendings seen twice: first and last, earlier periods, accounts that checked."""

SEPARATED_QUESTION = "Biểu nào làm hai cách tính khác nhau, vì sao?"
SEPARATED_CAPTION = "Biểu có kết quả khác nhau theo lần gửi đầu và theo lần gửi cuối"
SEPARATED_NONE = "Không có biểu nào có kết quả khác nhau giữa hai cách tính."
SEPARATED_SAID = "{count} biểu có kết quả khác nhau: {said}."
SEPARATED_KINDS = {
    ("return", True): "{count} biểu bị trả lại rồi gửi lại sau khi hết hạn",
    ("return", False): "{count} biểu bị trả lại, chưa gửi lại",
    ("unlock", True): "{count} biểu được mở để chỉnh lý rồi gửi lại",
    ("unlock", False): "{count} biểu được mở để chỉnh lý, chưa gửi lại",
}
SEPARATED_WHY = {"return": "Trả lại", "unlock": "Mở để chỉnh lý"}
SEPARATED_HEADS = ("Biểu", "Gửi lần đầu", "Gửi lần cuối", "Theo lần gửi đầu", "Theo lần gửi cuối", "Vì sao")
SEPARATED_EXPLAIN = (
    "Từng biểu có kết quả theo lần gửi đầu khác kết quả theo lần gửi được tiếp nhận cuối: bị trả lại (khoản 1 Điều 9 Quy chế 2626) "
    "hoặc được mở sau khi khóa kỳ (khoản 3 Điều 9), rồi gửi lại sau khi hết hạn hoặc chưa gửi lại. Chênh lệch giữa hai cách tính là "
    "đúng các biểu này. Kết quả chính vẫn tính theo lần gửi đầu."
)

EARLIER_QUESTION = "Ở các kỳ trước, còn cùng chừng ấy ngày đến thời hạn thì đã gửi được bao nhiêu?"
EARLIER_CAPTION = "Các kỳ tại cùng khoảng cách đến thời hạn"
EARLIER_NONE = "Chưa có kỳ trước nào của cùng chế độ báo cáo tại cùng khoảng cách đến thời hạn."
EARLIER_HEADS = ("Kỳ", "Tại thời điểm", "Gửi trong hạn", "Chênh lệch (điểm %)")
EARLIER_NOW = "{period} (đang xem)"
EARLIER_EXPLAIN = (
    "Các kỳ trước của cùng chế độ báo cáo, tối đa 04 kỳ gần nhất, tại thời điểm cách thời hạn của kỳ ấy đúng bằng khoảng cách hiện "
    "nay: biểu gửi trước khi hết hạn / biểu phải gửi. Trước khi hết hạn không tính tỷ lệ. Mỗi kỳ đếm các đơn vị của chính kỳ đó; "
    "không so qua sắp xếp đơn vị hành chính từ 01/7/2025."
)

CHECKERS_QUESTION = "Biểu qua tài khoản kiểm tra nào bị trả lại?"
CHECKERS_CAPTION = "Trả lại theo tài khoản kiểm tra"
CHECKERS_NONE = "Chưa có tài khoản kiểm tra nào có từ 20 biểu đã gửi."
CHECKERS_HEADS = ("Tài khoản", "Biểu đã từng gửi", "Bị trả lại sau khi kiểm tra", "Bị trả lại, mọi khâu")
CHECKERS_FEW = (
    "{accounts} tài khoản khác có dưới 20 biểu đã gửi, tổng {sent} biểu, trong đó {returned} biểu bị trả lại sau khi kiểm tra: "
    "không tính tỷ lệ riêng."
)
CHECKERS_EXPLAIN = (
    "Biểu tính cho tài khoản đã chuyển lãnh đạo phê duyệt lần cuối trước khi biểu được gửi lần đầu. Tỷ lệ gửi không bị trả lại = biểu đã "
    "gửi và chưa bị trả lại lần nào / biểu đã từng gửi (khoản 1 Điều 9 Quy chế 2626: biểu bị trả lại về thẳng chuyên viên tổng hợp). Bị "
    "trả lại sau khi kiểm tra: do lãnh đạo đơn vị hoặc đơn vị nhận trả. Tài khoản có dưới 20 biểu không tính tỷ lệ. Tài khoản là mã của "
    "vai trò, không phải tên người; mỗi đơn vị thấy tài khoản thuộc phạm vi của mình. Xếp theo vần chữ cái, để rà soát, không xếp hạng."
)
FEWEST_NOTE = "Dưới 20 biểu đã gửi thì không tính tỷ lệ."
