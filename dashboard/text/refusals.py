"""Sentences of what is refused in a file that comes in, by code: what is wrong — value — cure (users §6.10)."""

from collections.abc import Mapping
from types import MappingProxyType

_FILES = {
    "missing_file": "Không tìm thấy “{value}”. Hãy kiểm tra đường dẫn.",
    "file_missing": "Không tìm thấy tệp {file}. Hãy kiểm tra đường dẫn.",
    "not_xlsx": "Tệp “{value}” không đúng loại: bên trong không phải sổ tính Excel. Hãy mở bằng Excel và lưu lại .xlsx.",
    "not_zip": "Tệp “{value}” không đúng loại: bên trong không phải tệp nén .zip hay sổ tính .xlsx. Hãy nén lại.",
    "old_or_password": (
        "Tệp “{value}” là sổ tính Excel đời cũ (.xls) hoặc có mật khẩu. Hãy bỏ mật khẩu và lưu lại dạng .xlsx."
    ),
    "password": "Tệp “{value}” có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi nạp lại.",
    "macros": "Sổ tính “{value}” có macro. Hãy lưu lại dạng .xlsx không có macro.",
    "too_big": "Tệp quá lớn: {value} byte sau khi giải nén (giới hạn {limit} byte). Hãy chia thành nhiều gói.",
    "zip_unsafe": "Tệp nén không an toàn: {reason} (“{value}”). Hãy nén lại chỉ gồm các tệp CSV của gói.",
    "nested_archive": "Trong gói có tệp nén lồng nhau “{value}”. Hãy giải nén và để các tệp CSV trực tiếp trong gói.",
    "unknown_file": "Gói có “{value}” không thuộc bộ tệp quy định. Hãy bỏ ra hoặc đặt lại đúng tên.",
    "empty_package": "Gói “{value}” không có dòng dữ liệu nào. Hãy kiểm tra lại gói trước khi gửi.",
    "bad_descriptor": "Tệp datapackage.json không phải JSON hợp lệ. Hãy sửa hoặc bỏ tệp này ra khỏi gói.",
    "encoding": "Tệp không phải UTF-8, tại “{value}”. Hãy lưu lại dạng “CSV UTF-8” (chuyển từ TCVN3, VNI nếu cần).",
    "broken_csv": "Tệp CSV bị hỏng: {reason}. Hãy mở dòng này, sửa và lưu lại.",
    "ragged_row": "Dòng có {found} ô, cần {expected} ô. Hãy xem dấu phẩy, dấu ngoặc kép thừa hoặc thiếu.",
    "wrong_separator": "Các cột không ngăn bằng dấu phẩy: “{value}”. Hãy lưu lại CSV với dấu phẩy.",
    "unreadable": "Không đọc được tệp {file}: tệp hỏng hoặc chép thiếu. Hãy chép lại gói.",
    "missing_column": "Thiếu cột {column}. Hãy thêm cột này vào dòng tiêu đề, để trống ô nếu không có giá trị.",
    "extra_column": "Thừa cột “{column}”. Hãy bỏ cột này hoặc viết lại đúng tên.",
    "column_twice": "Cột “{value}” có hai lần. Hãy bỏ bớt một cột.",
    "formula_without_value": (
        "Ô công thức chưa có giá trị. Hãy tính lại và lưu bằng Excel, hoặc dán lại dưới dạng giá trị."
    ),
    "not_a_table_file": "Tệp “{value}” không phải .xlsx, .docx, .csv hay .tsv. Hãy lưu bảng dạng sổ tính Excel (.xlsx).",
    "not_docx": "Tệp “{value}” không đúng loại: bên trong không phải văn bản Word. Hãy mở bằng Word và lưu lại .docx.",
    "not_text": "Tệp {file} không phải tệp chữ. Hãy lưu bảng dạng CSV UTF-8.",
    "bad_csv": "Tệp CSV bị hỏng ở dòng này. Hãy xem dấu ngoặc kép rồi lưu lại.",
}

