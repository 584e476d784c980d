"""The hand-over: what a run wrote, as a BagIt package that says what came from where and can be verified in ten years.

`bag.make` builds the package, `verify.verify` looks at one.  What is in it, and how to check it with other people's
tools, is in docs/archive.md.
"""
