// Hub: register a recording, post what a model saw on it, read it back.
import assert from 'node:assert';
import { readFile } from 'node:fs/promises';

const credentials = JSON.parse(await readFile(process.argv[2], 'utf8'));

async function call(method, path, body) {
  const answer = await fetch(credentials.base_url + path, {
    method,
    headers: { Authorization: `Bearer ${credentials.hub.access_token}`, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  assert(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

const mediaKey = 'node_1700000000_gate';
await call('POST', '/recordings', { mediaKey, width: 1920, height: 1080, fps: 25, frameCount: 100 });
const report = await call('POST', '/detections', {
  mediaKey,
  schemaVersion: '1.0',
  source: { kind: 'model', name: 'acme-face-v2', version: '2.3.1', runId: 'node-run-1' },
  coordinateSpace: 'normalized',
  tracks: [{ id: 'trk_001', boxes: [{ frame: 0, x: 0.1, y: 0.2, w: 0.08, h: 0.14 }] }],
});
console.log('stored', report.boxesStored, 'boxes; rejected:', report.rejected.length);

const { runs } = await call('GET', `/detections?mediaKey=${mediaKey}`);
assert(runs.some(run => run.source.runId === 'node-run-1'));
