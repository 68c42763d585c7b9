"""The overview in Streamlit, as its documentation would have it: a script from top to bottom."""

import streamlit as st

from bench.peers import figures
from bench.peers.overview import options, overview, stamp
from dashboard.text import frame as words
from dashboard.text import labels

st.set_page_config(page_title=labels.APP_SHORT, layout="wide")

first = overview()
columns = st.columns(3)
offered = {
    words.PERIOD: first.choices.periods,
    words.AS_OF: first.choices.instants,
    words.TIER: first.choices.tiers,
}
chosen = []
for column, (label, choices) in zip(columns, offered.items(), strict=True):
    entries = options(choices)
    at = next(place for place, one in enumerate(choices) if one.chosen)
    chosen.append(entries[column.selectbox(label, list(entries), index=at)])

found = overview(*chosen)
for column, (label, value, note) in zip(st.columns(len(found.tiles)), found.tiles, strict=True):
    column.metric(label, value)
    column.caption(note)
left, right = st.columns([2, 1])
left.plotly_chart(figures.curve(found))
right.dataframe(found.calls, hide_index=True)
left, right = st.columns(2)
left.plotly_chart(figures.squares(found))
right.dataframe(found.steps, hide_index=True)
st.dataframe(found.units, hide_index=True)
st.html(f"<span id=stamp>{stamp(*chosen)}</span>")
