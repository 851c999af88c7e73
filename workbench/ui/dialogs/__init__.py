"""Cards and pickers that stand where the work is."""
