"""Where the library is kept: data folder, log, recovery after a crash, backup and restore."""
