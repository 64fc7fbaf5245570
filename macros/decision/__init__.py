"""The decision method: whole numbers, no texts, no files. method/decision.js is its twin."""

from .analysis import Analysis, QuestionFigures, analyse
from .codec import WISHES, Decoded, Origin, decode, encode
from .codes import codes_of, judge_codes
from .doubt import Doubt, completions, readings
from .explanation import Driver, Explanation, Flip, WeightRange, explain
from .findings import Finding
from .judging import Kept, Proof, prove, short_path_words
from .model import (
    FACTORS,
    HALF_POINTS,
    UNKNOWN,
    DecisionModel,
    as_data,
    compile_model,
    shorten,
)
from .open_questions import OpenQuestion
from .race import Race, mulberry32, weightings
from .racing import race_of, robustness
from .scoring import Result, Row, evaluate
from .verdict import Decision, certainty, decide

__all__ = [
    "FACTORS",
    "HALF_POINTS",
    "UNKNOWN",
    "WISHES",
    "Analysis",
    "Decision",
    "DecisionModel",
    "Decoded",
    "Doubt",
    "Driver",
    "Explanation",
    "Finding",
    "Flip",
    "Kept",
    "OpenQuestion",
    "Origin",
    "Proof",
    "QuestionFigures",
    "Race",
    "Result",
    "Row",
    "WeightRange",
    "analyse",
    "as_data",
    "certainty",
    "codes_of",
    "compile_model",
    "completions",
    "decide",
    "decode",
    "encode",
    "evaluate",
    "explain",
    "judge_codes",
    "mulberry32",
    "prove",
    "race_of",
    "readings",
    "robustness",
    "short_path_words",
    "shorten",
    "weightings",
]
