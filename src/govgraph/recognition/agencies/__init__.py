"""Agencies: ministries, departments, local and Party organs, their parts, bodies under their own names, and classes of
agencies."""

from govgraph.recognition.agencies.belonging import with_belonging
from govgraph.recognition.agencies.recogniser import (
    add_offices,
    recognise_agencies,
    vocabulary,
    with_bodies,
    with_people,
    without_heading,
    without_persons,
)

__all__ = [
    "add_offices",
    "recognise_agencies",
    "vocabulary",
    "with_belonging",
    "with_bodies",
    "with_people",
    "without_heading",
    "without_persons",
]
