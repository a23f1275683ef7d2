"""XML of strangers, parsed with distrust: the one place where the parser is told what it must not do."""

from lxml import etree


def tree(data: bytes, encoding: str | None = None) -> etree._Element:
    """The root of an XML file: no entities resolved, no DTD, no network, nothing huge, no comments.

    `encoding` overrules what the file declares. Raises lxml's XMLSyntaxError (with a line), ValueError or
    LookupError; each reader says in its own words what a designer has to do.
    """
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    return etree.fromstring(data, parser)
