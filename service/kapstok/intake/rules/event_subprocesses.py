"""A sub process that an event starts has one start with a reason; without a start nothing can set it going."""

from kapstok.intake import routes, tree, waiting
from kapstok.intake.diagram import Diagram, Lines


def apply(diagram: Diagram) -> Lines:
    for scope, node in diagram.nodes():
        if node.get("triggeredByEvent") != "true" or node.getparent() is None:
            continue
        starts = list(tree.children(node, "startEvent"))
        if not starts:
            routes.drop(scope, node)
            yield diagram.refused(node, "Dit deelproces begint bij een gebeurtenis, maar noemt er geen; weggelaten.")
            continue
        for extra in starts[1:]:
            routes.drop(node, extra)
            yield diagram.refused(extra, "Een deelproces begint bij één gebeurtenis; dit begin is weggelaten.")
        if not tree.definitions(starts[0]):
            waiting.listen(diagram, starts[0])
            yield diagram.replaced(starts[0], "Dit begin noemt geen aanleiding: een mens meldt het.")
