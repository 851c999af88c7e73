"""Judging what a dossier holds: lint and verification."""
