"""The main journey in Firefox and WebKit: python -m tests.engines. Chromium has the other tests."""
