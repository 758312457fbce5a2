// Fovea: walk the list of images page by page, fetch the newest and compare its hash with the one in the list.
import assert from 'node:assert';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const credentials = JSON.parse(await readFile(process.argv[2], 'utf8'));

async function get(path) {
  const answer = await fetch(credentials.base_url + path, {
    headers: { Authorization: `Bearer ${credentials.hub.access_token}` },
  });
  assert(answer.ok, `${path}: ${answer.status}`);
  return answer;
}

/** All images, newest first; no more than a page is held. */
async function* images() {
  let cursor = null;
  do {
    const page = await (await get(`/v1/images?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)).json();
    yield* page.items;
    cursor = page.next_cursor;
  } while (cursor);
}

let count = 0;
let newest;
for await (const image of images()) {
  newest ??= image;
  count++;
}
console.log(count, 'images');
if (newest) {
  const content = Buffer.from(await (await get(`/v1/images/${newest.id}/content`)).arrayBuffer());
  assert.equal(createHash('sha256').update(content).digest('hex'), newest.sha256);
  console.log(newest.id, 'is whole:', content.length, 'bytes');
}
