"""The tests of what pages draw, without a window."""
