"""The table of claims."""
