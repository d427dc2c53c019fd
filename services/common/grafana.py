"""The connection to a Grafana server."""

from urllib.parse import urlsplit

from grafana_api.grafana_face import GrafanaFace


def connect(url: str, secret: str, seconds: float = 10) -> GrafanaFace:
    """A client of the Grafana at `url`; nothing is sent yet.

    `secret` is a service account's token, or `user:password`. Every request ends after `seconds`.
    Raises ValueError where `url` is not an HTTP URL or there is no secret.
    """
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ValueError(f"not the URL of a Grafana server: {url!r}")
    if not secret:
        raise ValueError("Grafana needs a token: name a file that holds it in FRONTWATCH_GRAFANA_TOKEN_FILE")
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
