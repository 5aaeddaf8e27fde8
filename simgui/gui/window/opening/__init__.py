"""What the person hands to the window: dropped, pasted, chosen, or given to a second start."""
