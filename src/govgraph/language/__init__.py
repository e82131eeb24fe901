"""Vietnamese as writing: letters, document numbers, dates. Pure functions."""
