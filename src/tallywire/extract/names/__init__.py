"""Names in the characters of a text: from the gazetteers, or by the company they keep."""
