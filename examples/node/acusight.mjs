// Acusight: a device uploads a picture with what its model saw. Sent again, it gets the ids of the first time.
import assert from 'node:assert';
import { readFile } from 'node:fs/promises';

const credentials = JSON.parse(await readFile(process.argv[2], 'utf8'));
const picture = await readFile(new URL('../pictures/sample.jpg', import.meta.url));
const metadata = {
  model_id: 'mdl_123',
  model_version: '1.0.0',
  annotations: [{ class_value: 'truck', type: 'bbox', geometry: [0.52, 0.48, 0.2, 0.1] }],
};

async function upload() {
  const form = new FormData();
  form.append('metadata', JSON.stringify(metadata));
  form.append('image', new Blob([picture], { type: 'image/jpeg' }), 'sample.jpg');
  const answer = await fetch(`${credentials.base_url}/api/device/images/upload`, {
    method: 'POST',
    headers: { 'X-Device-Key': credentials.acusight.device_key },
    body: form,
  });
  assert(answer.ok, `${answer.status} ${await answer.clone().text()}`);
  return (await answer.json()).data;
}

const first = await upload();
const again = await upload();
console.log('stored', first.image_id, 'in', first.batch_id);
assert.equal(again.image_id, first.image_id, 'a retry must not make a second image');
