"""`python -m onrecord` is `onrecord`."""

from .cli import main

if __name__ == "__main__":
    main()
