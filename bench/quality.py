"""How many of the defects planted in an invented nation are found, and how much else: ``python -m bench.quality``.

Each seed is a nation of true size: a period of the 22-column form of civil status at 10,599 communes, then four
periods of two tiers. ``docs/quality.md`` has the table; ``--write`` puts it there anew.
"""

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from dashboard.ingest.reference import load_reference
from dashboard.ingest.simulate import DEMO_PERIODS, Answers, Figures, Names, SimulationPlan, simulate
from dashboard.schema.database import open_engine, upgrade
from dashboard.text.numbers import percent

SEEDS = (1, 2, 3)
PERIODS = ("2018-nam-chinh-thuc", *DEMO_PERIODS[1:])
KEY = ["period_code", "unit_code", "form_code", "check", "indicator_code"]
PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"

FOUND = """
SELECT p.code AS period_code, v.code AS unit_code, f.code AS form_code, q.kind AS "check", q.indicator_code,
       p.opened_at, v.unit_id, q.tier, q.value, q.expected
FROM quality_finding q JOIN period p ON p.id = q.period_id JOIN form f ON f.id = q.form_id
JOIN unit_version v ON v.unit_id = q.unit_id AND v.valid_from <= p.ends_on
     AND (v.valid_to IS NULL OR v.valid_to > p.ends_on)
"""
PLACES = """
SELECT p.code AS period_code, v.code AS unit_code, f.code AS form_code, f.field, above.code AS province_code,
       p.opened_at, p.regime
FROM report r JOIN period p ON p.id = r.period_id JOIN form f ON f.id = r.form_id
JOIN unit_version v ON v.unit_id = r.unit_id AND v.valid_from <= p.ends_on
     AND (v.valid_to IS NULL OR v.valid_to > p.ends_on)
LEFT JOIN unit_version above ON above.unit_id = r.province_id AND above.valid_from <= p.ends_on
     AND (above.valid_to IS NULL OR above.valid_to > p.ends_on)
"""
FACTS = ("reconcile", "arithmetic", "children_missing")
"""Checks whose findings are contradictions that stand in the data, planted or not."""


def nation(folder: Path, seed: int, provinces: int | None) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Answers, findings, and where each report of the answers stands, of one seed."""
    engine = open_engine(f"sqlite:///{folder / f'{seed}.db'}")
    upgrade(engine)
    load_reference(engine, loaded_by="bench")
    key = Answers()
    plan = SimulationPlan(seed=seed, periods=PERIODS, provinces=provinces, names=Names.FICTITIOUS, figures=Figures.ALL)
    simulate(engine, plan, loaded_by="bench", answers=key)
    with engine.connect() as conn:
        found, places = pd.read_sql(sa.text(FOUND), conn), pd.read_sql(sa.text(PLACES), conn)
    engine.dispose()
    return key.frame(), found, places


def scored(answers: pd.DataFrame, found: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Per check: planted, found of them, found besides because of a defect, a fact of the data, found for nothing."""
    hit = found.merge(answers[KEY].assign(planted=True), on=KEY, how="left")
    planted = hit["planted"].notna()
    because = ~planted & _touched(answers, found, places)
    fact = ~planted & ~because & found["check"].isin(FACTS)
    rows = pd.DataFrame(
        {
            "planted": answers.groupby("check").size(),
            "found": hit[planted].groupby("check").size(),
            "because": found[because].groupby("check").size(),
            "facts": found[fact].groupby("check").size(),
            "extra": found[~planted & ~because & ~fact].groupby("check").size(),
        }
    )
    return rows.fillna(0).astype(int)


def _touched(answers: pd.DataFrame, found: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Findings in a report that a planted defect reaches: its own, an earlier one of it, or one it sums up."""
    known = answers.merge(places, on=["period_code", "unit_code", "form_code"])
    own = set(zip(known["unit_code"], known["field"], strict=True))
    above = set(zip(known["province_code"], known["field"], strict=True))
    fields = places.drop_duplicates("form_code").set_index("form_code")["field"]
    pairs = zip(found["unit_code"], found["form_code"].map(fields), strict=True)
    return pd.Series([pair in own or pair in above for pair in pairs], index=found.index)


def table(parts: Iterable[pd.DataFrame]) -> str:
    """Markdown of all seeds together, each check and the whole."""
    total = pd.concat(parts).groupby(level=0).sum()
    lines = ["| check | planted | found | recall | of a planted defect | a fact | for nothing | precision |",
             "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    total.loc["**all**"] = total.sum()
    for name, row in total.iterrows():
        right = row["found"] + row["facts"]
        recall = percent(row["found"] / row["planted"]) if row["planted"] else "–"
        precision = percent(right / (right + row["extra"])) if right + row["extra"] else "–"
        lines.append(f"| {name} | {row['planted']} | {row['found']} | {recall} | {row['because']} | {row['facts']} "
                     f"| {row['extra']} | {precision} |")  # fmt: skip
    return "\n".join(lines)


def main() -> None:
    """Measure and print; with ``--write`` into the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    options.add_argument("--provinces", type=int, default=None)
    options.add_argument("--write", action="store_true")
    options.add_argument("--show", action="store_true", help="list what was missed and what was found for nothing")
    asked = options.parse_args()
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in asked.seeds:
            answers, found, places = nation(Path(folder), seed, asked.provinces)
            parts.append(scored(answers, found, places))
            if asked.show:
                show(answers, found, places)
    told = table(parts)
    print(told)
    if asked.write:
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n{told}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def show(answers: pd.DataFrame, found: pd.DataFrame, places: pd.DataFrame) -> None:
    """Print what was missed, and what was found for nothing."""
    missed = answers.merge(found[KEY].assign(seen=1), on=KEY, how="left")
    print(missed[missed["seen"].isna()].to_string())
    hit = found.merge(answers[KEY].assign(planted=True), on=KEY, how="left")["planted"].notna()
    extra = found[~hit & ~_touched(answers, found, places) & ~found["check"].isin(FACTS)]
    print(extra[[*KEY, "value", "expected"]].to_string())


if __name__ == "__main__":
    main()
