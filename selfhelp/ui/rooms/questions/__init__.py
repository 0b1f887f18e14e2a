"""The first questions, one a screen, the page for danger, and all answers on one page."""
