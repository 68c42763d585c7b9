"""Words of the live series of Tích hợp dữ liệu: ratios that any two counts of integration.csv make."""

STAMP = "Số liệu theo kỳ ghi trong từng bảng; không phải số liệu trực tuyến của các hệ thống"
NONE_YET = (
    "Chưa có chuỗi số liệu đang theo dõi. Khi gói dữ liệu có integration.csv với một tử số và một mẫu số đã khai "
    "trong danh mục, tỷ lệ hiện ở đây."
)
SERIES, SPAN = "Chuỗi số liệu", "Kỳ số liệu"
UNIT = "Đơn vị"
BY_NAME, BY_RATIO = "Theo tên", "Theo tỷ lệ"

LEAD = "{name}, {period}: {counts} {unit} ({ratio}); mức giữa của {units} đơn vị là {median}."
LEAD_ONE = "{name}, {period}, {who}: {counts} {unit} ({ratio})."
LIFT = " Nếu {below} đơn vị dưới mức giữa đạt mức giữa (trung vị) thì thêm {more} {unit}, tỷ lệ chung là {pooled}."

POOLED, POOLED_NOTE = "Tỷ lệ chung", "{counts} {unit}"
MEDIAN, MEDIAN_NOTE = "Mức giữa (trung vị)", "một nửa trong {units} đơn vị có tỷ lệ từ mức này trở xuống"
GAP, GAP_NOTE = "Chưa tích hợp", "tổng số trừ số đã tích hợp ({unit})"
MORE, MORE_NOTE = "Thêm được nếu đạt mức giữa", "{below} đơn vị dưới mức giữa; tỷ lệ chung khi ấy {pooled}"

TABLE_QUESTION = "{name}: từng đơn vị ra sao, {period}?"
TABLE_COUNTED = (
    "{numerator} trên {denominator}, {period}; thứ tự theo tên, bấm vào đầu cột để sắp xếp khác. {source}."
)
HEADS = {
    "numerator": "Đã tích hợp",
    "denominator": "Tổng số",
    "ratio": "Tỷ lệ (khoảng 95%)",
    "earlier": "Kỳ trước",
    "gap": "Chưa tích hợp",
    "band": "Mức",
    "rank": "Thứ hạng",
}
INTERVAL = "{low}–{high}"
TIED = "đồng hạng"
SIGNS = (
    "Ký hiệu: 0 là không có; “–” không có đối tượng để tính; “…” chưa có số liệu. Khoảng 95% ghi dưới tỷ lệ của đơn vị có dưới "
    "{small} {unit}; đơn vị có dưới {fewest} {unit} không xếp hạng."
)
FILE = "ty-le-tich-hop"
BARS_QUESTION = "Tỷ lệ của từng đơn vị, {period}"
BARS_COUNTED = (
    "Đường liền: tỷ lệ chung {pooled}; đường gạch: mức giữa (trung vị) {median}. Vạch ngang trên thanh là khoảng 95% "
    "của đơn vị có ít hồ sơ."
)
BARS_COUNTED_OWN = "Vạch ngang trên thanh là khoảng 95% của đơn vị có ít hồ sơ."
BARS_LABEL = "Tỷ lệ của {units} đơn vị, {period}; số liệu ở bảng bên cạnh"
BANDS_QUESTION = "Mỗi mức có bao nhiêu đơn vị?"
BANDS_COUNTED = "Xếp mức theo tỷ lệ chưa làm tròn; các mức theo {source}. Tên theo thứ tự vần."
BANDS_HEADS = ("Mức", "Số đơn vị", "Đơn vị")
BANDS_FILE = "muc-ty-le-tich-hop"
ABOVE, BETWEEN, BETWEEN_OPEN, BELOW = "Trên {high}%", "{low}–{high}%", "{low} – dưới {high}%", "Dưới {low}%"
NO_RATIO = "Chưa tính được tỷ lệ"
EXPLAIN = (
    "Tỷ lệ = {numerator} chia cho {denominator}. Tỷ lệ chung là tổng chia cho tổng, không phải trung bình các tỷ lệ; "
    "trung vị là tỷ lệ của đơn vị đứng giữa. Khoảng 95% (Wilson) cho biết tỷ lệ thật có thể nằm đâu khi có ít hồ sơ. "
    "Bằng nhau thì đồng hạng. Số hồ sơ thêm được là số ít nhất để từng đơn vị dưới mức giữa đạt mức giữa."
)


def in_sentence(title: str) -> str:
    """Name of a period inside a sentence: ``tháng 9/2023``."""
    return title[:1].lower() + title[1:]
