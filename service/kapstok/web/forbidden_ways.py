"""Ways out that do not exist on purpose: nothing of a casus is exported, mailed or printed but the actielijst."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from kapstok.overviews.ways_out import WAYS_OUT, refuse_way_out
from kapstok.web.door import pages, viewer

WAY = f"<any({','.join(WAYS_OUT)}):way>"


@pages.route(f"/casussen/<uuid:casus_id>/{WAY}", methods=["GET", "POST"])
@pages.route(f"/casussen/<uuid:casus_id>/<path:part>/{WAY}", methods=["GET", "POST"])
def way_out(casus_id: UUID, way: str, part: str = "") -> ResponseReturnValue:
    refuse_way_out(viewer(), casus_id)
