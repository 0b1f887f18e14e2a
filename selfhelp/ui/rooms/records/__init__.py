"""Records: the list by day, one note, one file."""
