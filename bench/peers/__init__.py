"""The same overview in Dash and in Streamlit, of the same frames and with the same cache, to measure ours beside."""
