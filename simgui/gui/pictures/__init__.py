"""Pictures on the screen: loaded off the GUI thread, painted alike everywhere."""
