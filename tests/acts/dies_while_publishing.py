"""A process that publishes or moves casussen and dies at a named point: `python dies_while_publishing.py WHERE`."""

import os
import sys
from typing import Any
from uuid import UUID

from kapstok.acts import carry_out_order, migrate_casussen, moment
from kapstok.catalogue import model as catalogue
from kapstok.overviews.me import viewer_by_username


def die(*_args: Any, **_named: Any) -> None:
    os._exit(9)


def after(deed: Any) -> Any:
    """Do it once and die."""

    def done(*args: Any, **named: Any) -> None:
        deed(*args, **named)
        os._exit(9)

    return done


POINTS = {
    "before_keeping": lambda: setattr(catalogue, "keep", die),
    "after_keeping": lambda: setattr(catalogue, "activate", die),
    "after_activating": lambda: setattr(catalogue, "activate", after(catalogue.activate)),
    "before_commit": lambda: setattr(moment.Moment, "settle", after(moment.Moment.settle)),
    "after_lock": lambda: setattr(migrate_casussen, "_tried", die),
    "after_engine": lambda: setattr(migrate_casussen, "_move", die),
    "mid": lambda: setattr(migrate_casussen, "record", die),
    "after_one": lambda: setattr(carry_out_order, "migrate_casus", after(carry_out_order.migrate_casus)),
    "before_finish": lambda: setattr(carry_out_order, "finish_order", die),
}


def main() -> None:
    what, where = sys.argv[1], sys.argv[2]
    if what == "publish":
        from acts.routes import basis, publish

        found = basis(ave_2=('name="MDO plannen"', 'name="Overleg plannen"'))
        viewer = viewer_by_username("bea")
        POINTS[where]()
        publish(viewer, found, "veldermeer")
        return
    carry_out_order.KINDS["bijwerken"] = carry_out_order._move
    POINTS[where]()
    carry_out_order.carry_out(UUID(what))


main()
