import numpy as np

from dashboard.ingest.simulate.chance import Chance, ranked, trait

CODES = ["xaa_hb_tc", "xab_hb_tc", "tinhc"]


def test_a_trait_hangs_on_seed_name_and_code_alone() -> None:
    assert (trait(1, "slow", CODES)[::-1] == trait(1, "slow", CODES[::-1])).all()
    assert (trait(1, "slow", CODES) != trait(2, "slow", CODES)).all()
    assert (trait(1, "slow", CODES) != trait(1, "pace", CODES)).all()


def test_a_stream_repeats_under_its_seed_and_purpose() -> None:
    assert (Chance.of(1, "period", "a").uniform(9) == Chance.of(1, "period", "a").uniform(9)).all()
    assert (Chance.of(1, "period", "a").uniform(9) != Chance.of(1, "period", "b").uniform(9)).any()


def test_ranks_are_spread_evenly_in_the_order_of_the_scores() -> None:
    assert ranked(np.array([5.0, -1.0, 7.0, 6.0])).tolist() == [0.375, 0.125, 0.875, 0.625]


def test_shapes_have_the_size_asked_for() -> None:
    chance = Chance.of(3, "shapes")
    assert abs(chance.waiting(50_000, 4.0).mean() - 4.0) < 0.1
    assert abs(np.median(chance.lognormal(50_000, 0.8, 3.0)) - 3.0) < 0.1
    assert set(chance.choice(1000, 3)) == {0, 1, 2}
