"""Documents that leave the program: the plan, the list of incidents, letters. Pure text and HTML."""
