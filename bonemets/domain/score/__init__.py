"""Clinical scores: points, grades and stages, each with its published table and its limits."""
