"""Places: the units of the country that a document names, and others that it names as places."""

from govgraph.recognition.places.recogniser import UnitMention, recognise_places, unit_mentions, vocabulary

__all__ = ["UnitMention", "recognise_places", "unit_mentions", "vocabulary"]
