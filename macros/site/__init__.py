"""The adapter to MkDocs: what one build holds, its pages and macros, and the server."""
