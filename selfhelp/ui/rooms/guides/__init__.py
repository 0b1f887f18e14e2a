"""Short texts on one question."""
