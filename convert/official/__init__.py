"""Validators that banmian did not make: EPUBCheck, DAISY Ace, openxml-audit and the official schemas.

They are extras: what is not installed is NOT RUN, and said so.  Nothing here fetches anything.  Each validator is a
module of its own behind one protocol (`base.Validator`); `table` lists them, `run.judge` runs those that fit.
"""
