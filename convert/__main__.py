"""`python -m convert` is the command `banmian`."""

import sys

from convert.cli import main

if __name__ == "__main__":
    sys.exit(main())
