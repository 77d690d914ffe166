"""What a learner meets in a real browser, served as ``make app`` serves it."""
