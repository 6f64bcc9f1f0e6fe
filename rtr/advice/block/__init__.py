"""The next block: one to four weeks of days, from the position on the ladder and the days a runner has."""
