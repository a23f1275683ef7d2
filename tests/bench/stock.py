"""SpiffWorkflow as it comes, behind the same server: its own serializer, the whole history in every casus."""

import sys
from uuid import uuid4

from flask import Flask, jsonify, request
from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, bindparam, insert, select, update

from bench import models
from kapstok import db

metadata = MetaData()
runs = Table("stock_run", metadata, Column("id", String(32), primary_key=True), Column("state", LargeBinary))
READ = select(runs.c.state).where(runs.c.id == bindparam("run"))
KEEP = update(runs).where(runs.c.id == bindparam("of"))


def workflow(model: str) -> BpmnWorkflow:
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(models.bpmn(model, "python")), f"{model}.bpmn")
    return BpmnWorkflow(parser.get_spec(model), parser.get_subprocess_specs(model))


def make(app: Flask) -> Flask:
    """Start and complete; there is no list to keep."""
    serializer = BpmnWorkflowSerializer()

    @app.post("/start/<model>")
    def start(model: str):  # type: ignore[no-untyped-def]
        run, key = workflow(model), uuid4().hex
        run.do_engine_steps()
        with db.writing() as session:
            row = {"id": key, "state": serializer.serialize_json(run).encode()}
            session.connection().execute(insert(runs), row)
        return jsonify(id=key), 201

    @app.post("/complete/<key>")
    def complete(key: str):  # type: ignore[no-untyped-def]
        given = request.get_json()
        with db.writing() as session:
            connection = session.connection()
            run = serializer.deserialize_json(connection.execute(READ, {"run": key}).scalar_one().decode())
            task = run.get_tasks(state=TaskState.READY, manual=True)[0]
            task.data.update(given)
            task.run()
            run.do_engine_steps()
            state = serializer.serialize_json(run).encode()
            connection.execute(KEEP, {"of": key, "state": state})
        ready = run.get_tasks(state=TaskState.READY, manual=True)
        return jsonify(open=[task.task_spec.bpmn_id for task in ready], bytes=len(state))

    return app


def main() -> None:
    from waitress import serve

    metadata.create_all(db.database())
    serve(make(Flask("stock")), host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)


if __name__ == "__main__":
    main()
