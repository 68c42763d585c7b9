"""Packaged reference data: units of both eras, successions, regimes, forms, aliases, tiles, points.

Leaf of the house: files and the functions that read them, nothing else. ``raw/`` holds what was
received; the files beside this one are built from it (``python -m dashboard.ingest.reference.build``)
or kept by hand (``*.toml``, ``forms.csv``, ``indicators.csv``). ``README.md`` says where each comes from.
"""
