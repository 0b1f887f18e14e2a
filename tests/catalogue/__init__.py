"""The tests of what we know about the world."""
