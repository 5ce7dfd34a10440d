"""Nothing in; a context in which numpy's products of matrices keep to one thread out."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """A context in which the BLAS library behind numpy uses one thread; left as it was found.

    An article's matrices are small: further threads wait for each other longer than they work (reading took half as long
    again), more so where several processes read side by side, and how a sum is cut up would depend on the machine's cores.
    """
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    import numpy  # noqa: F401  a library can be told only once it is there
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
