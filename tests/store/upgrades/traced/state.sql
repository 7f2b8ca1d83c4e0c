PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO settings VALUES('id-secret','30bd017034dfd4f56764b33760e373711c21f52ed41ec67956fedff72b7d17b9');
INSERT INTO settings VALUES('server/mbNZXIf6xXZSQOCnlrEBle6CJ9hHkHKDrCPuUDMvoEE','{"visibility":"private","channels":["300000000000000003"],"language":"pl","personPerDay":5,"serverPerDay":null,"checkedBy":"code"}');
CREATE TABLE imports (file TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO imports VALUES('/srv/news/bulk.jsonl','2026-11-27T02:01:15.294Z');
CREATE TABLE traces (
     id TEXT PRIMARY KEY, asked_at INTEGER NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, asker TEXT, server TEXT,
     question TEXT NOT NULL, status TEXT NOT NULL, cost REAL, record TEXT NOT NULL
   , repeat_key TEXT) STRICT;
INSERT INTO traces VALUES('X5C8Y4NNVB',1795744862822,'ask','terminal',NULL,NULL,'When did the harbour of Gdynia open again?','answered',0.0,'{"asOf":"2026-11-27T02:01:02.393Z","follows":null,"askedFilter":{"from":null,"to":null,"outlets":[]},"filter":{"from":null,"to":null,"outlets":[]},"judgement":"covered","coverage":0.9985953508563958,"evidence":[{"article":"harbour","version":"f545335dc67016bb778295bf75a2f0e304e36fcb96b442e891616a9f20f69a5e","title":"Gdynia harbour open again","outlet":"Baltic Courier","date":"2026-02-03","score":35.69497910027984,"passages":[{"first":0,"last":1}]}],"searches":[],"prompt":null,"model":null,"answer":{"status":"answered","mode":"quotes","model":null,"question":"When did the harbour of Gdynia open again?","quotesReason":"no_key","filter":{"from":null,"to":null,"outlets":[]},"sentences":[{"text":"The harbour of Gdynia opened again on Monday, three days after the storm. Ferries to Karlskrona sail as planned.","emphasis":[{"start":38,"end":44}],"citations":[1],"startsParagraph":true}],"citations":[{"number":1,"article":"harbour","version":"f545335dc67016bb778295bf75a2f0e304e36fcb96b442e891616a9f20f69a5e","span":{"start":0,"end":112},"quote":"The harbour of Gdynia opened again on Monday, three days after the storm. Ferries to Karlskrona sail as planned.","headline":{"id":"harbour","title":"Gdynia harbour open again","titleIsOurs":false,"source":"Baltic Courier","date":"2026-02-03","url":"https://example.org/harbour"},"copies":[]}],"nearest":[],"undatedLeftOut":0,"asOf":"2026-02-03","complete":true,"ms":1417.1049659999999,"asOfAgeDays":297},"digest":null,"read":[],"calls":[],"timings":{"retrieveMs":1332.6399149999997,"firstSentenceMs":1417.1828239999995,"totalMs":1417.1828239999995},"failure":null,"detail":null}',NULL);
INSERT INTO traces VALUES('33ZH5A7XFB',1795744882399,'ask','terminal',NULL,NULL,'What time does the last bus go?','not_covered',0.0,'{"asOf":"2026-11-27T02:01:22.197Z","follows":null,"askedFilter":{"from":null,"to":null,"outlets":[]},"filter":{"from":null,"to":null,"outlets":[]},"judgement":"not_covered","coverage":0,"evidence":[],"searches":[],"prompt":null,"model":null,"answer":{"status":"not_covered","mode":"quotes","model":null,"question":"What time does the last bus go?","quotesReason":"no_key","filter":{"from":null,"to":null,"outlets":[]},"sentences":[],"citations":[],"nearest":[{"id":"bulk-2","title":"Fog in the bay","source":"Baltic Courier","date":"2026-02-12","url":null,"titleIsOurs":false},{"id":"bulk-1","title":"Ferry late","source":"Example Wire","date":"2026-02-11","url":null,"titleIsOurs":false},{"id":"tram","title":"Night trams for Poznan","source":"Example Wire","date":"2026-02-10","url":null,"titleIsOurs":false}],"undatedLeftOut":0,"asOf":null,"complete":true,"ms":1329.6152929999998},"digest":null,"read":[],"calls":[],"timings":{"retrieveMs":1329.2035839999999,"firstSentenceMs":null,"totalMs":1329.6717309999995},"failure":null,"detail":null}',NULL);
CREATE TABLE spending (ended_at INTEGER NOT NULL, dollars REAL NOT NULL) STRICT;
INSERT INTO spending VALUES(1795600800000,0.012500000000000000693);
CREATE TABLE ratings (
     trace TEXT NOT NULL REFERENCES traces (id) ON DELETE CASCADE, rater TEXT NOT NULL, rating TEXT NOT NULL, reason TEXT,
     comment TEXT, rated_at INTEGER NOT NULL, PRIMARY KEY (trace, rater)
   ) STRICT, WITHOUT ROWID;
INSERT INTO ratings VALUES('X5C8Y4NNVB','BJEfKEXpQVdJ-apMILvAjMcQo_2qfNvEF2j5fg9MrjY','down','outdated','The ferry was late.',1795600800000);
CREATE TABLE usage (who TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
INSERT INTO usage VALUES('BJEfKEXpQVdJ-apMILvAjMcQo_2qfNvEF2j5fg9MrjY',1795600800000);
CREATE INDEX traces_asked_at ON traces (asked_at);
CREATE INDEX traces_asker ON traces (asker) WHERE asker IS NOT NULL;
CREATE INDEX spending_ended_at ON spending (ended_at);
CREATE INDEX traces_repeat_key ON traces (repeat_key, asked_at) WHERE repeat_key IS NOT NULL;
CREATE INDEX ratings_rater ON ratings (rater);
CREATE INDEX usage_who ON usage (who, at);
CREATE INDEX usage_at ON usage (at);
COMMIT;
PRAGMA user_version = 4;
