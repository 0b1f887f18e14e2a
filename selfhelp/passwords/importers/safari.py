"""Safari and Apple Passwords: ``Title,URL,Username,Password,Notes,OTPAuth``; older files have no ``Notes``.

https://support.apple.com/guide/passwords/export-passwords
"""

from selfhelp.passwords.importers.columns import Layout, columns

LAYOUTS = (
    Layout(
        name="safari",
        signature=columns("title", "url", "username", "password", "otpauth"),
        title=("title",),
        site=("url",),
        username=("username",),
        password=("password",),
        totp=("otpauth",),
    ),
)
