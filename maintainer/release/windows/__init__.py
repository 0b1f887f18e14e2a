"""The program for Windows, put together on Linux: a signed Python, the locked wheels, a small launcher
of our own.

Nothing of Windows runs while it is built. How each part is known to be what it claims to be, and what
only a real
Windows can tell, is in ``docs/packaging.md``.
"""
