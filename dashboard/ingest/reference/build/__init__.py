"""From the raw unit files to the reference files that are shipped; run again whenever a raw file changes."""
