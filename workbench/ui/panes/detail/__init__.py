"""The card that edits the focused record."""
