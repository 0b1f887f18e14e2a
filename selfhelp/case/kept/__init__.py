"""How a case is kept: the safe, its keys, its two copies, and the pieces of evidence beside them."""
