"""``python -m maintainer breaches``: gets the official list of breached passwords, and packs it."""
