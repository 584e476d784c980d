"""From bytes to an article tree: decode, lines, labels, joins, facts, assembly."""
