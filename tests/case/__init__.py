"""The tests of what the person told us, and of how it is kept."""
