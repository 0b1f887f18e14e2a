"""The tests of what leaves the program on paper or as a file."""
