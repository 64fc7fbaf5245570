"""Work on finished pages, scripts and styles, and on nothing else."""
