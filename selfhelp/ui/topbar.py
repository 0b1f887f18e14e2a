"""The bar over every page, under the name by which the window knows it."""

from selfhelp.ui.frame.topbar import Go, Rooms, TopBar

__all__ = ["Go", "Rooms", "TopBar"]
