"""The window: Qt draws it, the services do the work."""
