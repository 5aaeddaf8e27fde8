"""The folders that the library covers: rules, scanner, indexer, watcher."""
