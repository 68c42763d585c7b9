"""Words of the user guide around its pages: navigation, glossary, what is said where a page or picture is not there."""

from collections.abc import Mapping
from types import MappingProxyType

TITLE = "Hướng dẫn sử dụng"
NAVIGATION = "Các phần của hướng dẫn"
BACK = "Về hệ thống"
NO_PAGE = "Hướng dẫn không có phần này. Hãy chọn một phần ở danh sách bên."

GLOSSARY = "Thuật ngữ"
GLOSSARY_LEAD = "Các từ dùng trên màn hình, trong tệp tải về và trong tài liệu. Danh sách này lấy từ chính chương trình."
STATUSES = "Trạng thái của biểu, theo thứ tự"
ACTIONS = "Thao tác"
HOLDERS = "Đang ở khâu"
TIERS = "Cấp báo cáo"
ROLES = "Vai trò của tài khoản"
MEASURES = "Số đo và cách gọi"
HEAD_WORD, HEAD_MEANING, HEAD_CODE = "Từ", "Nghĩa", "Mã trong dữ liệu"

SITE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Next": "Phần sau",
        "Previous": "Phần trước",
        "Home": "Trang đầu",
        "On this page": "Trong trang này",
        "Back to top": "Về đầu trang",
        "Made with ": "Tạo bằng ",
        "Search": "Tìm kiếm",
        "Please activate JavaScript to enable the search functionality.": "Hãy bật JavaScript để tìm kiếm.",
    }
)
"""What the theme of the site says of itself, and how we say it."""
