"""Words of Tích hợp dữ liệu: its sentences, tiles, cards, explanations and the notes of definitions §5."""

from datetime import date

STAMP = "Số liệu thật, trích phụ lục văn bản năm 2023; không mô phỏng"
PANELS_LABEL = "Bảng số liệu"
PANELS = {"lltp": "Lý lịch tư pháp", "civil": "Hộ tịch", "live": "Kết nối, chia sẻ"}
BOUNDARIES_LABEL = "Cộng theo"
BOUNDARIES = {"as-reported": "đơn vị hành chính tại thời điểm báo cáo", "current": "đơn vị hành chính hiện nay"}
BAD_CHOICE = "Không có lựa chọn “{value}”; đang xem “{used}”."
CARRIED = (
    "Sắp xếp đơn vị hành chính từ 01/7/2025: số lượng của các tỉnh, thành phố cũ được cộng theo {units} tỉnh, thành phố "
    "hiện nay; tổng cả nước không đổi, tỷ lệ tính lại từ các tổng. Chỉ cộng số lượng, không cộng đánh giá."
)
IMPORT_LINK = "Nhập bảng phụ lục"

# Sentences ------------------------------------------------------------------------------------

LLTP_LEAD = (
    "Số liệu lịch sử, {period}: cả nước tích hợp {counts} hồ sơ ({ratio}); trung vị của {units} Sở là {median}. "
    "Từ 01/3/2025 lĩnh vực này do Bộ Công an quản lý."
)
LLTP_LEAD_ONE = (
    "Số liệu lịch sử, {period}: {name} tích hợp {counts} hồ sơ ({ratio}). "
    "Từ 01/3/2025 lĩnh vực này do Bộ Công an quản lý."
)
LLTP_LEAD_SOME = (
    "Số liệu lịch sử, {period}: {units} đơn vị trong phạm vi của đơn vị đồng chí tích hợp {counts} hồ sơ ({ratio}). "
    "Từ 01/3/2025 lĩnh vực này do Bộ Công an quản lý."
)
CIVIL_LEAD = (
    "Tính đến ngày {day}, phần mềm hộ tịch dùng chung có {births} dữ liệu khai sinh, {deaths} khai tử, "
    "{marriages} kết hôn{blank}."
)
CIVIL_LEAD_ONE = (
    "Tính đến ngày {day}, phần mềm hộ tịch dùng chung có {births} dữ liệu khai sinh, {deaths} khai tử, "
    "{marriages} kết hôn của {name}."
)
CIVIL_LEAD_SOME = (
    "Tính đến ngày {day}, phần mềm hộ tịch dùng chung có {births} dữ liệu khai sinh, {deaths} khai tử, "
    "{marriages} kết hôn của {units} đơn vị trong phạm vi của đơn vị đồng chí{blank}."
)
CIVIL_BLANK = "; phụ lục để trống số kết hôn của {units} Sở"
NOTHING = "Chưa nạp phụ lục nào, hoặc không có số liệu thuộc phạm vi của đơn vị đồng chí."

# Notes (definitions §5) -----------------------------------------------------------------------

LLTP_NOTE = (
    "Từ ngày 01/3/2025, nhiệm vụ quản lý nhà nước về lý lịch tư pháp và cấp Phiếu lý lịch tư pháp đã chuyển sang "
    "Bộ Công an. Số liệu dưới đây chỉ để tra cứu và tập huấn, không dùng để đánh giá Sở Tư pháp."
)
CIVIL_NOTE = (
    "Đây là số dữ liệu có trên phần mềm hộ tịch dùng chung, không phải số sự kiện hộ tịch đã đăng ký; "
    "không dùng để xếp hạng. Ô ghi “…” là ô để trống trong phụ lục, không phải 0."
)
REAL = "Số liệu thật, trích {source}."
REAL_UNKNOWN = "Số liệu thật, trích phụ lục văn bản."
SIGNS_LLTP = "Ký hiệu: 0 là không có hồ sơ; “–” không có đối tượng để tính; “…” để trống trong phụ lục."
SIGNS_CIVIL = "Ký hiệu: 0 là không có; “…” để trống trong phụ lục."

# Periods --------------------------------------------------------------------------------------

_YEAR, _MONTH, _SPAN = "Năm {year}", "Tháng {month}/{year}", "Từ {start} đến {end}"


