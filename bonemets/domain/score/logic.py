"""Yes, no and not known: reasoning that never turns an unknown into a no."""


def either(*answers: bool | None) -> bool | None:
    """Return True if any answer is yes, False if all are no, otherwise None for "cannot tell".

    >>> either(False, None) is None, either(True, None)
    (True, True)
    """
    if any(answers):
        return True
    return None if None in answers else False


def both(*answers: bool | None) -> bool | None:
    """Return False if any answer is no, True if all are yes, otherwise None for "cannot tell".

    >>> both(True, None) is None, both(False, None)
    (True, False)
    """
    if False in answers:
        return False
    return None if None in answers else True
