from dashboard.text import periods


def test_a_period_is_named_on_its_own_and_in_a_sentence():
    assert periods.title("so-bo-nam", 2026) == "Sơ bộ năm 2026"
    assert periods.in_sentence("so-bo-nam", 2026) == "kỳ sơ bộ năm 2026"


def test_an_unknown_kind_keeps_its_own_name():
    assert periods.title("quy-1", 2027) == "quy-1 2027"
    assert periods.in_sentence("quy-1", 2027) == "kỳ quy-1 năm 2027"
