"""Packaged reference data and the functions that read it."""
