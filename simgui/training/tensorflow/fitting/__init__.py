"""How one network is fitted: its loss, the steps and epochs, and how well it does on calibration pictures."""
