"""The pieces that pages are made of. They know the theme and the words, not the case."""
