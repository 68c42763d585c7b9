"""Words of the maps of Tổng quan and of its switch between the provinces of then and of today."""

SQUARES = "sơ đồ các tỉnh, thành phố"
AS_REPORTED = "Theo đơn vị hành chính tại thời điểm báo cáo"
BY_CURRENT = "Theo đơn vị hành chính hiện nay"
BOUNDARIES = "Đơn vị hành chính"
CARRIED_NOTE = "Sắp xếp đơn vị hành chính từ 01/7/2025: số biểu của 63 tỉnh, thành phố được cộng về 34 tỉnh, thành phố; tổng không đổi."
CARRIED_EXPLAIN = (
    "Số biểu phải gửi và đã gửi của các đơn vị trước sắp xếp được cộng lại theo đơn vị hình thành sau sắp xếp, tỷ lệ được tính lại từ "
    "tổng. Kết quả gửi đủ, gửi thiếu và việc chấp hành thời hạn không được chuyển qua sắp xếp: đơn vị mới không kế thừa của đơn vị cũ."
)
DIAGRAM = "Sơ đồ theo"
DIAGRAM_SQUARES = "Ô vuông từng tỉnh"
DIAGRAM_AREAS = "Hình tỉnh, thành phố"
DIAGRAM_POINTS = "Điểm từng xã, phường"
POINTS_LABEL = "Sơ đồ {units} xã, phường, đặc khu theo kết quả gửi biểu; số liệu có trong bảng theo đơn vị"
POINTS_NOTE = "Mỗi điểm là một xã, phường, đặc khu, theo biểu của chính đơn vị đó; bấm vào điểm để mở đơn vị."
AREA_TOLD = "đã gửi {counts} biểu ({rate})"
