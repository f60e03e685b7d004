"""Where the pure stages run: in this process, or in several.  No knowledge of the field here."""
