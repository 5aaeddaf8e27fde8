"""Looking: one picture large, or two compared, and what is to be known of a picture."""
