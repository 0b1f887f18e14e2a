"""The painted scene: a desk at dusk, a lamp, a notebook, a mug, a sleeping cat. Decoration, never content."""
