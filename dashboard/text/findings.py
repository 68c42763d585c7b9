"""Sentences of what is to be reviewed in a load or a database: never accusations, never reasons to refuse."""

from collections.abc import Mapping
from types import MappingProxyType

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "updated": "Đã cập nhật “{value}” thay cho “{expected}”.",
        "opened_early": "Kỳ mở “{value}”, trước hoặc đúng ngày chốt số liệu; theo quy định mở chậm nhất {expected}. Cần rà soát.",
        "opened_late": "Kỳ mở “{value}”, quá 15 ngày sau ngày chốt số liệu (chậm nhất {expected}). Cần rà soát.",
        "periods_overlap": "Kỳ này mở khi kỳ {other} chưa khóa. Cần rà soát.",
        "lock_planned": "Thời điểm khóa “{value}” ở sau thời điểm của số liệu: kỳ chưa khóa.",
        "parent_ends": "Đơn vị nhận báo cáo “{value}” chỉ hoạt động đến {day}, trước khi đơn vị này thôi hoạt động. Cần rà soát.",
        "exempt_without_reason": "Không thuộc diện báo cáo mà chưa ghi lý do. Cần rà soát.",
        "total_mismatch": "Dòng tổng in {printed} khác tổng tính được {expected}. Cần rà soát.",
        "ratio_mismatch": "Tỷ lệ in {printed} khác tỷ lệ tính được {expected}. Cần rà soát.",
        "integrated_over_received": "Số tích hợp {printed} lớn hơn tổng tiếp nhận {expected}. Cần rà soát.",
        "as_of_mismatch": "Ngày in trong bảng {printed} khác ngày khai báo {expected}. Cần rà soát.",
        "hidden_row": "Dòng ẩn trong tệp vẫn được đọc: “{value}”. Cần rà soát.",
        "hidden_column": "Cột ẩn trong tệp vẫn được đọc: “{value}”. Cần rà soát.",
        "hidden_table": "Trang tính “{value}” bị ẩn trong tệp nhưng là bảng duy nhất đúng mẫu nên vẫn được đọc. Cần rà soát.",
        "table_chosen": "Đã đọc bảng “{value}”; không đọc: {others}.",
        "footnote": "Dòng dưới bảng không có số, được bỏ qua: “{value}”.",
        "province_missing": "Bảng không có dòng của {expected}. Cần rà soát.",
        "derived_differs": (
            "Bảng {file} của kỳ {period} khác với kết quả tính lại từ thao tác ở {count} dòng; ví dụ đang lưu {stored}, "
            "tính lại {computed}. Hãy nạp lại gói dữ liệu, hoặc dựng lại từ bản xuất (export-package)."
        ),
        "orphan": "Bảng {file} có {count} dòng trỏ tới {target} không tồn tại (cột {column}). Hãy phục hồi từ bản sao lưu.",
        "clock_behind": "Thời điểm của số liệu {value} sớm hơn thao tác mới nhất {expected}. Hãy nạp lại gói dữ liệu mới nhất.",
        "state_missing": "Chưa nạp dữ liệu nào. Hãy chạy: dashboard upgrade-db",
        "lives_broken": (
            "Kỳ {period} có {count} thao tác ngoài thời gian mở, khóa kỳ hoặc sai thứ tự; ví dụ biểu {value}. "
            "Hãy phục hồi từ bản sao lưu."
        ),
        "tier_without_deadline": "Kỳ {period} có biểu của cấp {tier} mà chưa có thời hạn gửi. Hãy nạp deadlines.csv.",
        "not_simulated": "Số liệu có lần nạp mô phỏng mà không mang dấu mô phỏng. Hãy nạp lại gói dữ liệu.",
        "package_missing": "Chưa cài gói “{value}” mà chương trình cần. Hãy cài lại chương trình.",
        "reference_stale": "Danh mục trong cơ sở dữ liệu không phải của bản chương trình này. Hãy chạy: dashboard upgrade-db",
        "unprotected": (
            "PostgreSQL chưa giữ phạm vi xem của người đọc (thiếu vai trò “{value}” hoặc chính sách theo dòng). Hãy tạo vai trò như "
            "docs/operations.md rồi chạy lại upgrade-db."
        ),
        "corrupt": "Tệp cơ sở dữ liệu bị hỏng: {value}. Hãy phục hồi từ bản sao lưu.",
    }
)
