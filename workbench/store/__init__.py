"""The dossier file: the only room with SQL."""
