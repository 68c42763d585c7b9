"""Tập huấn: the sandbox in which one report is taken through its life, its exercises, and the class that does them.

``world`` holds what was invented, ``practice`` the rules at work on it, ``exercises`` what is asked; ``store`` keeps
what one person did; ``pages`` and ``handlers`` show it, in the application and (``classroom``) in a class.
See docs/decisions/016-training.md.
"""
