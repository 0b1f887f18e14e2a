"""The icon of an answer, by its id; answers without one stand without."""

from typing import Final

ICONS: Final = {
    "doxxing": "map-pin",
    "impersonation": "user-x",
    "brigading": "users-round",
    "intimate-images-real": "image",
    "intimate-images-forged": "image",
    "calls-to-me": "message-circle-warning",
    "calls-to-others": "briefcase",
    "hacked-account": "lock-keyhole-open",
    "stalking": "footprints",
    "swatting": "triangle-alert",
    "number-taken": "smartphone",
    "blackmail": "mail",
    "outing": "eye",
    "home-address": "house",
    "phone": "phone",
    "email": "mail",
    "workplace": "briefcase",
    "school": "notebook-pen",
    "family": "users",
    "images": "image",
    "passwords": "key-round",
    "location": "map-pin",
    "secret": "lock-keyhole",
}
