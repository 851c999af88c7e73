"""The list of tags."""
