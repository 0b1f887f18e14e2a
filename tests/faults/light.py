"""Lets the fault programs make key files that cost less than real ones: they open thousands of them."""

from selfhelp.case.kept import keys

keys.LEAST_MEMORY_KIB = 8
#: KiB that Argon2id takes here.
MEMORY_KIB = 64