_CELLS = {
    "missing_value": "Ô {column} để trống. Hãy điền giá trị.",
    "not_allowed": "Giá trị “{value}” của cột {column} không được dùng. Hãy chọn một trong: {allowed}.",
    "bad_day": "Ngày “{value}” không đúng dạng năm-tháng-ngày. Hãy viết như 2026-11-20.",
    "bad_time": "Ngày giờ “{value}” không đúng dạng. Hãy viết như 2026-11-17T17:00:00 hoặc 2026-11-17T17:00:00+07:00.",
    "not_a_number": "“{value}” không phải số hợp lệ. Hãy chỉ viết chữ số, không dấu phân cách, không ký hiệu.",
    "negative": "Số đếm không được âm: “{value}”. Hãy sửa thành số không âm hoặc để trống nếu chưa có số liệu.",
    "fraction": "Số đếm phải là số nguyên: “{value}”. Hãy bỏ phần thập phân.",
    "too_many_digits": "Số “{value}” quá dài. Hãy viết nhiều nhất {whole} chữ số nguyên và {decimals} chữ số thập phân.",
    "too_long": "Giá trị “{value}” dài quá {limit} ký tự. Hãy rút ngắn.",
    "duplicate_row": (
        "Dòng trùng khóa, nội dung khác nhau (dòng {first_row} và {row}): cột {column} ghi “{first_value}” và “{value}”. "
        "Hãy giữ lại một dòng đúng."
    ),
    "conflict": (
        "Khác với số liệu đã có: đang lưu “{stored}”, gói gửi “{given}”. "
        "Hãy sửa gói cho khớp, hoặc xác minh số liệu đã lưu."
    ),
    "not_a_percent": "“{value}” không phải tỷ lệ phần trăm viết kiểu Việt Nam. Hãy viết như 39,7%.",
}

_LISTS = {
    "unknown_unit": "Không tìm thấy đơn vị “{value}”.{nearest} Hãy sửa mã, hoặc thêm đơn vị vào units.csv.",
    "unit_not_valid": (
        "Đơn vị “{value}” không hoạt động tại ngày {day}{successors}. Hãy dùng mã của đơn vị hoạt động tại ngày ấy."
    ),
    "unknown_form": "Không có biểu “{value}” trong danh mục.{nearest} Hãy sửa mã, hoặc thêm biểu vào forms.csv.",
    "unknown_period": "Không có kỳ “{value}” trong danh mục.{nearest} Hãy sửa mã, hoặc thêm kỳ vào periods.csv.",
    "unknown_action": "Không có thao tác “{value}” trong danh mục. Hãy chọn một trong: {allowed}.",
    "unknown_login": "“{value}” không phải tên tài khoản. Hãy viết mã đơn vị, gạch dưới, vai trò (ld, kt, bc, admin).",
    "unknown_account": "Không có tài khoản “{value}”, cũng không có đơn vị nào mang mã trong tên ấy. Hãy sửa tên tài khoản.",
    "unknown_role": "Không có vai trò “{value}” trong danh mục. Hãy chọn một trong: {allowed}.",
    "unknown_tier": "Không có cấp “{value}” trong danh mục. Hãy chọn một trong: {allowed}.",
    "unknown_regime": "Không có chế độ báo cáo “{value}” trong danh mục.{nearest} Hãy sửa mã chế độ.",
    "unknown_indicator": "Biểu này không có chỉ tiêu “{value}”.{nearest} Hãy sửa mã, hoặc thêm vào indicators.csv.",
    "unknown_code": "Không có “{value}” trong danh mục.{nearest} Hãy sửa lại mã.",
    "wrong_tier": (
        "Biểu “{value}” của cấp {expected} không thuộc cấp của đơn vị này ({unit}: {tier}). Hãy sửa mã biểu hoặc mã đơn vị."
    ),
    "wrong_regime": "Biểu “{value}” thuộc chế độ {regime}, kỳ này theo chế độ {expected}. Hãy dùng biểu của chế độ ấy.",
    "not_on_roster": (
        "Đơn vị {unit} không phải gửi biểu “{value}” trong kỳ {period}. Hãy bỏ dòng này, hoặc thêm vào roster.csv nếu bỏ sót."
    ),
    "exempt_report": ("Biểu “{value}” của đơn vị này không thuộc diện báo cáo trong kỳ. Hãy bỏ dòng này ra khỏi gói."),
    "missing_deadline": (
        "Kỳ {period} có biểu của cấp {tier} mà chưa có thời hạn gửi. Hãy thêm dòng của cấp {value} vào deadlines.csv."
    ),
    "dates_reversed": "“{value}” không sau thời điểm bắt đầu {start}. Hãy sửa lại hai thời điểm.",
    "overlap": ("Hai dòng cùng mã có hiệu lực chồng nhau (từ {value} và từ {other}). Hãy ghi valid_to của dòng trước."),
    "circle": "Đơn vị “{value}” nằm trong một vòng cấp trên, cấp dưới. Hãy sửa parent_code.",
    "succeeds_itself": "“{value}” kế tục chính nó: hai mã là một đơn vị. Hãy bỏ dòng này hoặc sửa ngày hiệu lực.",
    "locked_unopened": "Kỳ có thời điểm khóa “{value}” mà chưa có thời điểm mở. Hãy ghi opened_at.",
}

