"""Knowledge of language and of the world as data, and the loader that checks it."""
