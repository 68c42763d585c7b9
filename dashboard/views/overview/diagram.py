"""Panel "Sơ đồ" of Tổng quan: squares or shapes of provinces, or communes as points; which of them is a choice."""

import holoviews as hv
import pandas as pd
import structlog

from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import place_name, short_name, unaccented
from dashboard.plots.map import HEIGHT, Ring, province_areas, verdict_points
from dashboard.plots.style import RAMP
from dashboard.reference.places import points, tiles
from dashboard.reference.shapes import Shape, ShapesRefusedError, province_shapes
from dashboard.reference.units import REARRANGED_ON
from dashboard.settings import Settings
from dashboard.text import diagram as map_words
from dashboard.text import labels, numbers
from dashboard.text import overview as words
from dashboard.views.components.lists import View, views
from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Target, chart
from dashboard.views.components.squares import ramp_step
from dashboard.views.overview.chosen import AREAS, DIAGRAM, POINTS, SQUARES
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.map import tile_map

log = structlog.get_logger()

NOTHING_COUNTED = "#EEF1F4"
SIGNS = {"full": "●", "partial": "▲", "none": "■", "exempt": "◇"}


def has_diagram(facts: Facts) -> bool:
    """Whether there is anything to draw: the nation always, a province where its communes have points."""
    return facts.unit.tier is Tier.MINISTRY or (facts.unit.tier is Tier.PROVINCE and _has_points(facts))


def kind(facts: Facts) -> str:
    """Which diagram is drawn: the one chosen where there is one, else squares; of a province its points."""
    if facts.unit.tier is Tier.PROVINCE:
        return POINTS
    chosen = facts.chosen.diagram
    is_offered = (chosen == POINTS and _has_points(facts)) or (chosen == AREAS and bool(_shapes(facts)))
    return chosen if is_offered else SQUARES


def panel(facts: Facts) -> Markup:
    """Switch between the diagrams, and the one chosen."""
    drawn = kind(facts)
    if drawn == SQUARES:
        return _switch(facts, drawn) + tile_map(facts)
    if drawn == AREAS:
        figure = chart("map", label=words.MAP_LABEL, height=HEIGHT)
        return _switch(facts, drawn) + piece("map.html", "areas", figure, words.MAP_CAPTION, words.MAP_LEGEND)
    frame = _communes(facts)
    label = map_words.POINTS_LABEL.format(units=numbers.integer(len(frame)))
    legend = [(SIGNS[name], name, text, numbers.integer(int((frame.verdict == name).sum()))) for name, text in _LEGEND]
    figure = chart("map", label=label, height=HEIGHT)
    return _switch(facts, drawn) + piece("map.html", "points", figure, legend, map_words.POINTS_NOTE, words.MAP_CAPTION)


_LEGEND = (*labels.VERDICTS.items(), ("exempt", labels.STATUSES["exempt"]))


def figures(facts: Facts) -> dict[str, hv.Overlay]:
    """The figure of the panel, where it is none of squares."""
    if not has_diagram(facts) or kind(facts) == SQUARES:
        return {}
    if kind(facts) == AREAS:
        return {"map": province_areas(_areas(facts))}
    frame = _communes(facts)
    near = frame if facts.unit.tier is Tier.PROVINCE else None
    if near is not None:
        near = near[near.verdict != "exempt"]
    return {"map": verdict_points(frame, _outlines(facts), near)}


def _switch(facts: Facts, drawn: str) -> Markup:
    if facts.unit.tier is not Tier.MINISTRY:
        return Markup("")
    offered = [(SQUARES, map_words.DIAGRAM_SQUARES)]
    offered += [(AREAS, map_words.DIAGRAM_AREAS)] if _shapes(facts) else []
    offered += [(POINTS, map_words.DIAGRAM_POINTS)] if _has_points(facts) else []
    return views(map_words.DIAGRAM, [View(label, _target(facts, code), code == drawn) for code, label in offered])


def _target(facts: Facts, code: str) -> Target:
    query = facts.question.query(**{DIAGRAM: code})
    return Target(facts.question.page, query, query)


def _has_points(facts: Facts) -> bool:
    """Points are known of the communes of two tiers alone."""
    return facts.period.ends_on.date() >= REARRANGED_ON and Tier.COMMUNE in str(facts.period.tiers).split()


def _communes(facts: Facts) -> pd.DataFrame:
    """Each commune with its place and verdict; exempt where nothing is expected of it."""
    known, rows = points(), facts.commune_verdicts
    frame = pd.DataFrame({"code": rows.unit_code, "name": rows.unit_name.map(place_name), "verdict": "exempt"})
    for verdict in labels.VERDICTS:
        frame.loc[(rows[verdict] > 0).to_numpy(), "verdict"] = verdict
    frame = frame[frame.code.isin(known)].reset_index(drop=True)
    places = [known[code] for code in frame.code]
    return frame.assign(lon=[place.lon for place in places], lat=[place.lat for place in places])


def _areas(facts: Facts) -> pd.DataFrame:
    counts = {unaccented(short_name(row.unit_name)): row for row in facts.children.itertuples()}
    codes = {unaccented(tile.name): tile.unit_code for tile in tiles(facts.drawn_on)}
    by_code = {row.unit_code: row for row in counts.values()}
    rows = []
    for shape in _shapes(facts):
        code = codes.get(unaccented(shape.name), "")
        row = by_code.get(code)
        complete, expected = (int(row.complete), int(row.expected)) if row else (0, 0)
        told = map_words.AREA_TOLD.format(counts=numbers.of(complete, expected), rate=numbers.ratio(complete, expected))
        color = RAMP[ramp_step(complete / expected) - 1] if expected else NOTHING_COUNTED
        rows.append((shape.name, "" if facts.is_carried else code, told, color, shape.rings))
    return pd.DataFrame(rows, columns=["name", "code", "told", "color", "rings"])


def _outlines(facts: Facts) -> list[Ring]:
    return [ring for shape in _shapes(facts) for ring in shape.rings]


def _shapes(facts: Facts) -> tuple[Shape, ...]:
    """Shapes of the provinces of the period's era; none where no usable file is named."""
    settings = Settings()
    is_old = facts.drawn_on < REARRANGED_ON
    path = settings.province_shapes_2020 if is_old else settings.province_shapes_2025
    if path is None:
        return ()
    try:
        return province_shapes(path)
    except ShapesRefusedError as error:
        log.warning("province shapes not used", path=str(path), why=str(error))
        return ()
