"""Words inside charts: axes, lines, what the pointer reads."""

EXPECTED_LINE = "Phải gửi: {count}"
DEADLINE_LINE = "Thời hạn: hết ngày {day}"
MARK_LINE = "Mốc theo dõi: hết ngày {day}"
POINTER_DAY = "Ngày"
POINTER_COMPLETE = "Đã gửi"
