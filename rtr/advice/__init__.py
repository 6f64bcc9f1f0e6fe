"""A case of plain numbers in, a suggestion with its reasons out; only ever more cautious by more knowledge."""

from rtr.advice.case import Case, CaseError
from rtr.advice.decide import Suggestion, suggest
from rtr.advice.next_block import next_block
from rtr.advice.policy import POLICY, Policy
from rtr.advice.reading import case_of
from rtr.advice.rules import RULES

__all__ = ["POLICY", "RULES", "Case", "CaseError", "Policy", "Suggestion", "case_of", "next_block", "suggest"]
