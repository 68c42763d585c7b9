"""Who has guessed wrong too often must wait: in memory, by address, longer each time."""

import time

FREE_GUESSES = 5
FIRST_WAIT, LONGEST_WAIT = 30.0, 300.0


class Throttle:
    """Wrong guesses by address; a right one forgets them."""

    def __init__(self) -> None:
        self._wrong: dict[str, tuple[int, float]] = {}

    def wait(self, address: str) -> int:
        """Seconds until this address may guess again; 0 where it may now."""
        count, until = self._wrong.get(address, (0, 0.0))
        return max(0, round(until - time.monotonic() + 0.5)) if count >= FREE_GUESSES else 0

    def wrong(self, address: str) -> None:
        """One wrong guess more."""
        count = self._wrong.get(address, (0, 0.0))[0] + 1
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** max(0, count - FREE_GUESSES))
        self._wrong[address] = (count, time.monotonic() + wait)

    def right(self, address: str) -> None:
        """Forget its wrong guesses."""
        self._wrong.pop(address, None)
