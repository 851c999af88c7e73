"""Pure work, text and records in, records out: no store, no Qt."""
