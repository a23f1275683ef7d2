"""What a DMN file has to be before it is accepted, and what its designer hears when it is not."""

import builtins

import pytest

from dmn.tables import column, file, outcome, rule
from kapstok import dmn
from kapstok.dmn.source import NAMESPACES
from kapstok.errors import Broken

GOOD = (column(), outcome(), rule(["-"], ["1"]))


def findings(data):
    with pytest.raises(Broken) as caught:
        dmn.read("kaart.dmn", data)
    assert all(finding.file == "kaart.dmn" for finding in caught.value.findings)
    return [(finding.rule, finding.line) for finding in caught.value.findings]


@pytest.mark.parametrize("namespace", sorted(NAMESPACES))
def test_every_version_of_dmn_is_read(namespace):
    assert list(dmn.read("kaart.dmn", file(*GOOD, namespace=namespace))) == ["regiekaart"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_usual_encodings_are_read(encoding):
    declared = encoding.removesuffix("-sig")
    text = file(column(), outcome(), rule(["-"], ['"één"'])).decode().replace("UTF-8", declared)
    kaart = dmn.read("kaart.dmn", text.encode(encoding))["regiekaart"]
    assert kaart.decide({}).outputs == {"regie": "één"}


def test_two_decisions_in_one_file_are_two_tables():
    first, second = file(*GOOD).decode(), file(*GOOD, identity='id="criteria"').decode()
    decision = second[second.index("<decision ") : second.index("</definitions>")]
    both = first.replace("</definitions>", decision + "</definitions>")
    assert list(dmn.read("kaart.dmn", both.encode())) == ["regiekaart", "criteria"]


def test_a_table_without_a_named_output_fills_its_variable():
    nameless = "<output/>"
    kaart = dmn.read("k.dmn", file(column(), nameless, rule(["-"], ["1"])))["regiekaart"]
    assert kaart.decide({}).outputs == {"regiekaart": 1}
    told = file(column(), nameless, rule(["-"], ["1"]), before=['<variable name="regie"/>'])
    assert dmn.read("k.dmn", told)["regiekaart"].decide({}).outputs == {"regie": 1}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (file(*GOOD, attributes='hitPolicy="PRIORITY"'), ("dmn_hit_policy", 4)),
        (file(*GOOD, attributes='hitPolicy="OUTPUT ORDER"'), ("dmn_hit_policy", 4)),
        (file(*GOOD, attributes='hitPolicy="unique"'), ("dmn_hit_policy", 4)),
        (file(*GOOD, attributes='hitPolicy="COLLECT" aggregation="MEAN"'), ("dmn_hit_policy", 4)),
        (file(*GOOD, attributes='aggregation="SUM"'), ("dmn_hit_policy", 4)),
        (file(column(), outcome("a"), outcome("b"), attributes='hitPolicy="COLLECT" aggregation="SUM"'),
         ("dmn_hit_policy", 4)),
        (file(column(), outcome(default="1"), attributes='hitPolicy="COLLECT"'), ("dmn_hit_policy", 4)),
        (file(column(), outcome(), rule(["<> 3"], ["1"])), ("dmn_cel", 7)),
        (file(column(), outcome(), rule(["-"], ["1"]), rule(["-"], ["1 +"])), ("dmn_cel", 8)),
        (file(column(), outcome(), rule(["bestaat_niet(?)"], ["1"])), ("dmn_cel", 7)),
        (file(column(), outcome(), rule(["-"], ["zeer hoog"])), ("dmn_cel", 7)),
        (file(column("a +"), outcome(), rule(["-"], ["1"])), ("dmn_cel", 5)),
        (file(column(allowed="<> 1"), outcome()), ("dmn_cel", 5)),
        (file(column(""), outcome(), rule(["-"], ["1"])), ("dmn_invoer", 5)),
        (file("<input/>", outcome(), rule(["-"], ["1"])), ("dmn_invoer", 5)),
        (file(column(), rule(["-"], [])), ("dmn_uitvoer", 4)),
        (file(column(), outcome("twee woorden")), ("dmn_uitvoer", 6)),
        (file(column(), outcome("a"), outcome("a")), ("dmn_uitvoer", 7)),
        (file(column(), outcome("a"), "<output/>"), ("dmn_uitvoer", 7)),
        (file(column(), outcome(), rule(["-", "-"], ["1"])), ("dmn_regel", 7)),
        (file(column(), outcome(), rule(["-"], [])), ("dmn_regel", 7)),
        (file(column(kind="kleur"), outcome()), ("dmn_type", 5)),
        (file(column(), outcome(kind="number"), rule(["-"], ['"veel"'])), ("dmn_type", 7)),
        (file(column(), outcome(allowed='"a","b"'), rule(["-"], ['"c"'])), ("dmn_toegestaan", 7)),
        (file(*GOOD, identity=""), ("dmn_id", 3)),
        (file(*GOOD, identity='id="d"'), ("dmn_id", 3)),
        (file(*GOOD, before=["<literalExpression><text>1</text></literalExpression>"]), ("dmn_alleen_tabellen", 4)),
        (file(*GOOD, before=["<context/>"]), ("dmn_alleen_tabellen", 4)),
        (file(*GOOD, before=["<decisionTable/>"]), ("dmn_alleen_tabellen", 5)),
        (file(*GOOD, before=['<informationRequirement><requiredDecision href="#x"/></informationRequirement>']),
         ("dmn_samenhang", 4)),
        (file(*GOOD, before=['<knowledgeRequirement><requiredKnowledge href="#x"/></knowledgeRequirement>']),
         ("dmn_samenhang", 4)),
        (file(*GOOD).replace(b"<decision ", b'<businessKnowledgeModel id="b"/><decision '),
         ("dmn_alleen_tabellen", 3)),
        (file(*GOOD).replace(b"<inputEntry>", b'<inputEntry expressionLanguage="groovy">'), ("dmn_taal", 7)),
        (file(*GOOD).replace(b'name="d"', b'name="d" expressionLanguage="javascript"'), ("dmn_taal", 2)),
    ],
)  # fmt: skip
def test_what_is_not_carried_out_is_refused_with_its_line(data, found):
    assert found in findings(data)


