"""Text in, proposals out."""
