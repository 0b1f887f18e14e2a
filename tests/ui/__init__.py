"""The pages, through the real window."""
