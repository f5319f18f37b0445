"""What is known: the dictionary of facts, the readers that bring them in, the ledger that keeps them."""
