"""What sentences say together: what carries over, answers, corrections, parts, who is left open."""
