"""What happens to a thing: predicates, who gives and gets, the rung; whether that will do."""
