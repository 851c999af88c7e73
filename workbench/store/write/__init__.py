"""Changes of one record or many; called by operations only."""
