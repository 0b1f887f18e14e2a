"""Settings, what the program says of itself, leaving, and what protects the person here."""
