"""Faults on purpose: killed programs, damaged files. Short in ``./dev test``, in full in ``./dev faults``."""
