"""The questions ``ReportSource`` answers, one file a topic."""
