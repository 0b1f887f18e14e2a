"""People around me: the letters, and one of them."""
