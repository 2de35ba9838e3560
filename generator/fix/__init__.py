"""Mends what editors wrote, in their own files: a text -> the same text with facts written down, or faults repaired.

All functions here are pure. Bytes that need not change stay: comments, order, line ends, a byte-order mark, the body.
"""

from generator.fix.facts import Rewritten, write_facts
from generator.fix.repairs import REPAIRABLE, Mended, mended, repair

__all__ = ["REPAIRABLE", "Mended", "Rewritten", "mended", "repair", "write_facts"]
