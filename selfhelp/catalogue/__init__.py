"""What we know about the world: services, people-search sites, countries, scenarios. Read-only."""
