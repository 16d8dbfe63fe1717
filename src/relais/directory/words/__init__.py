"""The sentences and labels of this context. Wording lives here, decisions in `rules`."""
