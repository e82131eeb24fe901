"""What a document is as a whole: its type, number, date, issuer and jurisdiction, and what in it cannot be."""
