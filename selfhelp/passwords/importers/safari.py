"""Safari and Apple Passwords: ``Title,URL,Username,Password,Notes,OTPAuth``; older files have no ``Notes``.

https://support.apple.com/guide/passwords/export-passwords
"""

from selfhelp.passwords.importers.columns import Layout, columns, only, ordered

_OLDEST = "Title,Url,Username,Password"

LAYOUTS = (
    Layout(
        name="safari",
        signature=columns("title", "url", "username", "password", "otpauth"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        totp=("otpauth",),
        fits=only("title", "url", "username", "password", "otpauth", "notes"),
    ),
    # Without one-time codes. DuckDuckGo and 1Password have the same columns and write them otherwise.
    Layout(
        name="safari",
        signature=columns("title", "url", "username", "password"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        fits=ordered("Title,URL,Username,Password,Notes", "Title,URL,Username,Password", _OLDEST),
    ),
)
