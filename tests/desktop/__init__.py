"""The program itself, as another process, on a desktop that is as real as one without a screen can be."""
