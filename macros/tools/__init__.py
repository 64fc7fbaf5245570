"""What tools compute: each module has a twin in the browser, overrides/tools/<name>/."""
