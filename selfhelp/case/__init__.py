"""What the person told us, and how it is kept: frozen values, and an encrypted vault."""
