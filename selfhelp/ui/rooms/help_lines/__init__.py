"""Help lines and emergency numbers."""
