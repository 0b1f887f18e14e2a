"""What stops a build."""


class BuildError(Exception):
    """The build can't go on. The text is one sentence for the person who builds."""
