"""Audits the passwords a person exported from a browser or password manager, in memory only.

Start at :mod:`selfhelp.passwords.importers` (a file in), :mod:`selfhelp.passwords.audit` (findings
out) and :mod:`selfhelp.passwords.generate` (a new pass phrase). Nothing here writes to the disk.
"""
