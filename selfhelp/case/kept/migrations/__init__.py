"""Reads what older versions of the program kept: one module for each format."""
