"""The pages of the guide, in reading order: a text each, the glossary made from the words of the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from dashboard.guide.glossary import glossary
from dashboard.text import guide as words

FOLDER = Path(__file__).with_name("pages")
FIRST, GLOSSARY = "mo-dau", "thuat-ngu"
ORDER = (
    FIRST, "dang-nhap", "tong-quan", "tien-do", "thoi-han", "don-vi", "tich-hop", "nhap-phu-luc", "chat-luong",
    "tai-khoan", "tap-huan", "he-thong", GLOSSARY,
)  # fmt: skip
OF_SCREEN: Mapping[str, str] = MappingProxyType(
    {
        "overview": "tong-quan",
        "progress": "tien-do",
        "deadlines": "thoi-han",
        "unit": "don-vi",
        "integration": "tich-hop",
        "appendix": "nhap-phu-luc",
        "quality": "chat-luong",
        "accounts": "tai-khoan",
        "training": "tap-huan",
        "system": "he-thong",
    }
)
"""Key of a screen → the page of the guide that is about it."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page: its name in addresses, its title, its text in Markdown."""

    name: str
    title: str
    text: str


@cache
def guide_pages() -> tuple[GuidePage, ...]:
    """Every page, in reading order."""
    return tuple(_page(name) for name in ORDER)


def guide_page(name: str) -> GuidePage | None:
    """The page of this name, or about the screen of this key; None where there is none."""
    wanted = OF_SCREEN.get(name, name)
    return next((page for page in guide_pages() if page.name == wanted), None)


def _page(name: str) -> GuidePage:
    if name == GLOSSARY:
        return GuidePage(name, words.GLOSSARY, glossary())
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    return GuidePage(name, text.partition("\n")[0].removeprefix("# "), text)
