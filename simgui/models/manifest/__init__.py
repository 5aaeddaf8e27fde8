"""What a model version and a backbone say of themselves: two JSON files, typed and checked whole."""
