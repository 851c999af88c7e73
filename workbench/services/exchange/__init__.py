"""Facts in and out of a dossier: one module per standard."""
