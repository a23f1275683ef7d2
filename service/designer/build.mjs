// Builds what the browser and the sandbox need: each folder beside this file brings its own bundles.
import { build as buildFeel } from './feel/build.mjs';
import { build as buildLint } from './lint/build.mjs';
import { build as buildWeb } from './web/build.mjs';

await Promise.all([buildFeel(), buildLint(), buildWeb()]);
