"""The ten questions a careful leader asks of any figure (users §7), with their answers; in the help of every page.

What the data packages do not record is said: no question is left open.
"""

TITLE = "Mười câu hỏi về mọi con số"

QUESTIONS = (
    (
        "1. Số này tính đến lúc nào, lấy từ đâu?",
        "Thời điểm đứng cạnh tên trang: “Số liệu tính đến …”. Tên gói dữ liệu, mã SHA-256 và số thứ tự của lần nạp: mở dòng “Dữ liệu "
        "nạp lúc …” ở đầu trang. Không phải số liệu trực tuyến của Phần mềm thống kê.",
    ),
    (
        "2. Con số đếm gì, mẫu số ở đâu ra?",
        "Dưới tên mỗi thẻ ghi đếm gì. Mẫu số là danh sách biểu phải gửi, chốt khi mở kỳ: mỗi biểu của mỗi đơn vị tính một, trừ biểu không "
        "thuộc diện báo cáo. Từng ô: trang Tiến độ gửi báo cáo, “Đơn vị × biểu”. Gói dữ liệu ghi lý do không thuộc diện, không ghi số và "
        "ngày của văn bản.",
    ),
    (
        "3. Vì sao hôm qua nhiều hơn hôm nay?",
        "Trang Tổng quan, thẻ “Có gì thay đổi từ lần xem trước?”: từng biểu, của đơn vị nào, từ trạng thái nào sang trạng thái nào, lý do trả lại.",
    ),
    (
        "4. Ai chưa gửi? Có đúng là họ chưa gửi không?",
        "Chọn tên đơn vị, rồi chọn biểu: trang Đơn vị báo cáo có quá trình của biểu với từng thao tác, vai trò của tài khoản, ngày giờ.",
    ),
    (
        "5. Thời hạn này văn bản nào quy định? “Trước ngày” là hết ngày nào?",
        "Trang Chấp hành thời hạn, “Thời hạn và khóa kỳ”: văn bản, ngày cuối còn hạn, ngày nghỉ, có văn bản xác nhận hay chưa. “Trước ngày D” "
        "là hết ngày D−1; “chậm nhất ngày D” là hết ngày D.",
    ),
    (
        "6. Chậm do đơn vị, do nơi nhận hay do phần mềm?",
        "Thời gian ở từng khâu, kể cả khâu tiếp nhận: trang Chấp hành thời hạn, “Đang vướng ở đâu”; của một biểu: trang Đơn vị báo cáo. Thời "
        "gian của đơn vị dừng khi gửi. Gói dữ liệu không ghi các lần Phần mềm thống kê gián đoạn và giải trình về gửi chậm, nên hệ thống không "
        "trừ và không tách được; biểu gửi trong thời gian gián đoạn cần xét riêng.",
    ),
    (
        "7. Vì sao khác số trên Phần mềm thống kê, khác báo cáo của Sở?",
        "Số ở đây là của lần nạp gần nhất. Phần mềm ghi “đã hoàn thành” cả cho biểu chưa gửi của kỳ đã khóa; ở đây “đã gửi” chỉ là biểu đã gửi, "
        "chờ tiếp nhận hoặc đã tiếp nhận. Hệ thống không đọc trực tiếp Phần mềm nên không có danh sách chênh lệch từng biểu: tải tệp của thẻ để "
        "đối chiếu. Số của Sở khác tổng các xã: trang Rà soát số liệu.",
    ),
    (
        "8. Tỉnh mới sắp xếp, so sánh có công bằng không?",
        "Trang Đơn vị báo cáo, “Đơn vị trước, sau sắp xếp”: gồm những đơn vị nào, từ ngày nào. Chỉ cộng số lượng, không cộng đánh giá; không so "
        "kết quả đúng hạn qua ngày 01/7/2025.",
    ),
    (
        "9. Tỷ lệ của bao nhiêu? Ước tính này đã từng sai bao nhiêu?",
        "Tỷ lệ luôn đi cùng tử số và mẫu số. Ước tính: trang Chấp hành thời hạn, “Ước tính”, thẻ “Ước tính này đã từng sai bao nhiêu?” đối chiếu "
        "với thực tế các kỳ trước; dưới 02 kỳ trước thì không ước tính.",
    ),
    (
        "10. Ký công văn theo số này, tuần sau có chứng minh được không?",
        "“Chép liên kết” ghi kèm thời điểm đang xem: mở lại ra số tại thời điểm ấy, trong phạm vi của người mở; chỉ khác nếu lần nạp sau bổ sung "
        "thao tác đã có trước thời điểm ấy. Tệp Excel có danh sách để đính kèm, ghi thời điểm, nguồn, mã SHA-256, lựa chọn, cách tính. Nhật ký "
        "của hệ thống ghi ai tải tệp nào, lúc nào. Hệ thống không cấp số cho bản chốt số liệu: giữ tệp cùng hồ sơ công văn.",
    ),
)
