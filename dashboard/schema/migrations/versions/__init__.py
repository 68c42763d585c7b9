"""One file a step; its number is the revision."""
