"""Files of groups moved away: to the system's trash or to a folder, and back; whole or not at all."""
