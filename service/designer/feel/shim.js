// QuickJS has neither of these, and the Temporal polyfill asks for both while it loads. Zones by name do not exist
// in the sandbox: Python sends every moment with its offset.
globalThis.console = { log() {}, warn() {}, error() {} };
globalThis.Intl = {
  DateTimeFormat: function () {
    throw new RangeError('time zones by name are not available');
  },
};
