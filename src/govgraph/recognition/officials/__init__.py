"""Officials: persons, the posts they are said to hold, and who signed the document in which capacity."""

from govgraph.recognition.officials.recogniser import recognise_officials, vocabulary

__all__ = ["recognise_officials", "vocabulary"]
