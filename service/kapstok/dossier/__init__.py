"""What professionals wrote down: the answers to forms, kept outside the run."""
