#!/bin/sh
# Fovea: walk the list of images page by page, fetch the newest and compare its hash with the one in the list.
set -eu
url=$(jq -r .base_url "$1")/v1
auth="Authorization: Bearer $(jq -r .hub.access_token "$1")"

cursor= count=0
while :; do
  page=$(curl -sS --fail-with-body -G "$url/images" -H "$auth" -d limit=100 ${cursor:+--data-urlencode "cursor=$cursor"})
  count=$((count + $(echo "$page" | jq '.items | length')))
  [ -n "$cursor" ] || newest=$(echo "$page" | jq -r '.items[0].id // ""')
  cursor=$(echo "$page" | jq -r '.next_cursor // ""')
  [ -n "$cursor" ] || break
done
echo "$count images"
[ -n "$newest" ] || exit 0

hash=$(curl -sS --fail-with-body "$url/images/$newest" -H "$auth" | jq -r .sha256)
curl -sS --fail-with-body "$url/images/$newest/content" -H "$auth" | sha256sum | grep -q "^$hash "
echo "$newest is whole"
