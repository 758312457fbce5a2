"""Fovea: walk the list of images page by page, fetch the newest and compare its hash with the one in the list."""

import hashlib
import json
import pathlib
import sys
import urllib.parse
import urllib.request

credentials = json.loads(pathlib.Path(sys.argv[1]).read_text())


def get(path, **query):
    request = urllib.request.Request(
        credentials["base_url"] + path + "?" + urllib.parse.urlencode(query),
        headers={"Authorization": "Bearer " + credentials["hub"]["access_token"]},
    )
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def images():
    """All images, newest first; no more than a page is held."""
    cursor = {}
    while True:
        page = json.loads(get("/v1/images", limit=100, **cursor))
        yield from page["items"]
        if page["next_cursor"] is None:
            return
        cursor = {"cursor": page["next_cursor"]}


found = list(images())
print(len(found), "images")
if found:
    newest = found[0]
    content = get(f"/v1/images/{newest['id']}/content")
    assert hashlib.sha256(content).hexdigest() == newest["sha256"]
    print(newest["id"], "is whole:", len(content), "bytes")
