"""The actor tree: who there is, who belongs to whom."""
