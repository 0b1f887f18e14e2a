"""The program for Windows, run under Wine: what only Windows shows. ``./dev test --windows``."""
