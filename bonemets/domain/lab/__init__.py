"""Laboratory values: calcium, blood counts, kidney function and what hangs on them."""
