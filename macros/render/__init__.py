"""Entries to HTML, and what is computed for it."""
