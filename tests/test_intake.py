"""A printed table comes in by the web: who may send it, what is looked at, what is stored, what is written down."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.domain.audit import Act
from dashboard.schema.database import open_engine
from dashboard.schema.tables import audit_entry, data_load, finding, integration_count
from tests.auth.site import TOKEN, Site, add_user, serving

CHECK, STORE = "/nhap-phu-luc/kiem-tra", "/nhap-phu-luc/ghi"
HEAD = "Sở Tư pháp,Khai sinh,Kết hôn,Khai tử,XNTTHN,Nhận CMC,Giám hộ\n"
GOOD = HEAD + "An Giang,18.001,6.130,7.518,,-,0\nBắc Cạn,2.320,996,1.091,,,\nTổng số,20.322,7.126,8.609,,,\n"
BAD = HEAD + "<img src=x onerror=alert(1)>,1.23,,,,,\n"
FIELDS = {"loai": "civil-status", "van-ban": "Phụ lục 2", "ngay": "19/10/2023"}


@pytest.fixture
def site(sqlite_reference: Path, tmp_path: Path) -> Iterator[Site]:
    """A server with somebody of Cục KHTC, of Cục CNTT, of a Sở and of a commune."""
    engine = open_engine(f"sqlite:///{shutil.copy(sqlite_reference, tmp_path / 'intake.db')}")
    for name, unit in (("btp_khtc_ld", "btp_khtc"), ("tinhnghean_bc", "tinhnghean")):
        add_user(engine, name, unit)
    with serving(engine) as running:
        yield running
    engine.dispose()


@pytest.fixture
def leader(site):
    return site.signed_in("btp_khtc_ld")


def send(browser, address, text=GOOD, name="bang.csv", **changed):
    token = TOKEN.search(browser.get("/doi-mat-khau").text).group(1)
    files = {"tep": (name, text if isinstance(text, bytes) else text.encode(), "text/csv")}
    return browser.client.post(address, data=FIELDS | changed, files=files, headers={"X-Xsrftoken": token})


def held(site, table):
    with site.engine.connect() as conn:
        return conn.execute(sa.select(table)).mappings().all()


def digest(answer):
    return answer.text.split('data-store="')[1].split('"')[0]


def test_a_look_tells_what_was_understood_and_writes_nothing(site, leader):
    before = len(held(site, data_load))
    answer = send(leader, CHECK)
    assert answer.status_code == 200
    assert "Đọc được 02 địa phương trong “bang.csv”: ghi sẽ thêm 11 số" in answer.text
    assert "Sở Tư pháp tỉnh Bắc Kạn" in answer.text
    assert "Dòng tổng in 20.322 khác tổng tính được 20.321" in answer.text
    assert (held(site, integration_count), len(held(site, data_load))) == ([], before)


def test_storing_writes_the_counts_the_findings_who_did_it_and_an_entry_of_the_audit(site, leader):
    sha256 = digest(send(leader, CHECK))
    answer = send(leader, STORE, sha256=sha256)
    assert (answer.status_code, "thêm 11 số" in answer.text) == (200, True)
    assert len(held(site, integration_count)) == 11
    load = held(site, data_load)[-1]
    assert (load["kind"], load["name"], load["sha256"], load["loaded_by"]) == (
        "appendix",
        "bang.csv",
        sha256,
        "btp_khtc_ld",
    )
    assert "total_mismatch" in {row["code"] for row in held(site, finding)}
    (entry,) = [row for row in held(site, audit_entry) if row["act"] == Act.IMPORT]
    assert (entry["person"], entry["detail"]["sha256"], entry["detail"]["file"]) == ("btp_khtc_ld", sha256, "bang.csv")


def test_the_same_file_again_says_so_and_offers_nothing_to_store(site, leader):
    send(leader, STORE, sha256=digest(send(leader, CHECK)))
    again = send(leader, CHECK)
    assert "Mọi số trong bảng này đã có trong cơ sở dữ liệu" in again.text
    assert "bởi btp_khtc_ld" in again.text
    assert "data-store" not in again.text


def test_a_file_that_changed_after_it_was_looked_at_is_not_stored(site, leader):
    sha256 = digest(send(leader, CHECK))
    answer = send(leader, STORE, text=GOOD.replace("996", "997"), sha256=sha256)
    assert (answer.status_code, held(site, integration_count)) == (400, [])
    assert "Tệp đã khác tệp vừa kiểm tra" in answer.text
    assert send(leader, STORE).status_code == 400


@pytest.mark.parametrize("address", [CHECK, STORE])
def test_faults_are_told_with_row_column_value_and_cure_and_nothing_is_kept(site, leader, address):
    import hashlib

    answer = send(leader, address, text=BAD, sha256=hashlib.sha256(BAD.encode()).hexdigest())
    assert answer.status_code == 422
    assert "&lt;img src=x" in answer.text
    assert "<img" not in answer.text
    for part in ("Chưa ghi gì vào cơ sở dữ liệu. Có 02 lỗi", ">2<", "Khai sinh", "1.23", "Hãy viết như 9.007"):
        assert part in answer.text
    assert held(site, integration_count) == []
    assert not [row for row in held(site, audit_entry) if row["act"] == Act.IMPORT]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ngay": "2023-10-19"}, "không đúng dạng ngày/tháng/năm"),
        ({"ngay": "31/02/2023"}, "không đúng dạng ngày/tháng/năm"),
        ({"loai": "khac"}, "Chưa chọn loại bảng"),
        ({"name": ""}, "Chưa chọn tệp"),
    ],
)
def test_a_form_that_says_not_enough_is_told_what_is_missing(leader, changed, said):
    answer = send(leader, CHECK, **changed)
    assert (answer.status_code, said in answer.text) == (400, True)


@pytest.mark.parametrize("body", [b"", b"--x\r\nrubbish", b"\xff" * 100])
def test_a_body_that_is_no_form_is_refused_in_a_sentence(leader, body):
    token = TOKEN.search(leader.get("/doi-mat-khau").text).group(1)
    head = {"X-Xsrftoken": token, "Content-Type": "multipart/form-data; boundary=x"}
    assert leader.client.post(CHECK, content=body, headers=head).status_code == 400


@pytest.mark.parametrize("address", [CHECK, STORE, "/nhap-phu-luc"])
def test_a_department_may_neither_open_the_page_nor_send_a_file(site, address):
    department = site.signed_in("tinhnghean_bc")
    answer = department.get(address) if address == "/nhap-phu-luc" else send(department, address)
    assert "Không có số liệu thuộc phạm vi" in answer.text
    assert address == "/nhap-phu-luc" or answer.status_code == 403
    assert "data-intake" not in answer.text
    assert held(site, integration_count) == []


def test_nobody_may_send_anything_without_signing_in_or_without_the_pages_token(site, leader):
    files = {"tep": ("bang.csv", GOOD.encode())}
    assert site.browser().client.post(CHECK, data=FIELDS, files=files).status_code in {401, 403}
    assert leader.client.post(CHECK, data=FIELDS, files=files).status_code == 403


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(site, leader):
    token = TOKEN.search(leader.get("/doi-mat-khau").text).group(1)
    port = int(site.address.rsplit(":", 1)[1])
    head = "\r\n".join([
        f"POST {CHECK} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: {leader.cookie_header()}", f"X-Xsrftoken: {token}",
        "Content-Type: multipart/form-data; boundary=x", f"Content-Length: {60 * 1024 * 1024}", "", "",
    ])  # fmt: skip
    with socket.create_connection(("127.0.0.1", port), timeout=30) as sent:
        sent.sendall(head.encode())
        answer = sent.recv(65_536).decode()
    assert answer.startswith("HTTP/1.1 413")


def test_somebody_of_the_department_of_statistics_opens_the_form(leader):
    assert "data-intake" in leader.get("/nhap-phu-luc").text


def test_the_navigation_does_not_list_the_page_and_the_page_of_integration_leads_to_it(leader):
    page = leader.get("/tich-hop").text
    assert 'href="/nhap-phu-luc"' in page
    assert "nhap-phu-luc" not in page.split("<nav")[1].split("</nav>")[0]
