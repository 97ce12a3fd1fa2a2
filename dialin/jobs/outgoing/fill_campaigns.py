"""Keeps campaigns up to date, and begins the calls at the start that people were promised."""

from datetime import timedelta

from dialin.actions.outgoing.campaigns.fill_campaign import begin_promised, fill_campaign, needs_filling
from dialin.actions.outgoing.campaigns.means import means_of
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.campaign_people import events_with_promises
from dialin.store.campaigns import running_campaigns

SOON = timedelta(hours=6)  # so many calls that they take longer than this are placed by no account


def do(services: Services) -> None:
    means = means_of(services.settings)
    with services.looking() as act:
        outdated = [campaign for campaign in running_campaigns(act) if needs_filling(act, campaign, means)]
        promised = events_with_promises(act, until=act.now + SOON)
    for campaign in outdated:
        with services.acting(DIALIN) as act:
            fill_campaign(act, campaign, means)
    for event_id in promised:
        with services.acting(DIALIN) as act:
            begin_promised(act, event_id, means)
