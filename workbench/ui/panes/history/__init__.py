"""The history: gestures, the trash, and snapshots."""
