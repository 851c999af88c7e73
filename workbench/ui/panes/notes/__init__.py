"""The notes editor: Markdown whose citations are objects."""
