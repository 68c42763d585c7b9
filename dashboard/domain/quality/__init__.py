"""Do the figures agree: rules over the tables of forms, without database or screen (docs/quality.md)."""
