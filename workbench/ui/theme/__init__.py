"""Colours by role, type sizes and icons; nothing is coloured elsewhere."""
