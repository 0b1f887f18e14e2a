"""How the program looks: tokens for colour, text and space, and what is made from them for Qt."""
