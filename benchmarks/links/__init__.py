"""Side by side with other link checkers: the truth of their answers on the fault server, and their speed.

`python -m benchmarks.links truth` · `speed` · `memory` · `secure` · `polite` · `all`
"""
