"""What stands around a page: the rail, the bar over it, and the menu that stands in for the rail."""
