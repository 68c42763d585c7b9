"""Communes put together by the district that most of their predecessors belonged to.

After 01/7/2025 there is no district: a cluster only shares out work within a Sở, it is never a
tier, a unit or a row of an answer (users §2).
"""

import pandas as pd

from dashboard.domain.vietnamese import place_name, short_name, sort_key


def main_origin(origins: pd.DataFrame) -> pd.DataFrame:
    """The district each unit mostly comes from, one row per ``unit_id``.

    ``origins`` has a row per predecessor: ``unit_id``, ``district_id``, ``district_name`` and ``whole``,
    whether all of it went to the unit. Most predecessors decide, then most whole ones, then the name.
    The result counts them: ``from_cluster`` of ``predecessors``.
    """
    grain = ["unit_id", "district_id", "district_name"]
    counts = origins.groupby(grain, as_index=False).agg(from_cluster=("whole", "size"), whole=("whole", "sum"))
    counts["predecessors"] = counts.groupby("unit_id")["from_cluster"].transform("sum")
    counts["order"] = [sort_key(short_name(name)) for name in counts["district_name"]]
    ranked = counts.sort_values(["unit_id", "from_cluster", "whole", "order"], ascending=[True, False, False, True])
    return ranked.drop_duplicates("unit_id").drop(columns=["whole", "order"])


def cluster_names(districts: pd.DataFrame) -> dict[int, str]:
    """Name of each district's cluster: the bare place, with its kind, then its province, where that is not enough.

    A number alone is not a name: ``quận 1``. ``districts`` has ``district_id``, ``district_name`` and
    ``province_name``, one row each.
    """
    columns = (districts[name].tolist() for name in ("district_id", "district_name", "province_name"))
    forms = {key: _names(district, province) for key, district, province in zip(*columns, strict=True)}
    for place in range(2):
        shown = [names[place] for names in forms.values()]
        forms = {key: names if shown.count(names[place]) > 1 else (names[place],) * 3 for key, names in forms.items()}
    return {key: names[2] for key, names in forms.items()}


def _names(district: str, province: str) -> tuple[str, str, str]:
    place, short = place_name(district), short_name(district)
    return (place if short.isdigit() else short), place, f"{place} ({short_name(province)})"
