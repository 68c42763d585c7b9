"""The overview in Dash, as its documentation would have it: one callback, Plotly figures, one AG Grid."""

from typing import Any

import dash
import dash_ag_grid as grid
import pandas as pd
from dash import Input, Output, dcc, html

from bench.peers import figures
from bench.peers.overview import opening, options, overview, stamp
from dashboard.text import labels

FIRST = overview()
ROW = {"display": "flex", "gap": "16px"}

app = dash.Dash(__name__, serve_locally=True, compress=True, title=labels.APP_SHORT)
server = app.server


def _list(name: str, offered: Any) -> dcc.Dropdown:
    choices = [{"label": label, "value": value} for label, value in options(offered).items()]
    return dcc.Dropdown(choices, opening(offered).value, id=name, clearable=False, style={"minWidth": "240px"})


app.layout = html.Div([
    html.Div([
        _list("period", FIRST.choices.periods),
        _list("as-of", FIRST.choices.instants),
        _list("tier", FIRST.choices.tiers),
    ], style=ROW),
    html.Div(id="stamp"),
    html.Div(id="tiles", style=ROW),
    html.Div([dcc.Graph(id="curve", style={"flex": 2}), html.Div(id="calls", style={"flex": 1})], style=ROW),
    html.Div([dcc.Graph(id="map", style={"flex": 1}), html.Div(id="steps", style={"flex": 1})], style=ROW),
    grid.AgGrid(id="units", columnDefs=[{"field": name, "sortable": True} for name in FIRST.units.columns]),
])  # fmt: skip


@app.callback(
    Output("tiles", "children"), Output("curve", "figure"), Output("calls", "children"), Output("map", "figure"),
    Output("steps", "children"), Output("units", "rowData"), Output("stamp", "children"),
    Input("period", "value"), Input("as-of", "value"), Input("tier", "value"),
)  # fmt: skip
def show(period: str, as_of: str, tier: str) -> tuple[Any, ...]:
    """Everything of the page for a choice."""
    found = overview(period, as_of, tier)
    return (
        [html.Div([html.Small(label), html.H2(value), html.Small(note)]) for label, value, note in found.tiles],
        figures.curve(found), _table(found.calls), figures.squares(found), _table(found.steps),
        found.units.to_dict("records"), stamp(period, as_of, tier),
    )  # fmt: skip


def _table(frame: pd.DataFrame) -> html.Table:
    head = html.Tr([html.Th(name) for name in frame.columns])
    return html.Table([head, *(html.Tr([html.Td(cell) for cell in row]) for row in frame.itertuples(index=False))])
