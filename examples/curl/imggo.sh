#!/bin/sh
# ImgGo: a pattern says what to read, a receipt goes in, its fields come out.
set -eu
here=$(dirname "$0")
url=$(jq -r .base_url "$1")/api
auth="Authorization: Bearer $(jq -r .imggo.api_key "$1")"

pattern=$(curl -sS --fail-with-body "$url/patterns" -H "$auth" -H 'Content-Type: application/json' -d '{
  "name": "Receipts (curl)", "instructions": "Read the shop, the date and the total",
  "schema": {"company": "string", "date": "date", "total": "number"}}' | jq -r .data.pattern_id)
job=$(curl -sS --fail-with-body "$url/patterns/$pattern/ingest?wait=0" -H "$auth" -F "file=@$here/../pictures/receipt.jpg" | jq -r .data.job_id)

status=queued
while [ "$status" = queued ] || [ "$status" = processing ]; do
  sleep 0.5
  answer=$(curl -sS --fail-with-body "$url/jobs/$job" -H "$auth")
  status=$(echo "$answer" | jq -r .data.status)
done
echo "$answer" | jq .data.result
[ "$status" = completed ]
