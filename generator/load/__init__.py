"""Disk -> settings, sources and assets: the one step that reads what the author and the owner wrote."""
