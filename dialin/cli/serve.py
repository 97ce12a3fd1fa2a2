"""`dialin serve`: the production server."""

import socket
from contextlib import closing

import click

from dialin.cli.opening import in_one_sentence, opened_database, settings_or_refuse
from dialin.cli.output import CommandRefused
from dialin.config import Settings, is_loopback
from dialin.demands import demand_provable, unproved


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes.")
@click.option("--no-worker", is_flag=True, help="Leave the background work to `dialin worker`.")
def serve(host: str, port: int, workers: int, no_worker: bool) -> None:
    """Answer the telephone and the staff."""
    settings = settings_or_refuse(missing=unproved)
    demand_safe(settings, host)
    with opened_database(settings) as database:
        is_embedded = database.file is not None
    demand_free(host, port)
    # Imported only now: a refusal need not wait for it.
    from dialin.cli.server import run_server

    run_server(settings, host=host, port=port, workers=workers, with_worker=is_embedded and not no_worker)


def demand_safe(settings: Settings, host: str) -> None:
    """Raises `CommandRefused` where anybody could make this server do anything."""
    with in_one_sentence(settings):
        demand_provable(settings)
    if not settings.check_signatures and not is_loopback(host):
        raise CommandRefused("DIALIN_CHECK_SIGNATURES=false is for loopback only. Remove it, or use --host 127.0.0.1")


def demand_free(host: str, port: int) -> None:
    """Raises `CommandRefused` where something else listens already, or the address is not this machine's."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        with closing(socket.socket(found[0][0], socket.SOCK_STREAM)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[0][4])
    except OSError as trouble:
        reason = (trouble.strerror or "it cannot be used").lower()
        raise CommandRefused(f"Cannot listen on {host}, port {port} ({reason}). Choose another --port.") from None
