"""Somebody who guesses addresses of links: `guesser.py HOST:PORT SECONDS` says when it begins and how many were tried.

A program of its own, which needs nothing of this project: whoever measures beside it is not slowed by it.
"""

import http.client
import secrets
import sys
import time
from concurrent.futures import ThreadPoolExecutor

AT_ONCE = 40
PERSON = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none"}


def guesses(host: str, end: float) -> int:
    """Every second address has not even the shape of one; each leads nowhere."""
    asked = 0
    while time.monotonic() < end:
        connection = http.client.HTTPConnection(host, timeout=30)
        connection.request(
            "GET", f"/s/{secrets.token_urlsafe(24)}" if asked % 2 else f"/s/wrong{asked}", headers=PERSON
        )
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != http.client.GONE:
            raise SystemExit(f"status {answer.status}")
        asked += 1
    return asked


def main(host: str, seconds: str) -> None:
    end = time.monotonic() + float(seconds)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        sys.stdout.write(f"{sum(pool.map(guesses, [host] * AT_ONCE, [end] * AT_ONCE))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
