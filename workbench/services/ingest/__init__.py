"""Files in, text of record out: one module per format."""
