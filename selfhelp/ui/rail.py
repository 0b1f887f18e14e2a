"""The rail, under the name by which the window knows it."""

from selfhelp.ui.frame.rail import Rail, RailItem

__all__ = ["Rail", "RailItem"]
