"""How sure a measured figure is."""

import math

_Z_95 = 1.959964


def share_interval(count: int, of: int) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson, 1927), in [0, 1]; (0, 1) if nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, square = count / of, _Z_95**2 / of
    centre = (share + square / 2) / (1 + square)
    half = _Z_95 / (1 + square) * math.sqrt(share * (1 - share) / of + square / (4 * of))
    # The share lies in its interval, whatever rounding makes of the ends.
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))
