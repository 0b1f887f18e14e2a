"""The plan, one step of it, and the pause after a step."""
