"""linkaudit: whose words are these, and is what they point at still there?"""

__version__ = "0.1.0"
