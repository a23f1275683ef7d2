"""Outside work that is wanted: kept in the transaction that wants it, done later by a worker."""
