"""Runs a service in a child process: progress, cancel, crash containment."""
