"""Keeps the program offline, its memory to itself, and its traces removable. Runs first. No Qt."""
