"""A calm desktop guide for people who are being harassed online."""

__version__ = "0.1.0"