def test_a_decision_without_a_table_is_refused():
    whole = file(*GOOD).decode()
    empty = whole[: whole.index("<decisionTable")] + whole[whole.index("</decision>") :]
    assert findings(empty.encode()) == [("dmn_leeg", 3)]
    none = whole[: whole.index("<decision ")] + "</definitions>"
    assert findings(none.encode()) == [("dmn_leeg", 2)]


def test_everything_that_is_wrong_is_told_at_once():
    bad = file(column("a +"), outcome(), rule(["<> 1"], ["2 +"]), attributes='hitPolicy="PRIORITY"')
    assert findings(bad) == [("dmn_hit_policy", 4), ("dmn_cel", 5), ("dmn_cel", 7), ("dmn_cel", 7)]


def test_a_finding_names_the_decision_in_dutch():
    with pytest.raises(Broken) as caught:
        dmn.read("kaart.dmn", file(*GOOD, attributes='hitPolicy="PRIORITY"'))
    assert str(caught.value) == (
        "kaart.dmn:4: regiekaart (Regiekaart): De hit policy PRIORITY wordt niet uitgevoerd. "
        "Kies UNIQUE, FIRST, ANY, RULE ORDER of COLLECT. [dmn_hit_policy]"
    )


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"geen xml", 1),
        (b"<definitions>", 1),
        (b"<definitions/>", 1),
        (b'<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 1),
        (file(*GOOD).replace(b"?>\n", b"?>\n" + BOMB + b"\n", 1), 2),
        (file(*GOOD).replace(b"?>\n", b"?>\n" + OUTSIDE + b"\n", 1), 2),
        (file(*GOOD).decode().replace("?>\n", "?>" + BOMB.decode(), 1).replace("UTF-8", "UTF-16").encode("utf-16"), 1),
        (file(*GOOD).replace(b"UTF-8", b"UTF-7"), 1),
        (file(*GOOD).replace(b"UTF-8", b"rot13"), 1),
        (file(*GOOD).replace(b"Regiekaart", b"\xe9\xe9n"), 3),
        (file(*GOOD).replace(b"Regiekaart", b"&onbekend;"), 3),
        (file(*GOOD).replace(b"Regiekaart", b"x" * 4001), 3),
        (file(*GOOD, *["<rule/>"] * 20_001), None),
        (b" " * (5 * 1024 * 1024 + 1), None),
        (b"<a>" * 5000, 1),
    ],
)
def test_a_file_that_is_not_to_be_trusted_is_refused(data, line):
    assert findings(data) == [("dmn_bestand", line)]


def test_no_python_is_made_from_a_table(monkeypatch):
    def forbidden(*_args, **_kwargs):
        raise AssertionError("Python was made from text")

    data = file(column("a + 40"), outcome(), rule(["> 41"], ["a * 10"]))
    for name in ("eval", "exec", "compile"):
        monkeypatch.setattr(builtins, name, forbidden)
    assert dmn.read("k.dmn", data)["regiekaart"].decide({"a": 2}).outputs == {"regie": 20}
