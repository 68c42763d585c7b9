"""The two printed tables we know: the words of their heads, and what each column counts.

Header words are written folded (``header.fold``): small letters without tone marks, one space between.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """Printed table that ``import-appendix`` takes."""

    LLTP_INTEGRATION = "lltp-integration"
    CIVIL_STATUS = "civil-status"


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read one printed table: the system it counts and the words of its measures.

    ``by_period`` tables say the period in the head of each column; the others are a stock on
    the day of the document. ``printed`` gives each measure as the source prints it.
    """

    system: str
    words: Mapping[str, str]
    printed: Mapping[str, str]
    by_period: bool


INTEGRATED, RECEIVED, RATIO = "integrated", "received", "ratio"
CIVIL_MEASURES = (
    "births",
    "marriages",
    "deaths",
    "marital_status_certificates",
    "parent_child_recognitions",
    "guardianships",
)

_LLTP = Layout(
    system="lltp",
    words=MappingProxyType(
        {
            "tich hop tu mcdt": INTEGRATED,
            "tich hop tu mot cua dien tu": INTEGRATED,
            "tich hop": INTEGRATED,
            "tong tiep nhan": RECEIVED,
            "tiep nhan": RECEIVED,
            "ty le tich hop": RATIO,
            "ti le tich hop": RATIO,
            "ty le": RATIO,
            "ti le": RATIO,
        }
    ),
    printed=MappingProxyType(
        {
            INTEGRATED: "Tích hợp từ MCDT",
            RECEIVED: "Tổng tiếp nhận",
            RATIO: "Tỷ lệ tích hợp",
        }
    ),
    by_period=True,
)

_CIVIL_STATUS = Layout(
    system="civil-status",
    words=MappingProxyType(
        {
            "khai sinh": "births",
            "ket hon": "marriages",
            "khai tu": "deaths",
            "xntthn": "marital_status_certificates",
            "xac nhan tinh trang hon nhan": "marital_status_certificates",
            "xac nhan tthn": "marital_status_certificates",
            "nhan cmc": "parent_child_recognitions",
            "nhan cha me con": "parent_child_recognitions",
            "giam ho": "guardianships",
        }
    ),
    printed=MappingProxyType(
        dict(
            zip(
                CIVIL_MEASURES,
                ("Khai sinh", "Kết hôn", "Khai tử", "XNTTHN", "Nhận CMC", "Giám hộ"),
                strict=True,
            )
        )
    ),
    by_period=False,
)

LAYOUTS: Mapping[Kind, Layout] = MappingProxyType(
    {
        Kind.LLTP_INTEGRATION: _LLTP,
        Kind.CIVIL_STATUS: _CIVIL_STATUS,
    }
)

NAME_WORDS = frozenset({"so tu phap", "don vi", "ten don vi", "dia phuong", "tinh thanh pho", "tinh"})
PRINTED_NAME = "Sở Tư pháp"
NUMBER_WORDS = frozenset({"stt", "tt", "so tt", "so thu tu"})
TOTAL_WORDS = frozenset({"tong so", "tong cong", "cong", "tong", "ca nuoc", "toan quoc"})
LEGACY_NAMES = frozenset({"Së T ph¸p", "§¬n vÞ", "TØnh", "Sôû Tö phaùp", "Ñôn vò", "Tænh"})
"""The words of ``NAME_WORDS`` as TCVN3 and VNI fonts store them."""
