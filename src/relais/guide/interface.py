"""What other contexts may ask of the guide: what to say at a counter, and what to report there."""

from relais.guide.queries.articles import (
    Sentence,
    counter_sentence,
    counter_sentences,
    danger_script,
)
from relais.guide.queries.troubles import troubles

__all__ = ["Sentence", "counter_sentence", "counter_sentences", "danger_script", "troubles"]
