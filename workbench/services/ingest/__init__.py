"""Files in, texts of record out: one module per format, all of them pure and none of them trusting."""
