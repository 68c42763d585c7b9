"""Words of the command line: help, progress, results, refusals."""

from collections.abc import Mapping
from types import MappingProxyType

APP = "Theo dõi, đôn đốc báo cáo thống kê ngành Tư pháp."

HELP_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "Usage:": "Cách dùng:",
        "Arguments:": "Tham số:",
        "Options:": "Tùy chọn:",
        "Commands:": "Các lệnh:",
        "[OPTIONS]": "[TÙY CHỌN]",
        "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
        "Show this message and exit.": "Hiện phần trợ giúp này.",
        "[default: ": "[mặc định: ",
        "[required]": "[bắt buộc]",
    }
)
"""What the option parser prints of itself, and how we say it."""

DEMO = "Dựng cơ sở dữ liệu trình diễn nếu chưa có (danh mục, hai phụ lục thật, số liệu mô phỏng cả nước), rồi mở trang."
SERVE = "Chạy ứng dụng web."
UPGRADE_DB = "Tạo mới hoặc nâng cấp cơ sở dữ liệu và nạp danh mục dùng chung."
SIMULATE = "Ghi số liệu mô phỏng cả nước; cùng hạt giống thì cùng số liệu."
IMPORT_PACKAGE = "Nạp một gói dữ liệu (thư mục, .zip hoặc .xlsx): có một lỗi thì không ghi gì."
IMPORT_APPENDIX = "Nạp một bảng phụ lục đúng như bản in."
EXPORT_PACKAGE = "Xuất toàn bộ dữ liệu thành gói (.zip, .xlsx theo đuôi tệp, không có đuôi thì thư mục)."
QUERY = "Trả lời một câu hỏi bằng một bảng; tên câu hỏi: {names}."
NOTEBOOK = "Mở các sổ tay phân tích bằng JupyterLab; có số thì lập báo cáo html từ sổ tay ấy."
NOTEBOOK_NUMBER = "Số của sổ tay, ví dụ 03."
NOTEBOOK_PERIOD = "Mã kỳ báo cáo. Mặc định: kỳ mở gần nhất."
NOTEBOOK_OUT = "Tệp html của báo cáo."
CHECK = "Kiểm tra cài đặt, cơ sở dữ liệu và số liệu; có sai sót thì trả mã 1."

DATABASE = "Địa chỉ cơ sở dữ liệu; mặc định lấy DASHBOARD_DATABASE_URL, không có thì tệp SQLite trong thư mục var."
PORT = "Cổng của ứng dụng web."
ADDRESS = "Địa chỉ mạng của ứng dụng web."
WORKERS = "Số tiến trình phục vụ."
FRESH = "Xóa cơ sở dữ liệu trình diễn cũ và dựng lại."
SEED = "Hạt giống của số liệu mô phỏng."
SIMULATED_PERIODS = "Mã kỳ báo cáo; ghi nhiều lần để mô phỏng nhiều kỳ."
SIMULATED_AS_OF = "Thời điểm dừng mô phỏng, ví dụ 2026-11-17T17:00."
PROVINCES = "Chỉ mô phỏng chừng ấy tỉnh, thành phố."
NAMES = "Tên đơn vị: thật (real) hoặc đặt ra (fictitious)."
FIGURES = "Có số liệu của các biểu hay không (mặc định: chỉ khi tên đơn vị được đặt ra)."
ANSWERS = "Ghi đáp án của các điểm cài sẵn trong số liệu ra tệp này (mặc định: bên cạnh gói dữ liệu)."
ANSWERS_WRITTEN = "Đã ghi đáp án của {count} điểm cài sẵn trong số liệu ra {path}"
OUT = "Ghi thành gói dữ liệu ở đường dẫn này thay vì nạp vào cơ sở dữ liệu."
PACKAGE = "Đường dẫn của gói dữ liệu."
ERRORS_FILE = "Ghi danh sách lỗi đầy đủ ra tệp CSV này."
PRINT_SCHEMAS = "In ra quy cách các bảng của gói dữ liệu (Frictionless Table Schema) rồi dừng."
CONTACTS = "Xuất cả danh bạ liên hệ."
APPENDIX = "Tệp bảng phụ lục (.xlsx, .docx, .csv hoặc .tsv)."
KIND = "Loại bảng phụ lục."
DOCUMENT = "Số, ký hiệu văn bản in bảng này."
APPENDIX_AS_OF = "Ngày của số liệu trong bảng, dạng 2023-10-19."

