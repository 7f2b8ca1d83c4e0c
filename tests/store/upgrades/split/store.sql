PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (id TEXT NOT NULL, sequence INTEGER NOT NULL);
INSERT INTO meta VALUES('a591fdc7-3daa-4fa8-8eb7-7276b4c9da6f',4);
CREATE TABLE files (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, article TEXT, problem TEXT
  ) WITHOUT ROWID;
INSERT INTO files VALUES('harbour.md','227-1795744694290834864-1795744694290834864 UTC','harbour',NULL);
INSERT INTO files VALUES('tram.md','178-1795744694339486226-1795744694339486226 UTC','tram',NULL);
CREATE TABLE articles (
    doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, import INTEGER, pass INTEGER,
    title TEXT NOT NULL, source TEXT, date TEXT, url TEXT,
    title_is_ours INTEGER NOT NULL, author TEXT, section TEXT, language TEXT NOT NULL, updated TEXT,
    status TEXT NOT NULL, correction TEXT, hash TEXT NOT NULL, sentences BLOB NOT NULL, structure TEXT NOT NULL, text TEXT NOT NULL
  );
INSERT INTO articles VALUES(1,'harbour',NULL,NULL,'Gdynia harbour open again','Baltic Courier','2026-02-03','https://example.org/harbour',0,NULL,NULL,'en',NULL,'published',NULL,'f545335dc67016bb778295bf75a2f0e304e36fcb96b442e891616a9f20f69a5e',X'00000000490000004a00000070000000','[]','The harbour of Gdynia opened again on Monday, three days after the storm. Ferries to Karlskrona sail as planned.');
INSERT INTO articles VALUES(2,'tram',NULL,NULL,'Night trams for Poznan','Example Wire','2026-02-10',NULL,0,NULL,NULL,'en',NULL,'published',NULL,'dbbcdf095d5082db2698005e90d1dd4ec5ccd834bc53b3f03b20c8135bd895eb',X'00000000450000004600000065000000','[]','Poznan will run trams all night from April, the city council decided. The first line goes to Franowo.');
INSERT INTO articles VALUES(3,'bulk-1',1,1,'Ferry late','Example Wire','2026-02-11',NULL,0,NULL,NULL,'en',NULL,'published',NULL,'71b4dfa91820bc15c5003379c2e21138219522adb88a7278db69a4daa3ec5ef8',X'000000004a000000','[]','The ferry from Karlskrona came two hours late on Wednesday because of fog.');
INSERT INTO articles VALUES(4,'bulk-2',1,1,'Fog in the bay','Baltic Courier','2026-02-12',NULL,0,NULL,NULL,'en',NULL,'published',NULL,'da4f60aa71931e9ff1454c00f3fec6a16466306d0b0fce5c10f6f0bc2082e7a3',X'0000000038000000','[]','Fog closed the bay of Gdansk for small boats until noon.');
CREATE TABLE gone (sequence INTEGER PRIMARY KEY, doc INTEGER NOT NULL);
CREATE TABLE imports (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, pass INTEGER NOT NULL,
    offset INTEGER NOT NULL, lines INTEGER NOT NULL, finished INTEGER NOT NULL, counts TEXT NOT NULL
  );
INSERT INTO imports VALUES(1,'/srv/news/bulk.jsonl','318-1795744694357592574 UTC',1,318,2,1,'{"added":2,"changed":0,"unchanged":0,"duplicates":0,"refused":0,"leftOut":{},"warnings":0}');
CREATE INDEX files_article ON files (article);
CREATE INDEX articles_of_files ON articles (id) WHERE import IS NULL;
CREATE INDEX articles_of_imports ON articles (import) WHERE import IS NOT NULL;
COMMIT;
PRAGMA user_version = 9;
