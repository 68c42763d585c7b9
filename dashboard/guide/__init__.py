"""The user guide: one page a screen and a glossary, read in the application and as a site that opens offline."""
