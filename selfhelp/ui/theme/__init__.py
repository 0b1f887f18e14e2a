"""How the program looks: tokens for colour, text and space, and the style sheet made from them."""
