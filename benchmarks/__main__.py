"""`python -m benchmarks [NAME …] [--rounds N] [--keep]`: measure, print, write into benchmarks/README.md."""

import argparse
import importlib
from pathlib import Path

from benchmarks.readme import with_section

BENCHMARKS = {
    "fit": "benchmarks.fit",
    "app": "benchmarks.app",
    "check_in": "benchmarks.check_in",
    "series": "benchmarks.series",
    "cutback": "benchmarks.cutback",
    "plan": "benchmarks.plan",
    "parameters": "benchmarks.parameters",
    "lag": "benchmarks.lag",
    "response": "benchmarks.response",
    "questions": "benchmarks.questions",
    "flare": "benchmarks.flare",
    "cohorts": "benchmarks.cohorts",
    "returns": "benchmarks.returns",
    "viewers": "benchmarks.viewers",
}
"""Name → module. A module has `TITLE` and `run(rounds: int) -> str`, which gives Markdown or raises."""

README = Path(__file__).with_name("README.md")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(BENCHMARKS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds after one for warming up (default: 5)")
    parser.add_argument("--keep", action="store_true", help="print only, leave README.md as it is")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - BENCHMARKS.keys()
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    for name in arguments.names or BENCHMARKS:
        module = importlib.import_module(BENCHMARKS[name])
        section = module.run(arguments.rounds)
        print(f"## {module.TITLE}\n\n{section}")
        if not arguments.keep:
            before = README.read_text(encoding="utf-8") if README.exists() else ""
            README.write_text(with_section(before, name, module.TITLE, section), encoding="utf-8")


if __name__ == "__main__":
    main()
