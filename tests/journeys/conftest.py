"""Fixtures of the stories; pytest finds them by name."""

from tests.ui.fixtures import catalogue, folder, house, light_keys

__all__ = ["catalogue", "folder", "house", "light_keys"]
