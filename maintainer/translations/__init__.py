"""Collects texts for translators, merges and compiles what they send, and checks it."""
