"""One folder a room, pages only: they draw a view and send changes."""
