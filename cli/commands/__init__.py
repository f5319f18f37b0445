"""One file per command: what it asks, what it shows, and how it ends."""
