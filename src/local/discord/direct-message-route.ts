import { z } from 'zod';
import { channelForm } from './channels.ts';
import { parseBody, refusals } from './form-errors.ts';
import { ok, type Route } from './request-route.ts';
import { snowflake } from './text-lengths.ts';
import type { World } from './world.ts';

const body = z.object({ recipient_id: snowflake });

/** The route by which a bot opens the channel of somebody's direct messages, or gets the one that is there. Whether it may write there, it finds out when it writes. */
export function createDirectMessageRoute(world: World, opened: () => void): Route {
  return {
    method: 'POST',
    path: '/users/@me/channels',
    auth: 'bot',
    limit: null,
    handle: (request) => {
      const person = world.people.get(parseBody(body, request.body).recipient_id);
      if (person === undefined) throw refusals.invalidRecipient();
      const channel = world.directMessages(person);
      opened();
      return ok(channelForm(channel, world.now()));
    },
  };
}