_LIVES = {
    "before_opening": "Kỳ {period} chưa mở vào thời điểm này: “{value}”{opened_at}. Hãy sửa ngày giờ của thao tác.",
    "after_lock": (
        "Kỳ {period} đã khóa{locked_at}: “{value}”; cần văn bản đề nghị theo khoản 3 Điều 9 Quy chế. "
        "Hãy ghi thao tác mở kỳ đã khóa trước thao tác này."
    ),
    "future": "“{value}” ở sau thời điểm của số liệu ({now}). Hãy sửa ngày giờ, hoặc as_of trong datapackage.json.",
    "wrong_order": "Chưa thể “{action}” khi biểu đang “{status}”. Hãy xem lại thứ tự, ngày giờ các thao tác của biểu.",
    "no_check_at_commune": (
        "UBND cấp xã không có bước kiểm tra (“{value}”); chuyển thẳng lãnh đạo phê duyệt. Hãy dùng submit_approve."
    ),
    "return_without_reason": "Trả lại phải ghi lý do. Hãy điền cột reason.",
    "unlock_without_letter": "Mở kỳ đã khóa phải ghi số, ngày văn bản và lý do. Hãy điền cột document và reason.",
    "exempt_without_document": (
        "Xác định không thuộc diện báo cáo phải ghi văn bản và lý do. Hãy điền cột document và reason."
    ),
    "unlock_before_lock": "Kỳ {period} chưa khóa vào lúc “{value}” nên không có gì để mở. Hãy dùng thao tác trả lại.",
    "missing_by_unit": "Thao tác “{action}” phải ghi đơn vị thực hiện. Hãy điền by_unit_code, ở đây là “{expected}”.",
    "not_unit_above": ("“{value}” không phải đơn vị được “{action}” biểu này. Hãy ghi by_unit_code là “{expected}”."),
    "not_above": "“{value}” không phải cấp trên của đơn vị có biểu nên không thể “{action}” thay. Hãy sửa by_unit_code.",
    "role_at_tier": "UBND cấp xã không có tài khoản người kiểm tra: “{value}”. Hãy dùng tài khoản tổng hợp hoặc lãnh đạo.",
    "wrong_role": (
        "Tài khoản “{value}” giữ vai trò {role}, không được “{action}”. Hãy dùng tài khoản có vai trò: {expected}."
    ),
    "actor_of_other_unit": (
        "Tài khoản “{value}” của đơn vị “{unit}”, không phải của “{expected}”. Hãy sửa tài khoản hoặc by_unit_code."
    ),
    "lock_elsewhere": "Khóa kỳ chỉ có vào đúng thời điểm khóa{locked_at}, không phải “{value}”. Hãy bỏ dòng này.",
    "lock_by_nobody": "Khóa kỳ do phần mềm thực hiện. Hãy để trống by_unit_code.",
    "breaks_stored": (
        "Với “{value}”, thao tác “{action}” đã lưu lúc {at} của biểu {form}, đơn vị “{unit}” không còn hợp lệ. "
        "Hãy xem lại thời điểm trong gói."
    ),
}

