"""Tests of what keeps the program offline and removable."""
