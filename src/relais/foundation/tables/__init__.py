"""Tables that leave as sheets and come back: read, changed row by row, shown before taken over.

A context lists its own in its models, and gets its pages by naming them (`pages.TablePages`).
"""
