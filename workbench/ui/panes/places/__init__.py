"""The places pane."""
