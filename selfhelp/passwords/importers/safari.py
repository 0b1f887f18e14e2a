"""Safari and Apple Passwords: ``Title,URL,Username,Password,Notes,OTPAuth``.

https://support.apple.com/guide/passwords/export-passwords
"""

from selfhelp.passwords.importers.columns import Layout, columns

LAYOUTS = (
    Layout(
        name="safari",
        signature=columns("title", "url", "username", "password", "notes", "otpauth"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        totp=("otpauth",),
    ),
)
