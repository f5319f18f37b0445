"""The command line: one file per command, over a board's folder."""
