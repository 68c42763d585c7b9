"""Which column is the sum of which: as written, else by the field."""

from dashboard.domain.quality.levels import RollUp
from dashboard.domain.quality.rollups import Column, Form, links
from dashboard.reference.checks import RollUpRule, rollups
from dashboard.reference.forms import forms, indicators


def form(number, tier, *codes, field="f", regime="r", additive=True):
    columns = tuple(Column(number * 10 + n, code, code, additive) for n, code in enumerate(codes))
    return Form(number, f"{tier}{number}", field, regime, tier, columns)


def told(found):
    return [(link.form.code, link.column.code, link.part.code, link.part_column.code) for link in found]


def test_forms_of_one_field_sum_up_column_by_column_of_the_same_code():
    found = links([form(1, "commune", "c1", "c2"), form(2, "province", "c1", "c3")], ())
    assert told(found) == [("province2", "c1", "commune1", "c1")]


def test_a_level_between_is_summed_up_before_the_one_above_it():
    three = [form(1, "commune", "c1"), form(2, "district", "c1"), form(3, "province", "c1")]
    assert told(links(three, ())) == [("district2", "c1", "commune1", "c1"), ("province3", "c1", "district2", "c1")]


def test_another_field_another_regime_a_mean_and_two_forms_of_a_level_are_no_sums():
    below = form(1, "commune", "c1")
    assert links([below, form(2, "province", "c1", field="g")], ()) == []
    assert links([below, form(2, "province", "c1", regime="s")], ()) == []
    assert links([below, form(2, "province", "c1", additive=False)], ()) == []
    assert links([below, form(2, "province", "c1"), form(3, "province", "c1")], ()) == []


def test_what_is_written_stands_in_place_of_the_rule():
    rule = RollUpRule("province2", "commune1", "c3", "c1", "at_least", "C", "")
    [link] = links([form(1, "commune", "c1"), form(2, "province", "c1", "c3")], [rule])
    assert (link.column.code, link.part_column.code, link.relation) == ("c3", "c1", RollUp.AT_LEAST)


def test_every_written_sum_names_forms_that_are_there_and_columns_they_share():
    known = {held.code: held for held in forms()}
    columns = {(held.form_code, held.code, held.name) for held in indicators()}
    for rule in rollups():
        above, below = known[rule.form], known[rule.part_form]
        assert (above.regime, above.field) == (below.regime, below.field)
        assert any((rule.form, code, name) in columns for part, code, name in columns if part == rule.part_form)
