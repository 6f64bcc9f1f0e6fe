"""The sections of README.md: each benchmark owns what stands between its two markers."""

import re

HEAD = """# Benchmarks

What was measured last, and how. `python -m benchmarks NAME` measures again and rewrites its section;
the rest of this file stays. Ratios carry over to other machines better than times do.
"""


def with_section(text: str, name: str, title: str, body: str) -> str:
    """The text with one section replaced, or added at the end.

    >>> print(with_section("head", "x", "T", "new"))
    head
    <BLANKLINE>
    <!-- x: begin -->
    ## T
    <BLANKLINE>
    new
    <!-- x: end -->
    <BLANKLINE>
    """
    section = f"<!-- {name}: begin -->\n## {title}\n\n{body.strip()}\n<!-- {name}: end -->\n"
    own = re.compile(rf"<!-- {re.escape(name)}: begin -->.*?<!-- {re.escape(name)}: end -->\n?", re.DOTALL)
    if own.search(text):
        return own.sub(lambda _: section, text, count=1)
    return f"{(text or HEAD).rstrip()}\n\n{section}"
