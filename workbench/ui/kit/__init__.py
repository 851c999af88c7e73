"""Widgets that know nothing of dossiers."""
