"""A sheet on paper: laid out once, painted onto a printer or into a PDF file."""
