#!/bin/sh
# Makes the secrets that docker-compose.yml mounts, once; those that are there stay as they are.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p var/secrets
chmod 700 var/secrets # the files themselves are read by the containers' own users
password=var/secrets/grafana-password
[ -s "$password" ] || python3 -c 'import secrets; print(secrets.token_urlsafe(24), end="")' >"$password"
rm -f var/secrets/grafana-login # nobody but root writes to a file of mode 444, not its owner either
printf 'admin:%s' "$(cat "$password")" >var/secrets/grafana-login
tokens=var/secrets/ingest-tokens
[ -s "$tokens" ] || python3 -c 'import secrets; print(secrets.token_urlsafe(24))' >"$tokens"
chmod 444 var/secrets/*
echo "Grafana's user is admin, its password lies in $password."
echo "Who hands in articles by HTTP needs a token of $tokens, one a line."
