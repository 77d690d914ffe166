"""How it answers: one widget, one ``.py``, one ``.js``; ``base`` is what they share."""
