"""One module per format; each takes plain values of the model and gives bytes or files."""
