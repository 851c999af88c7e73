"""One folder a pane; a pane gets a Desk and nothing else."""
