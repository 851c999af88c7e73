"""The source-quote viewer: a text of record with its overlapping quotes."""
