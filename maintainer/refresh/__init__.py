"""What do public directories say otherwise than the catalogue? Differences are decisions for a person."""
