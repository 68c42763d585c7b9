"""Look of every plot: palette, type, axes and Vietnamese ticks (design.md §6)."""

from bokeh.models import CustomJSTickFormatter

FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'

TEXT, MUTED, LINE, PAGE, CARD = "#1B2733", "#55646F", "#D9E0E6", "#F4F6F8", "#FFFFFF"
FRAME, ACCENT = "#0B3D66", "#0F6FC6"
DONE, ACTIVE, SOON, LATE = "#1B7F4B", "#2F6DB5", "#9A6700", "#C2410C"
OVERDUE, LOST, RETURNED, NONE = "#B42318", "#6B3FA0", "#8A4B08", "#66727C"
EARLIER = "#8FA3B3"
"""The earlier like period, beside the present one."""

RAMP = ("#E6F1F2", "#C5DFE2", "#9CC9CF", "#6BAEB8", "#2F7F8D", "#1C6F80", "#0B4F60")
"""Shares from low to full, light to deep blue-green."""

TEXT_SIZE, SMALL_SIZE = "13px", "12px"

THEME = {
    "attrs": {
        "Plot": {
            "background_fill_color": None,
            "border_fill_color": None,
            "outline_line_color": None,
            "min_border": 4,
        },
        "Axis": {
            "axis_line_color": LINE,
            "major_tick_line_color": None,
            "minor_tick_line_color": None,
            "major_label_text_font": FONT,
            "major_label_text_font_size": SMALL_SIZE,
            "major_label_text_color": MUTED,
            "axis_label_text_font": FONT,
            "axis_label_text_font_size": SMALL_SIZE,
            "axis_label_text_font_style": "normal",
            "axis_label_text_color": MUTED,
        },
        "Grid": {"grid_line_color": LINE, "grid_line_alpha": 0.7},
        "Title": {"text_font": FONT, "text_font_size": TEXT_SIZE, "text_color": TEXT},
        "Label": {"text_font": FONT, "text_font_size": SMALL_SIZE},
        "Text": {"text_font": {"value": FONT}},
        "Legend": {
            "label_text_font": FONT,
            "label_text_font_size": SMALL_SIZE,
            "label_text_color": TEXT,
            "border_line_color": None,
            "background_fill_alpha": 0,
        },
    }
}


def number_ticks() -> CustomJSTickFormatter:
    """Whole numbers with points between thousands; nothing between whole numbers."""
    return CustomJSTickFormatter(
        code="return Number.isInteger(tick) ? new Intl.NumberFormat('vi-VN').format(tick) : ''"
    )


def percent_ticks() -> CustomJSTickFormatter:
    """Shares 0–1 as percent without a space: ``40%``."""
    return CustomJSTickFormatter(
        code="return new Intl.NumberFormat('vi-VN', {maximumFractionDigits: 1}).format(tick * 100) + '%'"
    )


def day_ticks() -> CustomJSTickFormatter:
    """Days as ``17/11``; the axis holds naive local days."""
    return CustomJSTickFormatter(
        code="const d = new Date(tick), two = n => String(n).padStart(2, '0');"
        "return two(d.getUTCDate()) + '/' + two(d.getUTCMonth() + 1)"
    )
