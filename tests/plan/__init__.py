"""The tests of the rules that make a plan."""
