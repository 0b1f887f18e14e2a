"""Fixtures of the pages; pytest finds them by name."""

from tests.ui.fixtures import catalogue, export, folder, house, light_keys

__all__ = ["catalogue", "export", "folder", "house", "light_keys"]
