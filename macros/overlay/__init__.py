"""An edition laid over the base: what it changes, what it hides, its brand and its pages."""
