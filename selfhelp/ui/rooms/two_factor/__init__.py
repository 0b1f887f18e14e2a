"""A second step: the sites that take one, one site, practice."""
