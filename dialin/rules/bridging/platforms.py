"""The videoconference platforms that dialin knows by name."""

# By the word that commands, columns and readings share; each with the name that its own people give it.
PLATFORMS = {
    "zoom": "Zoom",
    "teams": "Microsoft Teams",
    "webex": "Webex",
    "bigbluebutton": "BigBlueButton",
    "jitsi": "Jitsi Meet",
    "jitsi-admin": "jitsi-admin",
    "nextcloud-talk": "Nextcloud Talk",
    "goto": "GoTo",
    "meet": "Google Meet",
    "chime": "Amazon Chime",
    "freeconference": "FreeConference",
    "skype": "Skype",
}
# Those with an API that says how a meeting is reached by telephone.
ASKED = ("bigbluebutton", "jitsi")
