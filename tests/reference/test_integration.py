from fractions import Fraction

from dashboard.reference.integration import ANY, ratio_of, ratios


def test_every_ratio_is_named_once_and_its_two_measures_differ():
    known = [ratio for ratio in ratios() if ratio.system != ANY]
    assert len({ratio.code for ratio in known}) == len(known)
    assert all(ratio.name and ratio.numerator != ratio.denominator for ratio in ratios() if ratio.system != ANY)


def test_lltp_is_closed_and_has_no_bands():
    (lltp,) = ratio_of("lltp")
    assert all(ratio.live or not ratio.bands for ratio in ratios())
    assert (lltp.live, lltp.bands, str(lltp.closed_on)) == (False, (), "2025-03-01")


def test_what_is_not_confirmed_says_so_and_bands_name_where_they_come_from():
    for ratio in ratios():
        assert ratio.verified or "cần xác nhận" in ratio.note or ratio.system == ANY
        assert bool(ratio.bands) == bool(ratio.bands_source)
        assert list(ratio.bands) == sorted(ratio.bands, reverse=True)


def test_a_system_that_no_row_names_has_the_ratio_of_every_other_under_its_own_code():
    (ratio,) = ratio_of("he-thong-moi")
    assert (ratio.code, ratio.numerator, ratio.denominator, ratio.bands) == (
        "he-thong-moi",
        "integrated",
        "received",
        (),
    )
    assert ratio.live


def test_thresholds_are_exact():
    (ratio,) = ratio_of("lgsp")
    assert ratio.bands == (Fraction(95, 100), Fraction(75, 100), Fraction(50, 100))
