"""Words of Nhập phụ lục: the form, what was understood of a file, what is refused, what was stored."""

TITLE = "Nhập bảng phụ lục"
STAMP = "Dành cho Cục Kế hoạch – Tài chính"
LEAD = "Chọn tệp như đơn vị gửi đến; xem phần mềm đọc được gì và điểm cần rà soát, rồi mới ghi. Có một lỗi thì không ghi gì."
BACK = "Về Tích hợp dữ liệu"

FORM_QUESTION = "Tệp nào, của văn bản nào?"
FORM_COUNTED = "Sổ tính Excel (.xlsx), văn bản Word (.docx), .csv hoặc .tsv; tối đa {limit} MB."
FILE, KIND, DOCUMENT, AS_OF = "Tệp", "Loại bảng", "Văn bản in bảng này", "Số liệu tính đến ngày"
PICK, PICKED_NONE = "Chọn tệp …", "chưa chọn tệp"
DOCUMENT_HINT = "Ví dụ: Phụ lục kèm theo Công văn số 15/CNTT-CĐS ngày 31/10/2023 của Cục Công nghệ thông tin"
AS_OF_HINT = "ngày/tháng/năm"
KINDS = {
    "lltp-integration": "Lý lịch tư pháp: tích hợp từ một cửa điện tử",
    "civil-status": "Hộ tịch: dữ liệu trên phần mềm dùng chung",
}
CHECK, CONFIRM = "Kiểm tra tệp", "Ghi vào cơ sở dữ liệu"
CHECKING, STORING = "Đang đọc và kiểm tra tệp …", "Đang ghi …"
TOO_BIG = "Tệp quá lớn ({size} MB; giới hạn {limit} MB). Hãy để lại bảng phụ lục rồi lưu lại."
TOO_BIG_UNKNOWN = "Tệp quá lớn (giới hạn {limit} MB). Hãy để lại bảng phụ lục rồi lưu lại."
NO_FILE = "Chưa chọn tệp. Hãy chọn một tệp .xlsx, .docx, .csv hoặc .tsv."
BAD_KIND = "Chưa chọn loại bảng. Hãy chọn một loại bảng trong danh sách."
BAD_DAY = "Ngày “{value}” không đúng dạng ngày/tháng/năm. Hãy viết như 19/10/2023."
BAD_FORM = "Không đọc được nội dung gửi lên. Hãy tải lại trang và chọn lại tệp."
CHANGED = "Tệp đã khác tệp vừa kiểm tra. Hãy bấm “Kiểm tra tệp” lại trước khi ghi."
FILE_GONE = "Không đọc được tệp trên máy: tệp đã đổi hoặc đã chuyển chỗ. Hãy chọn lại tệp."
BUSY = "Chưa ghi được: cơ sở dữ liệu đang bận hoặc chưa kết nối được. Hãy thử lại sau ít phút."

UNDERSTOOD = "Đọc được gì trong tệp?"
UNDERSTOOD_COUNTED = "{place}; {rows} dòng địa phương, {columns} cột số liệu{total}; tính đến ngày {day}."
WITH_TOTAL = ", có dòng tổng"
SAID = (
    "Đọc được {rows} địa phương trong “{place}”: ghi sẽ thêm {inserted} số, thay {updated} số của văn bản trước, "
    "giữ nguyên {unchanged} số."
)
SAID_UNCHANGED = "Mọi số trong bảng này đã có trong cơ sở dữ liệu; ghi lại sẽ không thay đổi gì."
SAID_BEFORE = "Chính tệp này đã được ghi lúc {at} bởi {who}."
COLUMN_HEADS = ("Cột trong tệp", "Hiểu là", "Số ô có số", "Ô để trống", "Tổng tính được", "Tổng in")
COLUMNS_FILE, ROWS_FILE, PROBLEMS_FILE, FINDINGS_FILE = "cac-cot", "cac-dong", "danh-sach-loi", "diem-can-ra-soat"
MEASURES = {
    "integrated": "Tích hợp từ một cửa điện tử (MCĐT)",
    "received": "Tổng tiếp nhận",
    "ratio": "Tỷ lệ tích hợp (để đối chiếu, không lưu)",
    "births": "Khai sinh",
    "marriages": "Kết hôn",
    "deaths": "Khai tử",
    "marital_status_certificates": "Xác nhận tình trạng hôn nhân",
    "parent_child_recognitions": "Nhận cha, mẹ, con",
    "guardianships": "Giám hộ",
}
ROWS_QUESTION = "Từng dòng được hiểu ra sao?"
ROWS_COUNTED = "Tên in trong tệp, đơn vị được hiểu, và các ô đúng như trong tệp."
ROWS_HEADS = ("Tên trong tệp", "Đơn vị")

FINDINGS_QUESTION = "Có gì cần rà soát?"
FINDINGS_COUNTED = "{count} điểm; vẫn ghi được, các điểm này được lưu lại cùng lần nạp."
NO_FINDINGS = "Không có điểm nào cần rà soát: tổng in bằng tổng tính được, tỷ lệ in bằng tỷ lệ tính được."
NOTES = "Phần không đọc"
FINDING_AT, FINDINGS_MORE = "Dòng {row}: {said}", "… và {count} điểm khác; xem bảng."
PROBLEM_HEADS = ("Tệp, bảng", "Dòng", "Cột, ô", "Giá trị", "Vì sao, cách sửa")
REFUSED_QUESTION = "Tệp sai ở đâu?"
REFUSED_COUNTED = "Sửa hết các lỗi này trong tệp, lưu lại, chọn lại tệp rồi kiểm tra lần nữa."
REFUSED = "Chưa ghi gì vào cơ sở dữ liệu. Có {count} lỗi, xem danh sách bên dưới."

STORED = "Đã ghi “{name}”: thêm {inserted} số, thay {updated} số, giữ nguyên {unchanged} số. Mã tệp (SHA-256): {sha256}."
STORED_FINDINGS = "{count} điểm cần rà soát đã lưu cùng lần nạp số {load}."
STORED_NOTHING = "Không có gì mới: mọi số trong bảng này đã có trong cơ sở dữ liệu."
SEE = "Xem ở Tích hợp dữ liệu"
