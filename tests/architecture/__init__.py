"""The tests of the walls between the parts of the program."""
