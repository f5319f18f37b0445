"""How rules run over all facts at once: tables rolled up and joined once, then one statement per rule."""
