"""Names of the invented units, forms, accounts and papers of the sandbox."""

from collections.abc import Mapping
from types import MappingProxyType

UNITS: Mapping[str, str] = MappingProxyType({
    "xamau01_tmaua": "UBND xã Mẫu 01",
    "xamau02_tmaua": "UBND xã Mẫu 02",
    "tinhmaua": "Sở Tư pháp tỉnh Mẫu A",
    "btp_khtc": "Cục Kế hoạch – Tài chính",
})

FORMS: Mapping[str, str] = MappingProxyType({
    "certification": "Biểu mẫu tập huấn: Chứng thực (UBND cấp xã)",
    "notary": "Biểu mẫu tập huấn: Công chứng (Sở Tư pháp)",
})

ROLES: Mapping[tuple[str, str], str] = MappingProxyType({
    ("commune", "bc"): "Công chức tổng hợp",
    ("commune", "ld"): "Lãnh đạo UBND",
    ("province", "bc"): "Chuyên viên tổng hợp của Sở",
    ("province", "kt"): "Người kiểm tra của Sở",
    ("province", "ld"): "Lãnh đạo Sở",
    ("ministry", "bc"): "Chuyên viên Cục KHTC",
    ("ministry", "ld"): "Lãnh đạo Cục KHTC",
})
"""Role of an account, by the tier of its unit."""

SECOND = "{role} (người thứ hai)"

PERIOD = "sơ bộ năm 2026"

SUMS_DIFFER = "Số liệu cột 1 không bằng tổng các cột thành phần"
CHECK_AGAIN = "Số việc chứng thực chữ ký cần rà soát lại với sổ theo dõi"
LETTER = "Công văn số 15/UBND-VP ngày 05/01/2027"
LETTER_OF_PROVINCE = "Công văn số 27/STP-VP ngày 05/01/2027"
LETTER_REASON = "Lãnh đạo đã phê duyệt nhưng chưa gửi trước khi khóa kỳ"
