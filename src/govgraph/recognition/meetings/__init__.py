"""Meetings: which were or will be held, when, by whom."""

from govgraph.recognition.meetings.recogniser import recognise_meetings, vocabulary

__all__ = ["recognise_meetings", "vocabulary"]
