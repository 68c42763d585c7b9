"""The design system: what every page is built of. See docs/design-system.md.

``parts`` makes the pieces (card, tile, table, chart …), ``page`` says what a page is.
"""
