"""Commands for those who make an edition: start, report, accept, translate."""
