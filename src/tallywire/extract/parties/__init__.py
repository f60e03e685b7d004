"""Who a noun phrase is: states, groups, pronouns, and whom the whole text is about."""
