"""Data to a guide: YAML with its places, the rules between entries, and every problem at once."""
