"""The field's own things as plain values: no I/O, no Qt, standard library only."""
