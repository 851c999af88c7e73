"""The verbs: one function per thing an analyst does; the only callers of store.write."""
