// QuickJS has no console; bpmnlint only talks to it.
globalThis.console = { log() {}, warn() {}, error() {} };
