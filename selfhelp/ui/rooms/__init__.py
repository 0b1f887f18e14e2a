"""One folder for each room. A page draws a view and sends changes; it decides nothing."""
