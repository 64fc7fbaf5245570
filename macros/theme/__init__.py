"""All that knows the theme, Material for MkDocs, and nothing else does."""
