"""One file per page. Pages know ids of other pages, never the pages themselves."""