def period_title(start: date, end: date) -> str:
    """Name of a period as the appendix prints it: ``Năm 2022``, ``Tháng 9/2023``."""
    if (start.month, start.day) == (1, 1) and end.month > 1:
        return _YEAR.format(year=start.year)
    if start.day == 1 and (start.year, start.month) == (end.year, end.month):
        return _MONTH.format(month=start.month, year=start.year)
    return _SPAN.format(start=f"{start:%d/%m/%Y}", end=f"{end:%d/%m/%Y}")


def in_sentence(title: str) -> str:
    """The same inside a sentence: ``tháng 9/2023``."""
    return title[:1].lower() + title[1:]


# Measures -------------------------------------------------------------------------------------

INTEGRATED = "Tích hợp từ một cửa điện tử (MCĐT)"
RECEIVED = "Tổng tiếp nhận"
RATIO = "Tỷ lệ tích hợp"
GAP = "Chưa tích hợp (hồ sơ)"
MEASURES = {
    "births": "Khai sinh",
    "marriages": "Kết hôn",
    "deaths": "Khai tử",
    "marital_status_certificates": "Xác nhận tình trạng hôn nhân",
    "parent_child_recognitions": "Nhận cha, mẹ, con",
    "guardianships": "Giám hộ",
}
PROVINCE = "Sở Tư pháp"
TOTAL, SUM = "Cả nước", "Cộng"
HEAD_INTEGRATED = "{period}: tích hợp từ MCĐT"
HEAD_RECEIVED = "{period}: tổng tiếp nhận"
HEAD_RATIO = "{period}: tỷ lệ tích hợp"
HEAD_GAP = "{period}: chưa tích hợp (hồ sơ)"

# Tiles ----------------------------------------------------------------------------------------

LLTP_ENDS = (
    "Chưa tích hợp {gap} hồ sơ. Trong {units} đơn vị có tỷ lệ: {none} đơn vị có số tích hợp đúng bằng 0, "
    "{full} đơn vị tích hợp đủ 100%."
)
METHOD = (
    "Tỷ lệ = hồ sơ tích hợp từ một cửa điện tử chia cho tổng tiếp nhận; tỷ lệ chung là tổng chia cho tổng. Không có văn "
    "bản đặt chỉ tiêu nên không chia mức, không xếp hạng."
)
BLANK_NOTE = "{units} Sở để trống"
NO_BLANK_NOTE = "không Sở nào để trống"

# Cards ----------------------------------------------------------------------------------------

