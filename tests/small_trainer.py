"""The trainer, with less to compute: *thorough* trains one block of its network, on two views of a picture.

For tests of how a training goes, not of what it learns.
"""

import sys

from simgui.trainer import main
from simgui.training.tensorflow.recipes import thorough

thorough.CUT = 15
thorough.VIEWS_EACH = 2

if __name__ == "__main__":
    sys.exit(main())
