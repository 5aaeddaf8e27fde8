"""How everything looks: colours, icons, words."""
