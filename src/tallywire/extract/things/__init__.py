"""What it is about, and how many of it: men, arms, sums, bases, accords."""
