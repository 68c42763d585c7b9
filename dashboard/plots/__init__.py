"""Pure functions from a frame to one HoloViews element; no Panel."""