_APPENDIX = {
    "missing_document": "Chưa ghi số, ký hiệu văn bản in bảng này. Hãy ghi --document.",
    "future_as_of": "Ngày của số liệu {value} ở tương lai. Hãy sửa --as-of.",
    "future_period": "Cột “{column}” nói về kỳ sau ngày của số liệu {as_of}. Hãy sửa --as-of hoặc đầu cột.",
    "column_without_title": "Cột thứ {column} không có tiêu đề. Hãy ghi tiêu đề như bản in.",
    "duplicate_column": "Cột “{column}” có hai lần. Hãy bỏ bớt một cột.",
    "empty_table": "Bảng không có dòng nào của tỉnh, thành phố. Hãy kiểm tra lại tệp.",
    "missing_name": "Dòng có số mà không có tên đơn vị. Hãy ghi tên ở cột {column}.",
    "ambiguous_unit": "Tên “{value}” chỉ nhiều đơn vị: {units}. Hãy ghi tên đầy đủ.",
    "legacy_font": "Chữ trong tệp viết bằng phông TCVN3 hoặc VNI. Hãy chuyển sang Unicode rồi lưu lại.",
    "too_large_table": "Bảng quá lớn: nhiều hơn {rows} dòng hoặc {columns} cột. Hãy để lại bảng phụ lục.",
    "no_such_table": "Không bảng nào trong tệp đúng mẫu: {tables}. Hãy chọn lại loại bảng, hoặc ghi đầu cột như bản in.",
    "several_tables": "Có nhiều bảng cùng mẫu trong tệp: {tables}. Hãy để lại một bảng.",
    "merged_cell": "Ô {column} bị gộp với ô khác nên không rõ số của đơn vị nào. Hãy bỏ gộp ô và ghi số của từng ô.",
    "error_value": "Ô {column} báo lỗi công thức (như #DIV/0!, #REF!). Hãy sửa công thức, hoặc để trống nếu chưa có số liệu.",
    "tracked_changes": "Bảng còn vết sửa (Track Changes). Hãy chấp nhận hoặc từ chối hết các sửa đổi rồi lưu lại.",
    "fraction_in_appendix": (
        "Số đếm phải là số nguyên: “{value}”. Hãy gõ lại; Excel có thể đã hiểu 9.007 thành số lẻ, khi ấy gõ 9007."
    ),
    "formula_without_value_in_appendix": (
        "Ô công thức {column} chưa có giá trị. Hãy tính lại và lưu bằng Excel, hoặc dán lại dưới dạng giá trị."
    ),
    "old_or_password_in_appendix": (
        "Tệp “{value}” là tệp đời cũ (.xls, .doc) hoặc có mật khẩu. Hãy bỏ mật khẩu và lưu lại dạng .xlsx hoặc .docx."
    ),
    "macros_in_appendix": "Tệp “{value}” có macro. Hãy lưu lại dạng .xlsx hoặc .docx không có macro.",
    "zip_unsafe_in_appendix": "Tệp không an toàn: {reason} (“{value}”). Hãy chép bảng sang tệp mới rồi lưu lại.",
    "unreadable_in_appendix": "Không đọc được tệp {file}: tệp hỏng hoặc chép thiếu. Hãy mở, lưu lại rồi nạp lại.",
    "not_text_in_appendix": "Tệp {file} không phải tệp chữ như đuôi tên ghi. Hãy lưu lại đúng loại.",
    "duplicate_total": "Có hai dòng tổng (dòng {first} và {row}): “{value}”. Hãy bỏ bớt một dòng.",
    "duplicate_row_in_appendix": "“{value}” có hai dòng (dòng {first} và {row}), cùng là {unit}. Hãy giữ lại một dòng.",
    "unknown_unit_in_appendix": "Không tìm thấy đơn vị “{value}”.{nearest} Hãy viết đúng tên tỉnh, thành phố.",
    "unit_not_valid_in_appendix": (
        "Đơn vị “{value}” không hoạt động tại ngày {day}{successors}. Hãy xem lại tên, hoặc ngày ghi ở --as-of."
    ),
    "not_a_number_in_appendix": (
        "“{value}” không phải số viết kiểu Việt Nam. Hãy viết như 9.007 hoặc 9007; để trống nếu chưa có số liệu."
    ),
    "conflict_in_appendix": (
        "Khác với số liệu đã có: đang lưu “{stored}”, bảng ghi “{given}”. "
        "Hãy xem lại bảng; số liệu của văn bản sau thì ghi ngày của văn bản ấy ở --as-of."
    ),
    "encoding_in_appendix": (
        "Tệp {file} không phải UTF-8. Hãy lưu lại dạng “CSV UTF-8” (chuyển từ TCVN3, VNI nếu cần)."
    ),
    "too_big_in_appendix": "Tệp quá lớn (giới hạn {limit} byte). Hãy kiểm tra lại tệp.",
    "missing_column_in_appendix": "Thiếu cột “{column}”. Hãy ghi đủ các cột như bản in.",
}
"""Of printed tables; ``…_in_appendix`` says it otherwise than for a data package."""

REFUSALS: Mapping[str, str] = MappingProxyType({**_FILES, **_CELLS, **_LISTS, **_LIVES, **_APPENDIX})
"""Sentence of every code of a refusal."""
