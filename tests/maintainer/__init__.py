"""Tests of the maintainer tool."""
