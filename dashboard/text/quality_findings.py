"""The sentence of each finding: the two numbers and what is between them, never an accusation (users §6.8)."""

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "reconcile": "Đơn vị báo cáo {value}, tổng các đơn vị trực thuộc {expected} (chênh {difference}).{missing}",
        "children_missing": "Còn {value} biểu của đơn vị trực thuộc chưa gửi hoặc để trống nên chưa so được.",
        "arithmetic": "Quy tắc {rule}: vế trái {value}, vế phải {expected} (chênh {difference}).{others}",
        "outlier": "Báo cáo {value}; {basis} ước khoảng {expected} ({times}).",
        "copied_previous": "Mọi ô trùng với số liệu {period} của chính đơn vị.",
        "copied_neighbour": "Mọi ô trùng với biểu đã gửi trước đó của {unit}.",
        "empty": "Biểu đã gửi nhưng chưa có số liệu ở cả {cells} ô.",
        "constant": "Mọi ô có số liệu đều ghi {value}.",
        "round": "{hits}/{cells} số từ {step} trở lên chia hết cho {step}.",
        "revision": (
            "Số chính thức {value}, số sơ bộ {preliminary} (thay đổi {revision}); "
            "theo mức thay đổi chung của các đơn vị cùng cấp ước khoảng {expected}."
        ),
    }
)
"""Check → its sentence."""

MISSING = " Còn {missing} biểu trực thuộc chưa gửi hoặc để trống."
OTHERS = " Quy tắc khác cũng chưa khớp: {rules}."
BASES: Mapping[str, str] = MappingProxyType(
    {
        "past": "theo các kỳ trước của đơn vị",
        "peers": "theo các chỉ tiêu khác của biểu và số liệu các đơn vị cùng cấp",
    }
)
MORE_TIMES, LESS_TIMES = "gấp {times} lần", "bằng 1/{times}"
OTHER_UNIT = "một đơn vị khác cùng đơn vị nhận báo cáo"
COLUMN = "({number})"
"""How a rule names a column of the printed form."""
