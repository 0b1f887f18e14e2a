"""Tests of two-factor keys and codes."""
