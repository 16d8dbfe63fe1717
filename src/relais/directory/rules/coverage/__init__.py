"""Coverage: for each municipality, need, language, profile and hour of the week, who answers.

A cell is one combination of the five. Nobody answers in it, exactly one does, or more do. Whoever
answers for several services, because they hand their calls on, is one.
"""
