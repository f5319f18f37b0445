"""The language of conditions: CEL over dotted facts, checked against the dictionary, with two judges."""
