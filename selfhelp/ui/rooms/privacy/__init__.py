"""The privacy review: the list of services, and one of them."""
