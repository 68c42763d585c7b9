"""Sentences of everything that is refused or wrong, by code: what is wrong — value — cure (users §6.10)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from dashboard.text.entrance import RULES
from dashboard.text.findings import FINDINGS
from dashboard.text.labels import ACTIONS, ROLES, STATUSES, TIERS
from dashboard.text.numbers import integer
from dashboard.text.refusals import REFUSALS

LONGEST = 200
"""Signs of a value that are shown; a longer one is cut."""

_DATABASE = {
    "db_down": "Chưa kết nối được cơ sở dữ liệu {url}. Hãy kiểm tra máy chủ, mạng và mật khẩu rồi chạy lại.",
    "db_missing": "Chưa có cơ sở dữ liệu ở {url}. Hãy chạy: dashboard upgrade-db (hoặc dashboard demo để xem thử).",
    "db_unreadable": (
        "Không đọc được cơ sở dữ liệu ở {url}: địa chỉ hoặc tệp này không phải cơ sở dữ liệu của chương trình. "
        "Hãy kiểm tra DASHBOARD_DATABASE_URL hoặc --database, rồi chạy: dashboard upgrade-db"
    ),
    "db_unwritable": "Không ghi được vào cơ sở dữ liệu ở {url}. Hãy kiểm tra quyền ghi và dung lượng đĩa còn trống.",
    "db_busy": "Cơ sở dữ liệu ở {url} đang được ghi bởi một lần nạp khác. Hãy chờ lần nạp ấy xong rồi chạy lại.",
    "schema_too_old": (
        "Cơ sở dữ liệu ở phiên bản {found}, chương trình cần phiên bản {needed}. Hãy chạy: dashboard upgrade-db"
    ),
    "schema_too_new": (
        "Cơ sở dữ liệu ở phiên bản {found}, mới hơn phiên bản {needed} của chương trình. "
        "Hãy cài bản chương trình mới hơn; đừng sửa cơ sở dữ liệu."
    ),
    "fresh_not_embedded": "Chỉ dựng lại được cơ sở dữ liệu trình diễn là tệp SQLite, không phải {url}. Hãy bỏ --fresh.",
    "fresh_holds_packages": (
        "Cơ sở dữ liệu ở {url} đã nạp gói dữ liệu, dựng lại sẽ mất. Hãy dùng --database với một địa chỉ khác."
    ),
}

_GENERAL = {
    "finding_gone": "Điểm cần rà soát này không còn trong số liệu.",
    "explanation_length": "Giải trình phải có nội dung và không quá {limit} chữ cái. Hãy ghi lại.",
    "address_refused": (
        "Chưa nhận địa chỉ “{address}”: muốn phục vụ ngoài máy này phải có DASHBOARD_PUBLIC_URL (https://…) "
        "và DASHBOARD_SECRET_KEY. Nếu chỉ xem trên máy này, hãy dùng 127.0.0.1."
    ),
    "public_url_refused": "“{value}” không phải địa chỉ dạng https://ten-may. Hãy sửa lại rồi chạy lại.",
    "secret_missing": (
        "Thiếu khóa bí mật. Hãy đặt DASHBOARD_SECRET_KEY hoặc DASHBOARD_SECRET_KEY_FILE, "
        'ví dụ tạo bằng: python -c "import secrets; print(secrets.token_urlsafe(48))"'
    ),
    "secret_weak": "Khóa bí mật dễ đoán: phải có ít nhất 32 ký tự ngẫu nhiên, không dùng khóa mẫu.",
    "secret_exposed": "Tệp khóa bí mật {path} cho người khác đọc được. Hãy chạy: chmod 600 {path}",
    "sign_in_busy": "Đang có nhiều người đăng nhập cùng lúc. Hãy thử lại sau ít giây.",
    "provider_refused": "Hệ thống đăng nhập một lần không xác nhận được người dùng. Hãy thử lại.",
    "password_weak": "Mật khẩu chưa đạt yêu cầu ({rules}). Hãy chọn mật khẩu khác.",
    "user_refused": "Không thực hiện được với tài khoản “{value}”: {reason}.",
    "audit_changed": "Nhật ký: mục {number} đã bị sửa.",
    "audit_missing": "Nhật ký: thiếu mục {number}, mục này đã bị xóa hoặc chuyển chỗ.",
    "audit_unbound": "Nhật ký: mục {number} không nối tiếp mục trước nó; đã có mục bị chèn, xóa hoặc đổi chỗ.",
    "audit_cut": "Nhật ký: từ mục {number} trở đi không khớp với lần ghi cuối; các mục mới nhất đã bị xóa hoặc thêm.",
    "workers_unsupported": (
        "Hệ điều hành này không cho nhiều tiến trình dùng chung một cổng. Hãy bỏ --workers, "
        "hoặc chạy mỗi tiến trình ở một cổng sau máy chủ trung gian."
    ),
    "workers_failed": "Các tiến trình phục vụ dừng ngay khi vừa chạy; lý do in ở trên. Hãy sửa rồi chạy lại.",
    "port_taken": "Cổng {port} đang được chương trình khác dùng. Hãy chọn cổng khác bằng --port.",
    "internal": "Có lỗi khi xử lý. Mã sự cố: {incident}. Đề nghị báo bộ phận hỗ trợ.",
    "bad_input": "Giá trị “{value}” không dùng được. Hãy xem lại giá trị này.",
    "forbidden": "Không có số liệu thuộc phạm vi của đơn vị đồng chí.",
    "no_report": "Không có biểu nào trong phạm vi đã chọn. Hãy chọn kỳ, đơn vị hoặc thời điểm khác.",
    "session_expired": "Phiên làm việc đã hết, đề nghị đăng nhập lại.",
    "refused": "Chưa ghi gì vào cơ sở dữ liệu. Có {count} lỗi, xem danh sách bên dưới.",
    "simulate_not_open": "Kỳ {period} mở lúc {opens_at}, sau thời điểm mô phỏng {as_of}. Hãy chọn --as-of muộn hơn.",
    "simulate_provinces": "Không mô phỏng được {value} tỉnh, thành phố: chỉ có {available}. Hãy chọn số nhỏ hơn.",
    "target_not_empty": "Thư mục “{value}” đã có tệp. Hãy chọn thư mục chưa có hoặc thư mục trống.",
    "workbook_too_big": (
        "Sổ tính sẽ có {value} byte sau khi giải nén, quá giới hạn {limit} byte để nạp lại được. "
        "Hãy xuất ra .zip hoặc thư mục."
    ),
    "too_many_rows": (
        "Bảng {value} có {count} dòng, một trang Excel chỉ chứa được {limit}. Hãy xuất ra .zip hoặc thư mục."
    ),
}

_NOTEBOOKS = {
    "no_such_notebook": "Không có sổ tay “{number}”. Các sổ tay hiện có: {numbers}.",
    "no_notebooks": "Chưa cài phần sổ tay phân tích. Hãy cài dự án kèm phần “notebooks”: pip install -e '.[notebooks]'.",
    "no_exercise_book": "Tệp “{file}” không phải tệp bài tập. Hãy chọn tệp bai-tap.xlsx mà học viên đã ghi câu trả lời.",
    "no_answer_key": "Tệp “{file}” không phải tệp đáp án. Hãy chọn tệp …-dap-an.json đi cùng bài tập.",
    "folder_there": "Thư mục “{folder}” đã có. Hãy đặt tên khác hoặc chuyển thư mục ấy đi; chưa ghi gì.",
    "notebook_failed": "Sổ tay {number} dừng ở ô thứ {cell}: {reason}. Chưa ghi tệp nào; hãy mở sổ tay để xem ô ấy.",
}

_TRAINING = {
    "class_folder_taken": "Thư mục “{value}” có dữ liệu khác, không phải của lớp. Hãy chọn thư mục khác bằng --folder.",
    "class_seat_taken": "Máy số {number} đã có người hoặc không có trong lớp. Hãy chọn máy khác.",
    "class_full": "Lớp đã đủ {seats} máy. Hãy mở lớp với --seats lớn hơn.",
}

ERRORS: Mapping[str, str] = MappingProxyType({**_TRAINING, **_DATABASE, **_GENERAL, **_NOTEBOOKS, **REFUSALS, **FINDINGS})
"""Sentence of every code."""

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "quotes": "dấu ngoặc kép mở mà không đóng, hoặc đặt sai chỗ",
        "nul": "có ký tự rỗng (NUL)",
        "long_line": "có dòng dài quá mức, không phải bảng",
        "entries": "quá nhiều tệp, giới hạn {limit}",
        "ratio": "dung lượng sau giải nén gấp quá {limit} lần tệp nén",
        "escape": "đường dẫn ra ngoài gói",
        "link": "có liên kết thay cho tệp",
        "twice": "một tên tệp có hai lần",
        "taken": "đã có tài khoản tên này",
        "unknown": "không có tài khoản tên này",
        "name": "tên trống, quá dài hoặc có dấu cách",
        "doctype": "có khai báo kiểu văn bản (DOCTYPE)",
    }
)
"""What ``reason`` codes of broken files say."""


def sentence(code: str, fields: Mapping[str, object]) -> str:
    """Return the sentence of a code with its fields in it; an unknown code is told as an incident."""
    if code == "unknown_code" and f"unknown_{fields.get('kind')}" in ERRORS:
        code = f"unknown_{fields['kind']}"
    code = special if (special := f"{code}_in_{fields.get('origin')}") in ERRORS else code
    words = {name: _words(name, value) for name, value in fields.items()}
    if "reason" in words and str(fields["reason"]) in REASONS:
        words["reason"] = REASONS[str(fields["reason"])].format_map(_blanks(words))
    return ERRORS.get(code, ERRORS["internal"]).format_map(_blanks(words))


def _blanks(words: Mapping[str, str]) -> Mapping[str, str]:
    return defaultdict(str, words)


def _words(name: str, value: object) -> str:
    if value is None or value in ((), ""):
        return ""
    if name in _PHRASES:
        return _PHRASES[name].format(_listing(value))
    if name in _LABELS:
        return _labelled(_LABELS[name], value)
    return _listing(value)


def _labelled(labels: Iterable[Mapping[str, str]], value: object) -> str:
    """Return the words of a code, or of several; what is in no list stays as it is."""
    codes = value if isinstance(value, tuple | list) else (value,)
    return ", ".join(next((words[str(code)] for words in labels if str(code) in words), str(code)) for code in codes)


def _listing(value: object) -> str:
    if isinstance(value, tuple | list | frozenset | set):
        return ", ".join(map(_listing, value))
    if isinstance(value, datetime):
        return f"{value:%H:%M ngày %d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int) and not isinstance(value, bool):
        return integer(value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "nearest": " Có phải: {}?",
        "successors": " (đã sắp xếp thành {})",
        "opened_at": " (mở lúc {})",
        "locked_at": " lúc {}",
    }
)
"""Parts of a sentence that are there only where they have something to say."""

_LABELS: Mapping[str, tuple[Mapping[str, str], ...]] = MappingProxyType(
    {
        "action": (ACTIONS,),
        "status": (STATUSES,),
        "role": (ROLES,),
        "tier": (TIERS,),
        "expected": (ROLES, TIERS),
        "rules": (RULES,),
    }
)
