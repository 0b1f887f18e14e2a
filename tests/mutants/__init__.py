"""Small wrong changes to the program, made on purpose, to see whether a test notices each."""
