"""Are the pages that the catalogue leads to still there, and still what they were?"""
