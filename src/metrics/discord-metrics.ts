import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { DiscordObserver } from '../discord/wire/discord-observer.ts';
import { durationBuckets, seconds } from './buckets.ts';

/** What is counted of Discord. */
export function discordMetrics(registry: Registry): DiscordObserver {
  const registers = [registry];
  const up = new Gauge({
    registers,
    name: 'dateline_discord_gateway_up',
    help: '1 while all connections to the gateway of Discord are up',
  });
  const losses = new Counter({
    registers,
    name: 'dateline_discord_gateway_losses_total',
    help: 'How often they were lost',
  });
  const responses = new Counter({
    registers,
    name: 'dateline_discord_responses_total',
    help: 'Answers of Discord’s REST interface, by HTTP status',
    labelNames: ['status'],
  });
  const delivery = new Histogram({
    registers,
    name: 'dateline_delivery_duration_seconds',
    help: 'From an answer to Discord having taken it',
    buckets: durationBuckets,
  });
  const posts = new Counter({
    registers,
    name: 'dateline_posts_total',
    help: 'Tries to post a message by itself, by what came of them',
    labelNames: ['result'],
  });
  const changes = new Counter({
    registers,
    name: 'dateline_changes_total',
    help: 'Tries to change a message that stands, by what came of them',
    labelNames: ['result'],
  });
  let wasUp = false;
  return {
    connection: (now) => {
      if (wasUp && !now) losses.inc();
      wasUp = now;
      up.set(now ? 1 : 0);
    },
    responded: (status) => responses.inc({ status: String(status) }),
    delivered: (ms) => delivery.observe(seconds(ms)),
    posted: (result) => posts.inc({ result }),
    changed: (result) => changes.inc({ result }),
  };
}
