"""The gallery: every component in every state, as pictures. Change a component, then look at it here."""
