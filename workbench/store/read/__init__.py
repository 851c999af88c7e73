"""What the panes and the command line draw, as frozen records."""
