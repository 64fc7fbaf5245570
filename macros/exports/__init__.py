"""The guide in other forms: one file for each format."""
