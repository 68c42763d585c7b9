"""Words inside charts: axes, lines, what the pointer reads."""

EXPECTED_LINE = "Phải gửi: {count}"
DEADLINE_LINE = "Thời hạn: hết ngày {day}"
MARK_LINE = "Mốc theo dõi: hết ngày {day}"
POINTER_DAY = "Ngày"
POINTER_COMPLETE = "Đã gửi"
POINTER_UNIT = "Đơn vị"
POINTER_STATE = "Kết quả"
HOANG_SA, TRUONG_SA = "Hoàng Sa", "Trường Sa"
HOANG_SA_OF, TRUONG_SA_OF = "Hoàng Sa (Đà Nẵng)", "Trường Sa (Khánh Hòa)"
TOOL_PAN, TOOL_ZOOM, TOOL_RESET, TOOL_TAP = "Di chuyển", "Phóng to vùng chọn", "Trở về toàn cảnh", "Mở đơn vị"
VERDICTS = {
    "full": "Gửi đủ biểu",
    "partial": "Gửi thiếu biểu",
    "none": "Chưa gửi biểu nào",
    "exempt": "Không thuộc diện báo cáo",
}
