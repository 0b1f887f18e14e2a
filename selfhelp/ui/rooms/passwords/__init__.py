"""Passwords: reading exports, the report, changing one, typing a few, facts, unknown tables."""
