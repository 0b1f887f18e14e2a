"""Makes what is handed over: folders, archives and installers for Linux and Windows, their sums and
their contents."""
