"""Tests for dashboard.domain.audit: whoever changes, removes, adds or moves an entry leaves a trace."""

from dataclasses import replace

import pytest

from dashboard.domain.audit import LONGEST, NOTHING, Entry, Fault, Tampering, faults, shortened


def chain(length):
    entries, previous = [], NOTHING
    for number in range(1, length + 1):
        entry = Entry(number, 1_000 * number, "tinhnghean_bc", "export", {"card": "units"}, previous)
        entries.append(replace(entry, hash=entry.digest))
        previous = entry.digest
    return entries


def found(entries, count=5):
    return list(faults(entries, count, chain(5)[-1].hash))


def test_a_chain_as_it_was_written_has_no_fault():
    assert found(chain(5)) == []
    assert list(faults([], 0, NOTHING)) == []


@pytest.mark.parametrize("change", [{"person": "x"}, {"at": 1}, {"act": "sign_in"}, {"detail": {"card": "calls"}}])
def test_a_changed_entry_does_not_give_its_hash(change):
    entries = chain(5)
    entries[2] = replace(entries[2], **change)
    assert found(entries) == [Fault(3, Tampering.CHANGED)]


def test_an_entry_changed_with_its_hash_does_not_bind_the_next():
    entries = chain(5)
    changed = replace(entries[2], person="x")
    entries[2] = replace(changed, hash=changed.digest)
    assert found(entries) == [Fault(4, Tampering.UNBOUND)]


def test_a_removed_entry_is_missed():
    entries = chain(5)
    del entries[2]
    assert found(entries) == [Fault(3, Tampering.MISSING)]


def test_newest_entries_removed_are_missed():
    assert found(chain(5)[:3]) == [Fault(4, Tampering.CUT)]


def test_an_inserted_entry_is_bound_to_nothing():
    entries = chain(5)
    forged = Entry(3, 1, "x", "export", {}, entries[1].hash)
    moved = [replace(entry, number=entry.number + 1) for entry in entries[2:]]
    kinds = {fault.kind for fault in found([*entries[:2], replace(forged, hash=forged.digest), *moved])}
    assert kinds == {Tampering.UNBOUND, Tampering.CHANGED, Tampering.CUT}


def test_entries_in_another_order_are_bound_to_nothing():
    entries = chain(5)
    first, second = replace(entries[1], number=3), replace(entries[2], number=2)
    kinds = {fault.kind for fault in found([entries[0], second, first, *entries[3:]])}
    assert Tampering.UNBOUND in kinds
    assert Tampering.CHANGED in kinds


def test_nobody_fills_the_audit_with_one_request():
    assert shortened({"address": "x" * 100_000, "rows": 3}) == {"address": "x" * LONGEST, "rows": 3}
