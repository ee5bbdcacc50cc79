"""The fit check: questions about working with a therapist, a plain rule, words to say. Standard library only."""

from quiz.model import Quiz, QuizError, load
from quiz.scoring import AnswersError, outcome

__all__ = ["AnswersError", "Quiz", "QuizError", "load", "outcome"]
