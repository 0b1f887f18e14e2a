"""What keeps the catalogue and its translations true. The only code here that may use the network."""
