PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO settings VALUES('id-secret','1c1835fea37410c4eab4857e345d23c3c375421e33e38ebc28acc07853a86d04');
INSERT INTO settings VALUES('server/Lu0AtI9X_ptZmG6rqnmildH-_R64lytsjqNZlVDnBbM','{"visibility":"private","channels":["300000000000000003"],"language":"pl","personPerDay":5,"serverPerDay":null,"checkedBy":"code"}');
CREATE TABLE imports (file TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO imports VALUES('/srv/news/bulk.jsonl','2026-11-27T01:59:27.456Z');
CREATE TABLE traces (
     id TEXT PRIMARY KEY, asked_at INTEGER NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, asker TEXT, server TEXT,
     question TEXT NOT NULL, status TEXT NOT NULL, cost REAL, record TEXT NOT NULL
   , repeat_key TEXT) STRICT;
INSERT INTO traces VALUES('KW417SN226',1795744755169,'ask','terminal',NULL,NULL,'When did the harbour of Gdynia open again?','answered',0.0,'{"asOf":"2026-11-27T01:59:14.627Z","follows":null,"askedFilter":{"from":null,"to":null,"outlets":[]},"filter":{"from":null,"to":null,"outlets":[]},"judgement":"covered","coverage":0.9985953508563958,"evidence":[{"article":"harbour","version":"f545335dc67016bb778295bf75a2f0e304e36fcb96b442e891616a9f20f69a5e","title":"Gdynia harbour open again","outlet":"Baltic Courier","date":"2026-02-03","score":35.97471716739536,"passages":[{"first":0,"last":1}]}],"searches":[],"prompt":null,"model":null,"answer":{"status":"answered","mode":"quotes","model":null,"question":"When did the harbour of Gdynia open again?","quotesReason":"no_key","filter":{"from":null,"to":null,"outlets":[]},"sentences":[{"text":"The harbour of Gdynia opened again on Monday, three days after the storm. Ferries to Karlskrona sail as planned.","emphasis":[{"start":38,"end":44}],"citations":[1],"startsParagraph":true}],"citations":[{"number":1,"article":"harbour","version":"f545335dc67016bb778295bf75a2f0e304e36fcb96b442e891616a9f20f69a5e","span":{"start":0,"end":112},"quote":"The harbour of Gdynia opened again on Monday, three days after the storm. Ferries to Karlskrona sail as planned.","headline":{"id":"harbour","title":"Gdynia harbour open again","titleIsOurs":false,"source":"Baltic Courier","date":"2026-02-03","url":"https://example.org/harbour"},"copies":[]}],"nearest":[],"undatedLeftOut":0,"asOf":"2026-02-03","complete":true,"ms":1005.7991099999999,"asOfAgeDays":297},"digest":null,"read":[],"calls":[],"timings":{"retrieveMs":940.7155319999983,"firstSentenceMs":1005.8561179999997,"totalMs":1005.8561179999997},"failure":null,"detail":null}',NULL);
INSERT INTO traces VALUES('G7BJ7SPCGF',1795744785460,'ask','terminal',NULL,NULL,'What time does the last bus go?','not_covered',0.0,'{"asOf":"2026-11-27T01:59:45.176Z","follows":null,"askedFilter":{"from":null,"to":null,"outlets":[]},"filter":{"from":null,"to":null,"outlets":[]},"judgement":"not_covered","coverage":0,"evidence":[],"searches":[],"prompt":null,"model":null,"answer":{"status":"not_covered","mode":"quotes","model":null,"question":"What time does the last bus go?","quotesReason":"no_key","filter":{"from":null,"to":null,"outlets":[]},"sentences":[],"citations":[],"nearest":[{"id":"bulk-2","title":"Fog in the bay","source":"Baltic Courier","date":"2026-02-12","url":null,"titleIsOurs":false},{"id":"bulk-1","title":"Ferry late","source":"Example Wire","date":"2026-02-11","url":null,"titleIsOurs":false},{"id":"tram","title":"Night trams for Poznan","source":"Example Wire","date":"2026-02-10","url":null,"titleIsOurs":false}],"undatedLeftOut":0,"asOf":null,"complete":true,"ms":912.763880999999},"digest":null,"read":[],"calls":[],"timings":{"retrieveMs":912.5455169999987,"firstSentenceMs":null,"totalMs":912.8072729999985},"failure":null,"detail":null}',NULL);
CREATE TABLE spending (ended_at INTEGER NOT NULL, dollars REAL NOT NULL) STRICT;
INSERT INTO spending VALUES(1795600800000,0.012500000000000000693);
CREATE TABLE ratings (
     trace TEXT NOT NULL REFERENCES traces (id) ON DELETE CASCADE, rater TEXT NOT NULL, rating TEXT NOT NULL, reason TEXT,
     comment TEXT, rated_at INTEGER NOT NULL, PRIMARY KEY (trace, rater)
   ) STRICT, WITHOUT ROWID;
INSERT INTO ratings VALUES('KW417SN226','S3y7K7N8majk-oSMSdj9dLWsufSQUTqOxQY9sR97MEc','down','outdated','The ferry was late.',1795600800000);
CREATE TABLE usage (who TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
INSERT INTO usage VALUES('S3y7K7N8majk-oSMSdj9dLWsufSQUTqOxQY9sR97MEc',1795600800000);
CREATE TABLE erased (asker TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO leases VALUES('intake','data folder',1795773601000);
CREATE INDEX traces_asked_at ON traces (asked_at);
CREATE INDEX traces_asker ON traces (asker) WHERE asker IS NOT NULL;
CREATE INDEX traces_repeat_key ON traces (repeat_key, asked_at) WHERE repeat_key IS NOT NULL;
CREATE INDEX ratings_rater ON ratings (rater);
CREATE INDEX usage_who ON usage (who, at);
CREATE INDEX usage_at ON usage (at);
CREATE INDEX spending_ended_at ON spending (ended_at, dollars);
COMMIT;
PRAGMA user_version = 6;
