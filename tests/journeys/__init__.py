"""Whole stories of people, through the real window."""
