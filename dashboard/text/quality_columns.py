"""What the columns of answers about figures are called, and the words of their codes (users §6.8)."""

from collections.abc import Mapping
from types import MappingProxyType

CHECKS: Mapping[str, str] = MappingProxyType(
    {
        "reconcile": "Số của đơn vị khác tổng các đơn vị trực thuộc tổng hợp",
        "children_missing": "Còn đơn vị chưa gửi nên chưa so được",
        "arithmetic": "Tổng không bằng các cột thành phần",
        "outlier": "Tăng, giảm nhiều so với các kỳ trước",
        "copied_previous": "Trùng số liệu kỳ trước",
        "copied_neighbour": "Trùng số liệu đơn vị khác",
        "empty": "Chưa có số liệu ở mọi ô",
        "constant": "Các ô cùng một giá trị",
        "round": "Nhiều số tròn",
        "revision": "Số chính thức khác số sơ bộ",
    }
)
"""Check → its words, in the order of ``domain.quality.tables.Check``."""

SEVERITIES: Mapping[str, str] = MappingProxyType(
    {"high": "Ưu tiên rà soát", "review": "Cần rà soát", "info": "Để biết"}
)
STATES: Mapping[str, str] = MappingProxyType({"new": "Mới", "explained": "Đã giải trình", "closed": "Đã đóng"})
CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "not_sent": "Chưa gửi",
        "blank": "Đã gửi, ô để trống",
        "covered": "Số liệu được cập nhật trực tiếp vào biểu tổng hợp",
        "later": "Gửi hoặc gửi lại sau khi đơn vị nhận đã gửi",
        "on_behalf": "Đơn vị nhận cập nhật thay",
    }
)
"""Why a unit below explains part of a difference."""

QUALITY_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "indicator_code": "Mã chỉ tiêu",
        "indicator_name": "Chỉ tiêu",
        "reported": "Đơn vị báo cáo",
        "sum_of_children": "Tổng các đơn vị trực thuộc",
        "difference": "Chênh lệch",
        "children_missing": "Biểu trực thuộc chưa có số liệu",
        "check": "Nội dung cần rà soát",
        "severity": "Mức độ",
        "value": "Số báo cáo",
        "expected_value": "Số để so",
        "message": "Diễn giải",
        "effect": "Tỷ trọng trong số liệu cả nước",
        "state": "Trạng thái rà soát",
        "explanation": "Giải trình",
        "explained_by": "Người giải trình",
        "explained_at": "Giải trình lúc",
        "closed_by": "Người đóng",
        "closed_at": "Đóng lúc",
        "with_figures": "Biểu đã gửi có số liệu",
        "cause": "Nguyên nhân",
        "earlier_value": "Số lúc đơn vị nhận gửi",
        "preliminary": "Số sơ bộ",
        "final": "Số chính thức",
        "revision": "Thay đổi",
        "revision_ratio": "Thay đổi so với số sơ bộ",
    }
)
"""Column of an answer and its words; merged into ``text.columns``."""
