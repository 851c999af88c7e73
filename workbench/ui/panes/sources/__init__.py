"""The list of sources."""
