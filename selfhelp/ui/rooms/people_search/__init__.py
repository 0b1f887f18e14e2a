"""People-search sites: the list, and one of them."""
