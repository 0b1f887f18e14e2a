"""Does what we quote still stand where we read it, and how old is that very text?"""
