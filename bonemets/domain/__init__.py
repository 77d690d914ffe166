"""What is true: scores, laboratory values, triage rules, marking. Standard library only."""
