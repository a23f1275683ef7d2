"""The people of the cast as those who act, looked up once."""

from kapstok.overviews.me import viewer_by_username
from kapstok.rights import Viewer


class People:
    """The cast, each looked up once: nobody changes work during the story."""

    def __init__(self) -> None:
        self._known: dict[str, Viewer] = {}

    def __call__(self, username: str) -> Viewer:
        if username not in self._known:
            found = viewer_by_username(username)
            if found is None:
                raise LookupError(f"{username} is not in the cast")
            self._known[username] = found
        return self._known[username]
