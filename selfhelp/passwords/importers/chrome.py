"""Chrome, Edge, Brave, Opera, Vivaldi, Google Password Manager.

The columns are ``name,url,username,password`` and, since 2022, ``note``
(https://chromium.googlesource.com/chromium/src, password_csv_writer.cc). There is one row per
affiliated domain, so one account may be there several times; Android apps have ``android://`` addresses.
"""

from selfhelp.passwords.importers.columns import Layout, columns, only

LAYOUTS = (
    Layout(
        name="chrome",
        signature=columns("name", "url", "username", "password"),
        title=("name",),
        site=("url",),
        username=("username",),
        password=("password",),
        fits=only("name", "url", "username", "password", "note"),
    ),
)
