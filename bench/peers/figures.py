"""Charts that both peers draw, in Plotly."""

import plotly.graph_objects as go

from bench.peers.overview import Overview

HEIGHT = 336


def curve(found: Overview) -> go.Figure:
    """Reports sent day by day, over the like period before."""
    return go.Figure(
        [
            go.Scatter(x=found.earlier["day"], y=found.earlier["complete"], mode="lines", line={"color": "#9aa5b1"}),
            go.Scatter(x=found.curve["day"], y=found.curve["complete"], mode="lines", fill="tozeroy"),
        ],
        layout={"height": HEIGHT, "showlegend": False},
    )


def squares(found: Overview) -> go.Figure:
    """A square a province, coloured by the share sent."""
    marker = {"symbol": "square", "size": 26, "color": found.squares["completion_rate"], "colorscale": "Blues"}
    square = go.Scatter(
        x=found.squares["col"], y=found.squares["row"], mode="markers", marker=marker, text=found.squares["name"]
    )
    return go.Figure(square, layout={"height": HEIGHT, "yaxis": {"autorange": "reversed"}})
