"""The command line: argv in, exit code out; the same verbs as the window."""
