"""Tests of the EPUB format."""
