"""The connection to a Grafana server."""

from urllib.parse import urlsplit

from grafana_api.grafana_face import GrafanaFace

from services.common.settings import PREFIX, UnusableSetting


def connect(url: str, secret: str, seconds: float = 10) -> GrafanaFace:
    """A client of the Grafana at `url`; nothing is sent yet.

    `secret` is a service account's token, or `user:password`. Every request ends after `seconds`.
    Raises UnusableSetting where `url` is not an HTTP URL or there is no secret.
    """
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise UnusableSetting(f"{PREFIX}GRAFANA_URL: {url!r} is not the URL of a Grafana server")
    if not secret:
        raise UnusableSetting(f"{PREFIX}GRAFANA_TOKEN_FILE: names no token, and Grafana needs one")
    user, colon, password = secret.partition(":")
    path = address.path.strip("/")
    return GrafanaFace(
        auth=(user, password) if colon else secret,
        host=address.hostname,
        port=address.port,
        protocol=address.scheme,
        url_path_prefix=f"{path}/" if path else "",
        timeout=seconds,
    )
