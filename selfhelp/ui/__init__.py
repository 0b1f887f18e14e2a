"""The window: it draws frozen views and sends changes to the session. The only place that knows Qt."""
