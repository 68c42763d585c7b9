"""What the screen must say of its data: clock, last load, simulated or not; always one row."""

from dashboard.domain.frame import INSTANT, Column, FrameSpec

FACTS = FrameSpec(
    key=(),
    columns={
        "version": Column("Int64", "—", "Data version; grows with every load"),
        "data_clock": Column(INSTANT, "instant", "Instant the data speak of; NA before any load"),
        "loaded_at": Column(INSTANT, "instant", "When the last load ended; NA before any load"),
        "simulated": Column("boolean", "—", "Any simulated load is in it"),
        "load_name": Column("string", "—", "Name of the last load; NA before any load"),
        "load_sha256": Column("string", "—", "Its SHA-256"),
        "load_kind": Column("string", "—", "reference, package, appendix or simulation"),
    },
)
