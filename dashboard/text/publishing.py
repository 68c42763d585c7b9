"""Words of the command that publishes a period."""

PUBLISH = "Công bố kết quả của một kỳ: các đơn vị trong nhóm so sánh thấy tên nhau."
PERIOD = "Mã kỳ báo cáo."
WITHDRAW = "Rút lại việc công bố."
PUBLISHED = "Đã công bố kỳ {period}: các đơn vị trong nhóm so sánh thấy tên nhau."
WITHDRAWN = "Đã rút lại việc công bố kỳ {period}."
UNCHANGED = "Không có gì thay đổi: kỳ {period} đã như vậy từ trước."
