"""Acusight: a device uploads a picture with what its model saw. Sent again, it gets the ids of the first time."""

import json
import pathlib
import sys
import urllib.request
import uuid

credentials = json.loads(pathlib.Path(sys.argv[1]).read_text())
picture = pathlib.Path(__file__).parent.parent / "pictures" / "sample.jpg"
metadata = {
    "model_id": "mdl_123",
    "model_version": "1.0.0",
    "annotations": [{"class_value": "truck", "type": "bbox", "geometry": [0.52, 0.48, 0.2, 0.1]}],
}


def form(fields, name, file):
    """A multipart form of text fields and one file."""
    boundary = uuid.uuid4().hex
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields.items()
    ]
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file.name}"\r\n\r\n'
    body = b"".join(parts) + head.encode() + file.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
    return f"multipart/form-data; boundary={boundary}", body


def upload():
    content_type, body = form({"metadata": json.dumps(metadata)}, "image", picture)
    request = urllib.request.Request(
        credentials["base_url"] + "/api/device/images/upload",
        data=body,
        headers={"X-Device-Key": credentials["acusight"]["device_key"], "Content-Type": content_type},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["data"]


first, again = upload(), upload()
print("stored", first["image_id"], "in", first["batch_id"])
assert again["image_id"] == first["image_id"], "a retry must not make a second image"
