"""Where the library is kept: data folder, recovery, backup."""
