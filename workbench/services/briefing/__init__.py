"""A note becomes a briefing: composed once, then one module per output format."""
