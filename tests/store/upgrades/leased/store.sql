PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (id TEXT NOT NULL, sequence INTEGER NOT NULL);
INSERT INTO meta VALUES('a591fdc7-3daa-4fa8-8eb7-7276b4c9da6f',8);
CREATE TABLE articles (
    doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, source TEXT, date TEXT, url TEXT,
    title_is_ours INTEGER NOT NULL, author TEXT, section TEXT, language TEXT NOT NULL, updated TEXT,
    status TEXT NOT NULL, correction TEXT, hash TEXT NOT NULL, sentences BLOB NOT NULL, structure TEXT NOT NULL, text TEXT NOT NULL
  , first_seen INTEGER);
INSERT INTO articles VALUES(3,'bulk-1','Ferry late','Example Wire','2026-02-11',NULL,0,NULL,NULL,'en',NULL,'published',NULL,'71b4dfa91820bc15c5003379c2e21138219522adb88a7278db69a4daa3ec5ef8',X'000000004a000000','[]','The ferry from Karlskrona came two hours late on Wednesday because of fog.',NULL);
INSERT INTO articles VALUES(4,'bulk-2','Fog in the bay','Baltic Courier','2026-02-12',NULL,0,NULL,NULL,'en',NULL,'published',NULL,'da4f60aa71931e9ff1454c00f3fec6a16466306d0b0fce5c10f6f0bc2082e7a3',X'0000000038000000','[]','Fog closed the bay of Gdansk for small boats until noon.',NULL);
INSERT INTO articles VALUES(6,'harbour','Gdynia harbour open again',NULL,NULL,NULL,0,NULL,NULL,'en',NULL,'published',NULL,'72241bee8625f74d78c050b73e7c010e7d323e6598e32f91605701bff55f0eb8',X'000000002d000000','[]','The harbour of Gdynia opened again on Monday.',1795760737840);
INSERT INTO articles VALUES(8,'tram','Night trams for Poznan',NULL,NULL,NULL,0,NULL,NULL,'en',NULL,'published',NULL,'52c577ebc0ef63764258b31d8f7fabeafd583028079a7aed634981439f7357fe',X'000000002b000000','[]','Poznan will run trams all night from April.',1795760737878);
CREATE TABLE gone (sequence INTEGER PRIMARY KEY, doc INTEGER NOT NULL);
INSERT INTO gone VALUES(5,1);
INSERT INTO gone VALUES(7,2);
CREATE TABLE sources (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, counts TEXT NOT NULL DEFAULT '{}',
    added_at INTEGER NOT NULL, tried_at INTEGER, succeeded_at INTEGER, changed_at INTEGER, next_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0, trouble TEXT, held TEXT, told TEXT, longest_silence_ms INTEGER NOT NULL DEFAULT 0,
    is_dismissed INTEGER NOT NULL DEFAULT 0, cursor TEXT
  );
INSERT INTO sources VALUES(1,'folder','folder','{"added":0,"changed":2,"removed":0,"unchanged":0,"duplicates":0,"refused":0,"leftOut":{},"warnings":0}',1795760737000,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,0,NULL);
INSERT INTO sources VALUES(2,'import:/srv/news/bulk.jsonl','jsonl','{"added":2,"changed":0,"unchanged":0,"duplicates":0,"refused":0,"leftOut":{},"warnings":0}',1795760737000,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,0,0,'{"stamp":"318-1795744694357592574 UTC","pass":1,"offset":318,"lines":2,"isFinished":true}');
CREATE TABLE items (
    source INTEGER NOT NULL, key TEXT NOT NULL, stamp TEXT NOT NULL, article TEXT, problem TEXT, first_seen INTEGER NOT NULL,
    PRIMARY KEY (source, key)
  ) WITHOUT ROWID;
INSERT INTO items VALUES(1,'harbour.md','88-1795760737223490981-1795760737223490981 UTC 2','harbour',NULL,1795760737000);
INSERT INTO items VALUES(1,'tram.md','83-1795760737223490981-1795760737223490981 UTC 2','tram',NULL,1795760737000);
INSERT INTO items VALUES(2,'bulk-1','1:0','bulk-1',NULL,1795760737000);
INSERT INTO items VALUES(2,'bulk-2','1:0','bulk-2',NULL,1795760737000);
CREATE TABLE item_counts (source INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
INSERT INTO item_counts VALUES(1,2);
INSERT INTO item_counts VALUES(2,2);
CREATE TABLE item_names (
    source INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (source, name)
  ) WITHOUT ROWID;
CREATE TABLE embargoes (article TEXT PRIMARY KEY, until INTEGER NOT NULL, status TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sites (host TEXT PRIMARY KEY, blocks TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE past_versions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, first_seen INTEGER, last_seen INTEGER NOT NULL, ended TEXT NOT NULL,
    
    title TEXT NOT NULL, source TEXT, date TEXT, url TEXT,
    title_is_ours INTEGER NOT NULL, author TEXT, section TEXT, language TEXT NOT NULL, updated TEXT,
    status TEXT NOT NULL, correction TEXT, hash TEXT NOT NULL, sentences BLOB NOT NULL, structure TEXT NOT NULL, text TEXT NOT NULL
  );
INSERT INTO past_versions VALUES(1,'harbour',NULL,1795760737840,'changed','Gdynia harbour open again','Baltic Courier','2026-02-03','https://example.org/harbour',0,NULL,NULL,'en',NULL,'published',NULL,'f545335dc67016bb778295bf75a2f0e304e36fcb96b442e891616a9f20f69a5e',X'00000000490000004a00000070000000','[]','The harbour of Gdynia opened again on Monday, three days after the storm. Ferries to Karlskrona sail as planned.');
INSERT INTO past_versions VALUES(2,'tram',NULL,1795760737878,'changed','Night trams for Poznan','Example Wire','2026-02-10',NULL,0,NULL,NULL,'en',NULL,'published',NULL,'dbbcdf095d5082db2698005e90d1dd4ec5ccd834bc53b3f03b20c8135bd895eb',X'00000000450000004600000065000000','[]','Poznan will run trams all night from April, the city council decided. The first line goes to Franowo.');
CREATE INDEX items_article ON items (article) WHERE article IS NOT NULL;
CREATE TRIGGER item_comes AFTER INSERT ON items WHEN new.article IS NOT NULL BEGIN
    INSERT INTO item_counts VALUES (new.source, 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
  END;
CREATE TRIGGER item_goes AFTER DELETE ON items WHEN old.article IS NOT NULL BEGIN
    UPDATE item_counts SET articles = articles - 1 WHERE source = old.source;
  END;
CREATE TRIGGER item_changes AFTER UPDATE OF article ON items WHEN (old.article IS NULL) <> (new.article IS NULL) BEGIN
    INSERT INTO item_counts VALUES (new.source, iif(new.article IS NULL, 0, 1))
      ON CONFLICT DO UPDATE SET articles = articles + iif(new.article IS NULL, -1, 1);
  END;
CREATE INDEX item_names_key ON item_names (source, key);
CREATE INDEX past_versions_id ON past_versions (id, number);
COMMIT;
PRAGMA user_version = 10;
