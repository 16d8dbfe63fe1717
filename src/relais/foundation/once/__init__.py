"""A form that is sent twice acts once: `posts.once` around a view, `{% once %}` in its form."""
