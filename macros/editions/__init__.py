"""A company's own edition: what it changes, what went stale, its brand and its pages."""
