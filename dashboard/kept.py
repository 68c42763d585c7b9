"""Answers kept by key: bounded, each fetched once however many ask for it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Answers by key, the one unused longest dropped beyond ``limit``; many who ask at once cause one fetch."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[Hashable, Future[T]] = OrderedDict()
        self._guard = Lock()

    def get(self, key: Hashable, fetch: Callable[[], T]) -> T:
        """Answer under the key; a fetch that fails fails for all who wait for it, and is tried anew."""
        answer, is_ours = self._claim(key)
        if is_ours:
            self._fulfil(key, answer, fetch)
        return answer.result()

    def __len__(self) -> int:
        return len(self._held)

    def _claim(self, key: Hashable) -> "tuple[Future[T], bool]":
        with self._guard:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key], False
            answer = self._held[key] = Future()
            while len(self._held) > self._limit:
                self._held.popitem(last=False)
            return answer, True

    def _fulfil(self, key: Hashable, answer: "Future[T]", fetch: Callable[[], T]) -> None:
        try:
            answer.set_result(fetch())
        except BaseException as error:
            with self._guard:
                self._held.pop(key, None)
            answer.set_exception(error)
            raise
