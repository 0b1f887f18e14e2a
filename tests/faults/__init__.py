"""Faults on purpose: killed programs, damaged files, a full disk. Short in ``./dev test``, in full in ``./dev faults``."""
