"""Supervision dashboard for the statistics reports of the justice sector."""
