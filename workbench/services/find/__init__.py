"""Patterns looked for in a text, in a child process: a bad one takes its time there and nobody else's."""
