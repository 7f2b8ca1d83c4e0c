import { type AnyDoor, asDoor } from './door.ts';
import { backups } from './doors/backups.ts';
import { dataSets } from './doors/data-sets.ts';
import { feeds } from './doors/feeds.ts';
import { files } from './doors/files.ts';
import { imports } from './doors/imports.ts';
import { interactions } from './doors/interactions.ts';
import { modelStreams } from './doors/model-streams.ts';
import { pages } from './doors/pages.ts';
import { robots } from './doors/robots.ts';
import { settings } from './doors/settings.ts';
import { sitemaps } from './doors/sitemaps.ts';
import { sourcesFile } from './doors/sources-file.ts';

/** Every door through which something comes in that others wrote. */
export const everyDoor: readonly AnyDoor[] = [
  asDoor(interactions),
  asDoor(modelStreams),
  asDoor(files),
  asDoor(imports),
  asDoor(feeds),
  asDoor(pages),
  asDoor(sitemaps),
  asDoor(robots),
  asDoor(sourcesFile),
  asDoor(settings),
  asDoor(dataSets),
  asDoor(backups),
];
