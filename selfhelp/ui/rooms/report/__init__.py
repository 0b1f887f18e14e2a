"""Report and recover: the list, the ways of one service, a site that is not covered."""
