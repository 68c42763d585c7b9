"""The pages: one page, one file, one Viewer."""
