"""Words of what imports noted, on the page Rà soát số liệu."""

from collections.abc import Mapping
from types import MappingProxyType

IMPORTS = "Điểm cần rà soát khi nạp"
SUMMARY = "{open} điểm chưa đóng trong {all} điểm ghi nhận ở các lần nạp gói dữ liệu, phụ lục"
NONE = "Các lần nạp chưa ghi nhận điểm nào cần rà soát."
CAPTION = "Điểm cần rà soát trong các tệp đã nạp"
EXPLAIN = (
    "Lần nạp nhận đủ tệp và ghi lại chỗ nên xem lại, ví dụ dòng tổng in khác tổng tính được; không sửa số trong tệp. Danh sách gồm "
    "mọi lần nạp, không theo kỳ và đơn vị đang chọn; điểm chưa đóng và lần nạp mới xếp trước. Không gồm các dòng chỉ báo đã cập nhật. "
    "Chỉ Cục Kế hoạch - Tài chính xem, giải trình và đóng."
)
HEADS: Mapping[str, str] = MappingProxyType(
    {
        "load": "Lần nạp",
        "place": "Tệp, dòng, cột",
        "value": "Giá trị trong tệp",
        "expected": "Giá trị để so",
        "message": "Nội dung cần rà soát",
        "state": "Trạng thái",
        "said": "Người giải trình",
    }
)
PLACE_ROW, PLACE_COLUMN = "dòng {value}", "cột {value}"
OPEN = "Xem, giải trình"
POINT = "Điểm cần rà soát khi nạp: {file}"
POINT_COUNTED = "{place}nạp “{name}” lúc {instant}"
SAID_BY = "{who}: {text}"
CLOSED_WITHOUT = "{who} đóng, không kèm giải trình."

IMPORT_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "import_finding": "Số thứ tự điểm",
        "source_file": "Tệp",
        "source_row": "Dòng trong tệp",
        "source_column": "Cột trong tệp",
        "source_value": "Giá trị trong tệp",
        "source_expected": "Giá trị để so",
        "finding_code": "Mã nội dung",
    }
)
"""Column of the answer and its words; merged into ``text.columns``."""
