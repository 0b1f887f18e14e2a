"""The catalogue for others: as JSON with its schema, and as a page that an expert can read."""
