"""Graphs of actors: where to draw them."""