QUESTION = "Tên câu hỏi."
PERIODS = "Mã kỳ báo cáo; ghi nhiều lần để hỏi nhiều kỳ. Mặc định: kỳ mở gần nhất."
UNIT = "Mã đơn vị báo cáo. Mặc định: cả nước."
FORM = "Mã biểu."
TIER = "Báo cáo của cấp nào. Mặc định: tất cả."
BY = "Mỗi dòng là gì: đơn vị cấp dưới liền kề, từng đơn vị, tỉnh, huyện, biểu, lĩnh vực hay tổng cộng."
AS_OF = "Thời điểm xem số liệu, dạng 2026-11-17T17:00; chỉ ghi ngày là hết ngày ấy. Mặc định: số liệu mới nhất."
BOUNDARIES = "Theo đơn vị hành chính tại thời điểm báo cáo (as-reported) hay hiện nay (current)."
SYSTEM = "Tài khoản của phần mềm nào. Mặc định: phần mềm thống kê."
AS_USER = "Trả lời trong phạm vi của tài khoản này. Mặc định: cả nước."
FORMAT = "Dạng kết quả."

STEPS: Mapping[str, str] = MappingProxyType(
    {
        "schema": "Nâng cấp cơ sở dữ liệu",
        "units": "Đơn vị báo cáo",
        "regimes": "Chế độ báo cáo, biểu, thời hạn",
        "simulate": "Mô phỏng số liệu",
        "read": "Đọc tệp",
        "check": "Kiểm tra số liệu",
        "figures": "Số liệu trong biểu",
        "events": "Thao tác trên biểu",
        "write": "Ghi vào cơ sở dữ liệu",
        "summarise": "Tổng hợp trạng thái biểu",
        "quality": "Rà soát số liệu",
        "export": "Xuất dữ liệu",
    }
)
"""What a step of long work is called; a code without a word is shown as WORKING."""
WORKING = "Đang thực hiện"

SCHEMA_READY = "Cơ sở dữ liệu đã sẵn sàng: {database}"
DEMO_UPGRADED = (
    "Bản trình diễn do bản chương trình cũ dựng (phiên bản {found}) đã được nâng cấp lên phiên bản {needed}. "
    "Muốn dựng lại từ đầu thì chạy: dashboard demo --fresh"
)
LOADED = "Đã nạp {name} (SHA-256 {sha256})."
LOADED_ROWS = "  {table}: đọc {read} dòng, thêm {inserted}, cập nhật {updated}, giữ nguyên {unchanged}"
LOADED_NOTHING_NEW = "Không có dòng nào mới."
FINDINGS = "Có {count} điểm cần rà soát."
EXPORTED = "Đã xuất dữ liệu ra {path}"
SIMULATED_OUT = "Đã ghi gói dữ liệu mô phỏng ra {path}"
CHECKED = "Không thấy sai sót."
CHECK_FOUND = "Có {count} điểm sai:"
ERRORS_WRITTEN = "Danh sách lỗi đầy đủ: {path}"
PROBLEM_PLACE: Mapping[str, str] = MappingProxyType(
    {
        "file": "{value}",
        "row": "dòng {value}",
        "column": "cột {value}",
    }
)
NO_ROWS = "Không có dòng nào."
INTERRUPTED = "Đã dừng theo yêu cầu; việc đang làm dở không được ghi."
FILE_TROUBLE = "Không đọc hoặc ghi được {path}: {reason}."
INCIDENT = "Có lỗi khi xử lý. Đề nghị báo bộ phận hỗ trợ kèm nội dung dưới đây."

MISUSE = "Dùng lệnh chưa đúng: {reason}"
MISUSE_HELP = "Xem cách dùng: {command} --help"
MISUSES: Mapping[str, str] = MappingProxyType(
    {
        "NoSuchOption": "không có tùy chọn {name}.",
        "MissingParameter": "thiếu {name}.",
        "BadParameter": "giá trị của {name} không hợp lệ.",
        "BadOptionUsage": "tùy chọn {name} thiếu giá trị.",
        "UsageError": "không có lệnh này, hoặc thừa, thiếu tham số.",
    }
)
UNKNOWN_QUESTION = "không có câu hỏi “{value}”. Các câu hỏi: {names}."
BAD_SETTING = "biến môi trường {names} có giá trị không hợp lệ."
OPTION_NOT_OFFERED = "câu hỏi “{question}” không nhận {option}."
BOUNDARIES_NOT_OFFERED = "câu hỏi “{question}” với cách chia này không xem theo đơn vị hành chính hiện nay được."
OPTION_NEEDED = "câu hỏi “{question}” cần {option}."
BAD_AS_OF = "“{value}” không phải ngày giờ dạng 2026-11-17T17:00 hoặc 2026-11-17."
BAD_DAY = "“{value}” không phải ngày dạng 2023-10-19."
