"""Where notes are kept, and the ways to open them."""
