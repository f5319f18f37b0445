"""What follows from the facts: rules, verdicts, findings, decisions and their explanation."""