BARS_QUESTION = "Mỗi Sở tích hợp bao nhiêu phần hồ sơ trong {period}?"
BARS_COUNTED = (
    "Hồ sơ tích hợp trên tổng hồ sơ tiếp nhận của từng địa phương, {period}. Đường liền: tỷ lệ chung cả nước {pooled}; "
    "đường gạch: mức giữa của các Sở (trung vị) {median}. {real}"
)
BARS_COUNTED_OWN = "Hồ sơ tích hợp trên tổng hồ sơ tiếp nhận, {period}. {real}"
BARS_BY_NAME, BARS_BY_RATIO = "Theo tên", "Theo tỷ lệ"
BARS_LABEL = "Tỷ lệ tích hợp của {units} Sở Tư pháp, {period}; số liệu từng Sở ở bảng bên cạnh"
RATIO_EXPLAIN = (
    "Tỷ lệ tích hợp = hồ sơ tích hợp từ một cửa điện tử (phụ lục in “Tích hợp từ MCDT”) chia cho tổng tiếp nhận. "
    "Tỷ lệ chung cả nước là tổng chia cho tổng, không phải trung bình các tỷ lệ. Trung vị là tỷ lệ của Sở đứng giữa. "
    "Không có văn bản đặt chỉ tiêu cho tỷ lệ này, nên không chia mức và không xếp hạng. "
    "Tỷ lệ khác 0 mà nhỏ hơn 0,1% ghi “< 0,1%”; chưa đủ mà làm tròn thành 100% ghi “> 99,9%”."
)
SPREAD_QUESTION = "Các Sở phân bố ra sao theo tỷ lệ tích hợp trong {period}?"
SPREAD_COUNTED = "Số đơn vị theo từng khoảng 10 điểm phần trăm; đúng 0% và đúng 100% đứng riêng. {real}"
SPREAD_TWO_HUMPS = (
    "Phân bố có hai đỉnh: {low} đơn vị dưới 10% (trong đó {none} đơn vị có 0 hồ sơ) và {high} đơn vị từ 90% trở lên; "
    "ở giữa là {between} đơn vị. Một con số trung bình không tả được hai nhóm này."
)
SPREAD_ENDS_AND_BETWEEN = (
    "{low} đơn vị dưới 10% (trong đó {none} đơn vị có 0 hồ sơ), {between} đơn vị ở giữa, {high} đơn vị từ 90% trở lên."
)
SPREAD_LABEL = "Số đơn vị theo từng khoảng tỷ lệ tích hợp"
SPREAD_EXPLAIN = (
    "Mỗi cột đếm các đơn vị có tỷ lệ nằm trong khoảng ghi dưới chân cột; giá trị đúng ranh giới thuộc khoảng trên. "
    "Đơn vị không tiếp nhận hồ sơ nào thì không có tỷ lệ và không được đếm."
)
SPREAD_HEADS = ("Tỷ lệ", "Số đơn vị", "Đơn vị")
SPREAD_FILE = "phan-bo-ty-le-tich-hop"
SPREAD_ENDS = ("0%", "100%")
SPREAD_STEP = "{low}–{high}%"
MAP_SUMMARY = "Sơ đồ ô vuông, tỷ lệ ghi trong ô"
MAP_QUESTION = "Tỷ lệ tích hợp ở các tỉnh, thành phố ra sao?"
MAP_COUNTED = "{units} tỉnh, thành phố, cộng theo {boundaries}; {period}. {real}"
MAP_CAPTION = "Sơ đồ minh họa, không thể hiện địa giới hành chính."
MAP_LABEL = "Sơ đồ các tỉnh, thành phố"
MAP_LEGEND, MAP_LOW, MAP_HIGH = "Tỷ lệ tích hợp", "0%", "100%"
MAP_SPOKEN = "{name}: tích hợp {counts} hồ sơ, {ratio}"
MAP_SPOKEN_NONE = "{name}: chưa có số liệu"
TABLE_QUESTION = "Số liệu từng Sở Tư pháp qua các kỳ là bao nhiêu?"
TABLE_COUNTED = "Hồ sơ lý lịch tư pháp; thứ tự theo tên, bấm vào đầu cột để sắp xếp khác. {real}"
TABLE_NOTE = "{year}: phụ lục không in ngày kết thúc; số liệu tính đến ngày của phụ lục, {day}. {signs}"
TABLE_FILE = "tich-hop-ly-lich-tu-phap"

CIVIL_TABLE_QUESTION = "Phần mềm hộ tịch dùng chung có bao nhiêu dữ liệu của từng địa phương?"
CIVIL_COUNTED = "Số dữ liệu, tính đến ngày {day}; thứ tự theo tên, bấm vào đầu cột để sắp xếp khác. {real}"
CIVIL_FILE = "du-lieu-ho-tich"
CIVIL_EXPLAIN = (
    "Mỗi số là số dữ liệu của một loại việc có trên phần mềm hộ tịch dùng chung vào ngày ghi ở trên, "
    "không phải số sự kiện hộ tịch đã đăng ký. Dòng cả nước cộng các ô có số; ô để trống không tính là 0. "
    "Phụ lục in “XNTTHN” là xác nhận tình trạng hôn nhân, “Nhận CMC” là nhận cha, mẹ, con."
)
CIVIL_BARS_QUESTION = "Số dữ liệu phân bố ra sao giữa các địa phương?"
CIVIL_BARS_COUNTED = "Số dữ liệu từng loại việc, tính đến ngày {day}; thứ tự theo tên, không xếp hạng. {real}"
CIVIL_BARS_LABEL = "{measure}: số dữ liệu của {units} địa phương; số liệu ở bảng bên cạnh"

HELP = (
    (INTEGRATED, "Hồ sơ lý lịch tư pháp tích hợp từ hệ thống một cửa điện tử của tỉnh. Phụ lục in “Tích hợp từ MCDT”."),
    (RECEIVED, "Tổng số hồ sơ lý lịch tư pháp đã tiếp nhận; phụ lục in số này cho tháng 9/2023."),
    (RATIO, RATIO_EXPLAIN),
    (GAP, "Tổng tiếp nhận trừ số hồ sơ tích hợp."),
    ("Dữ liệu hộ tịch", CIVIL_EXPLAIN),
)
