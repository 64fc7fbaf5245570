"""Tests of the built site, page by page."""
