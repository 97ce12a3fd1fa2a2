-- 923721 916925 981481
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0013');
CREATE TABLE attendee (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	name_key VARCHAR NOT NULL, 
	phone VARCHAR, 
	language VARCHAR NOT NULL, 
	delivery VARCHAR NOT NULL, 
	email VARCHAR, 
	callback BOOLEAN NOT NULL, 
	registered_at DATETIME NOT NULL, 
	seated_at DATETIME, 
	cancelled_at DATETIME, 
	late_reason VARCHAR, 
	barred_at DATETIME, 
	bar_reason VARCHAR, 
	is_untyped BOOLEAN NOT NULL, 
	address VARCHAR, ordinal INTEGER DEFAULT '0' NOT NULL, registered_from VARCHAR, 
	CONSTRAINT pk_attendee PRIMARY KEY (id), 
	CONSTRAINT fk_attendee_event_id FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "attendee" VALUES(1,1,'Erna Beispiel 0','erna beispiel 0','+493023125010','de','letter',NULL,0,'2026-06-01 10:00:00.000000','2026-06-01 10:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,1,NULL);
INSERT INTO "attendee" VALUES(2,1,'Erna Beispiel 1','erna beispiel 1','+493023125011','de','letter',NULL,0,'2026-06-01 10:00:00.000000','2026-06-01 10:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,2,NULL);
INSERT INTO "attendee" VALUES(3,1,'Erna Beispiel 2','erna beispiel 2','+493023125012','de','letter',NULL,0,'2026-06-01 10:00:00.000000',NULL,NULL,NULL,NULL,NULL,0,NULL,3,NULL);
CREATE TABLE audit_entry (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR NOT NULL, 
	act VARCHAR NOT NULL, 
	event_id INTEGER, 
	attendee_id INTEGER, 
	details JSON NOT NULL, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (id), 
	CONSTRAINT fk_audit_entry_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id), 
	CONSTRAINT fk_audit_entry_event_id FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "audit_entry" VALUES(1,'2026-06-01 10:00:00.000000','test','event.create',1,NULL,'{"slug": "digitaltag", "seats": 2}');
INSERT INTO "audit_entry" VALUES(2,'2026-06-01 10:00:00.000000','test','attendee.register',1,1,'{}');
INSERT INTO "audit_entry" VALUES(3,'2026-06-01 10:00:00.000000','test','attendee.register',1,2,'{}');
INSERT INTO "audit_entry" VALUES(4,'2026-06-01 10:00:00.000000','test','attendee.register',1,3,'{}');
CREATE TABLE bridge_leg (
	event_id INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	sid VARCHAR, 
	token VARCHAR, 
	dialled VARCHAR, 
	digits VARCHAR, 
	called_from VARCHAR, 
	attempts INTEGER NOT NULL, 
	next_at DATETIME, 
	leased_until DATETIME, 
	changed_at DATETIME, 
	failure VARCHAR, told_at DATETIME, 
	CONSTRAINT pk_bridge_leg PRIMARY KEY (event_id), 
	CONSTRAINT fk_bridge_leg_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT uq_bridge_leg_sid UNIQUE (sid), 
	CONSTRAINT uq_bridge_leg_token UNIQUE (token)
);
CREATE TABLE call (
	id INTEGER NOT NULL, 
	sid VARCHAR NOT NULL, 
	event_id INTEGER, 
	attendee_id INTEGER, 
	caller VARCHAR, 
	dialled VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	turn INTEGER NOT NULL, 
	reply VARCHAR NOT NULL, 
	news_id INTEGER, 
	is_waiting BOOLEAN NOT NULL, 
	wants_music BOOLEAN NOT NULL, 
	trouble VARCHAR, 
	hinted_at DATETIME, 
	started_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	hung_up_at DATETIME, place VARCHAR(16) DEFAULT 'dialogue' NOT NULL, greeted_in VARCHAR, said VARCHAR, 
	CONSTRAINT pk_call PRIMARY KEY (id), 
	CONSTRAINT fk_call_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id), 
	CONSTRAINT fk_call_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT uq_call_sid UNIQUE (sid)
);
INSERT INTO "call" VALUES(1,'CAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,1,'+493023125010','+493023125000','de','InRoom','{"stage":"InRoom","failures":0,"is_new":false,"longest_pin":6}',2,'<?xml version="1.0" encoding="UTF-8"?><Response><Say language="de-DE" voice="Polly.Vicki-Neural">Ihre PIN stimmt.<break time="400ms" />Die Veranstaltung Digitaltag läuft schon.<break time="400ms" />Niemand kann Sie hören.<break time="300ms" />Um etwas zu fragen,<break time="300ms" />drücken Sie Stern, unten links,<break time="200ms" />dann die Neun.<break time="400ms" />Ich verbinde Sie.<break time="200ms" /></Say><Dial action="https://dialin.example/voice/turn/2?lang=de#rc=2&amp;rt=4500&amp;rp=ct,rt,5xx" hangupOnStar="true"><Conference beep="false" endConferenceOnExit="false" muted="true" startConferenceOnEnter="true" statusCallback="https://dialin.example/voice/room" statusCallbackEvent="join leave speaker" waitUrl="https://dialin.example/voice/room/wait#rc=2&amp;rt=4500&amp;rp=ct,rt,5xx">dialin-1</Conference></Dial></Response>',NULL,0,1,NULL,NULL,'2026-06-19 16:00:00.000000','2026-06-19 16:00:00.000000',NULL,'event','de','{"says":[["ok.direct",{"title":"Digitaltag"}],["hint.hand",{}]],"repeats":0,"at":"2026-06-19T16:00:00+00:00","due":null}');
INSERT INTO "call" VALUES(2,'CAbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',1,NULL,'+493023125099','+493023125000','de','PinEntry','{"stage":"PinEntry","so_far":"","before":"","acted":"","former_language":"","tried":"","silences":0,"slips":0,"unknown":0,"helped":false,"for_seat":false,"to_cancel":false,"longest_pin":6}',1,'<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="https://dialin.example/voice/turn/1?lang=de#rc=2&amp;rt=4500&amp;rp=ct,rt,5xx" actionOnEmptyResult="true" finishOnKey="" input="dtmf speech" language="de-DE" numDigits="6" profanityFilter="false" speechTimeout="2" timeout="1"><Pause length="1" /><Say language="de-DE" voice="Polly.Vicki-Neural">Guten Abend.<break time="300ms" />Hier ist Ihre Stadt.<break time="300ms" />Sie hören eine Computer-Stimme.<break time="500ms" /></Say><Say language="en-GB" voice="Polly.Amy-Neural">For English, press five.<break time="600ms" /></Say><Say language="de-DE" voice="Polly.Vicki-Neural">Bitte geben Sie Ihre PIN ein:<break time="300ms" />die Eintritts-Nummer mit sechs Ziffern.<break time="800ms" />Wenn Sie keine PIN haben oder Hilfe brauchen,<break time="500ms" />drücken Sie die Null.</Say><Pause length="11" /></Gather></Response>',NULL,0,1,NULL,NULL,'2026-06-19 16:00:00.000000','2026-06-19 16:00:00.000000',NULL,'dialogue','de','{"says":[["pin.ask",{"length":6}]],"repeats":0,"at":"2026-06-19T16:00:00+00:00","due":null}');
CREATE TABLE call_back (
	id INTEGER NOT NULL, 
	event_id INTEGER, 
	call_id INTEGER, 
	number VARCHAR NOT NULL, 
	promised_at DATETIME NOT NULL, 
	done_at DATETIME, wanted VARCHAR(16) DEFAULT 'soon' NOT NULL, 
	CONSTRAINT pk_call_back PRIMARY KEY (id), 
	CONSTRAINT fk_call_back_call_id FOREIGN KEY(call_id) REFERENCES call (id), 
	CONSTRAINT fk_call_back_event_id FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE consent (
	id INTEGER NOT NULL, 
	event_id INTEGER, 
	call_id INTEGER NOT NULL, 
	given_at DATETIME NOT NULL, 
	prompt VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT fk_consent_call_id FOREIGN KEY(call_id) REFERENCES call (id), 
	CONSTRAINT fk_consent_event_id FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE direct_line (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	call_id INTEGER, 
	CONSTRAINT pk_direct_line PRIMARY KEY (id), 
	CONSTRAINT fk_direct_line_call_id FOREIGN KEY(call_id) REFERENCES call (id), 
	CONSTRAINT fk_direct_line_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT uq_direct_line_call_id UNIQUE (call_id), 
	CONSTRAINT uq_direct_line_event_id_number UNIQUE (event_id, number)
);
CREATE TABLE duty (
	name VARCHAR NOT NULL, 
	due_at DATETIME NOT NULL, 
	token VARCHAR, 
	leased_until DATETIME, 
	finished_at DATETIME, 
	CONSTRAINT pk_duty PRIMARY KEY (name)
);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	slug VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	starts DATETIME NOT NULL, 
	ends DATETIME NOT NULL, 
	registration_closes DATETIME NOT NULL, 
	timezone VARCHAR NOT NULL, 
	doors_minutes INTEGER NOT NULL, 
	grace_minutes INTEGER NOT NULL, 
	no_show_minutes INTEGER NOT NULL, 
	pin_length INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	number VARCHAR, 
	office VARCHAR, 
	bridge_mode VARCHAR NOT NULL, 
	bridge_number VARCHAR, 
	bridge_digits VARCHAR, 
	bridge_sip VARCHAR, 
	bridge_headers JSON NOT NULL, 
	office_hours VARCHAR, 
	knows_lines BOOLEAN NOT NULL, 
	is_recorded BOOLEAN NOT NULL, 
	takes_hands BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	cancelled_at DATETIME, most_lines INTEGER, most_per_line INTEGER DEFAULT '4' NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT uq_event_slug UNIQUE (slug)
);
INSERT INTO "event" VALUES(1,'digitaltag','Digitaltag','2026-06-19 16:00:00.000000','2026-06-19 18:00:00.000000','2026-06-16 21:59:00.000000','Europe/Berlin',15,10,15,6,'de','+493023125000','+493023125900','room',NULL,NULL,NULL,'[]',NULL,0,0,1,'2026-06-01 10:00:00.000000',NULL,NULL,NULL,4);
CREATE TABLE hand (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	attendee_id INTEGER, 
	name VARCHAR, 
	raised_at DATETIME NOT NULL, 
	floor_at DATETIME, 
	is_open BOOLEAN NOT NULL, 
	may_be_recorded BOOLEAN, 
	lowered_at DATETIME, 
	lowered_by VARCHAR, 
	CONSTRAINT pk_hand PRIMARY KEY (id), 
	CONSTRAINT fk_hand_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id), 
	CONSTRAINT fk_hand_event_id FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE line_allowance (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	phone VARCHAR NOT NULL, 
	most INTEGER NOT NULL, 
	CONSTRAINT pk_line_allowance PRIMARY KEY (id), 
	CONSTRAINT fk_line_allowance_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT uq_line_allowance_event_id_phone UNIQUE (event_id, phone)
);
CREATE TABLE pin (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	attendee_id INTEGER NOT NULL, 
	lookup VARCHAR NOT NULL, 
	sealed BLOB NOT NULL, 
	is_live BOOLEAN NOT NULL, 
	CONSTRAINT pk_pin PRIMARY KEY (id), 
	CONSTRAINT fk_pin_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id), 
	CONSTRAINT fk_pin_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT uq_pin_attendee_id UNIQUE (attendee_id)
);
INSERT INTO "pin" VALUES(1,1,1,'e7c77c51dac9d1a864db27259a5096b4abf0e828c1755284fbe1441d7b8ab269',X'6741414141414272445748506A447671387A4A326D3636654431464248686D6D4F5379556B6F456170416B72574D4F6D6B2D57566E6165436D527236357A665A3833573838674F6F643064616A4B796977787A7441785F64634261732D48555133773D3D',1);
INSERT INTO "pin" VALUES(2,1,2,'9c273fa58661ec4506ee8c253a3c20bd62b83359f90590e102d4dde0811ed916',X'674141414141427244574850506357646E574E7A3136664F4D77784F4166717550506B456C546E364A5F614E446D47473134366A47394E52503774714A7776314367687535396A5F4F72745A71454B6D787445445349523074784E563051366332513D3D',1);
INSERT INTO "pin" VALUES(3,1,3,'d3bc5d7360f297eb90dc07bb771153eb2887372f4815b87767c75721be6cfe16',X'67414141414142724457485062466434634F5545393338746245423366326F74433466696E385257726F396E5052494A756964784C752D395939734730326A4444356C454B384E753377683355394C51654C5F485977386845623876426449516D673D3D',1);
CREATE TABLE question (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	attendee_id INTEGER, 
	text VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	topic VARCHAR, 
	asked_at DATETIME NOT NULL, 
	recording_id INTEGER, 
	is_untyped BOOLEAN NOT NULL, 
	with_name BOOLEAN NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id), 
	CONSTRAINT fk_question_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_question_recording_id FOREIGN KEY(recording_id) REFERENCES voice_recording (id)
);
CREATE TABLE seat (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	attendee_id INTEGER, 
	call_id INTEGER, 
	held_until DATETIME, 
	since DATETIME, leaving_since DATETIME, next_call_id INTEGER, 
	CONSTRAINT pk_seat PRIMARY KEY (id), 
	CONSTRAINT fk_seat_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id), 
	CONSTRAINT fk_seat_call_id FOREIGN KEY(call_id) REFERENCES call (id), 
	CONSTRAINT fk_seat_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT uq_seat_attendee_id UNIQUE (attendee_id), 
	CONSTRAINT uq_seat_call_id UNIQUE (call_id), 
	CONSTRAINT uq_seat_event_id_number UNIQUE (event_id, number)
);
INSERT INTO "seat" VALUES(1,1,1,1,1,NULL,'2026-06-19 16:00:00.000000',NULL,NULL);
INSERT INTO "seat" VALUES(2,1,2,2,NULL,NULL,'2026-06-01 10:00:00.000000',NULL,NULL);
CREATE TABLE staff (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	password_hash VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_staff PRIMARY KEY (id), 
	CONSTRAINT uq_staff_name UNIQUE (name)
);
CREATE TABLE staff_session (
	token_hash VARCHAR NOT NULL, 
	staff_id INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_staff_session PRIMARY KEY (token_hash), 
	CONSTRAINT fk_staff_session_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id)
);
CREATE TABLE throttle (
	scope VARCHAR NOT NULL, 
	window_started DATETIME NOT NULL, 
	tries INTEGER NOT NULL, 
	tripped_at DATETIME, 
	CONSTRAINT pk_throttle PRIMARY KEY (scope)
);
CREATE TABLE upload (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	uploaded_at DATETIME NOT NULL, 
	CONSTRAINT pk_upload PRIMARY KEY (id), 
	CONSTRAINT fk_upload_event_id FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE voice_recording (
	id INTEGER NOT NULL, 
	event_id INTEGER, 
	call_id INTEGER, 
	attendee_id INTEGER, 
	kind VARCHAR NOT NULL, 
	sid VARCHAR NOT NULL, 
	seconds INTEGER NOT NULL, 
	consented_at DATETIME, 
	recorded_at DATETIME NOT NULL, 
	kept_at DATETIME, 
	ready_at DATETIME, 
	fetched_at DATETIME, 
	audio BLOB, 
	discarded_at DATETIME, 
	deleted_there_at DATETIME, 
	CONSTRAINT pk_voice_recording PRIMARY KEY (id), 
	CONSTRAINT fk_voice_recording_attendee_id FOREIGN KEY(attendee_id) REFERENCES attendee (id), 
	CONSTRAINT fk_voice_recording_call_id FOREIGN KEY(call_id) REFERENCES call (id), 
	CONSTRAINT fk_voice_recording_event_id FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT uq_voice_recording_sid UNIQUE (sid)
);
CREATE TABLE work (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	call_id INTEGER, 
	details JSON NOT NULL, 
	due_at DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	token VARCHAR, 
	done_at DATETIME, 
	failure VARCHAR, heard_at DATETIME, 
	CONSTRAINT pk_work PRIMARY KEY (id), 
	CONSTRAINT fk_work_call_id FOREIGN KEY(call_id) REFERENCES call (id), 
	CONSTRAINT uq_work_key UNIQUE ("key")
);
CREATE INDEX ix_attendee_phone ON attendee (phone);
CREATE UNIQUE INDEX one_registration ON attendee (event_id, phone, name_key) WHERE cancelled_at IS NULL;
CREATE INDEX ix_staff_session_staff_id ON staff_session (staff_id);
CREATE INDEX ix_audit_entry_attendee_id ON audit_entry (attendee_id);
CREATE INDEX ix_audit_entry_event_id ON audit_entry (event_id);
CREATE INDEX calls_of_event ON call (event_id, hung_up_at);
CREATE INDEX ix_call_attendee_id ON call (attendee_id);
CREATE INDEX ix_call_hung_up_at ON call (hung_up_at);
CREATE INDEX lines_of_number ON call (dialled, hung_up_at);
CREATE INDEX ix_hand_event_id ON hand (event_id);
CREATE UNIQUE INDEX one_hand_each ON hand (attendee_id) WHERE lowered_at IS NULL;
CREATE INDEX ix_pin_event_id ON pin (event_id);
CREATE INDEX ix_pin_lookup ON pin (lookup);
CREATE UNIQUE INDEX one_living_pin ON pin (lookup) WHERE is_live;
CREATE INDEX ix_call_back_event_id ON call_back (event_id);
CREATE INDEX ix_consent_call_id ON consent (call_id);
CREATE INDEX ix_consent_event_id ON consent (event_id);
CREATE INDEX ix_voice_recording_attendee_id ON voice_recording (attendee_id);
CREATE INDEX ix_voice_recording_call_id ON voice_recording (call_id);
CREATE INDEX ix_voice_recording_event_id ON voice_recording (event_id);
CREATE INDEX ix_work_call_id ON work (call_id);
CREATE INDEX ix_work_done_at ON work (done_at);
CREATE INDEX ix_question_attendee_id ON question (attendee_id);
CREATE INDEX ix_question_event_id ON question (event_id);
CREATE INDEX registrations_in_order ON attendee (event_id, ordinal);
CREATE INDEX registrations_of_name ON attendee (event_id, name_key, phone);
CREATE INDEX waiting_order ON attendee (event_id, seated_at, cancelled_at, ordinal);
CREATE INDEX ix_upload_event_id ON upload (event_id);
CREATE INDEX ix_seat_next_call_id ON seat (next_call_id);
CREATE INDEX ix_attendee_registered_from ON attendee (registered_from);
COMMIT;
