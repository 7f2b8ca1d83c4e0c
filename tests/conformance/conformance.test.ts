import { describe, expect, test } from 'vitest';
import { faultsOf, unknownOperations } from './conformance.ts';

const edit = { method: 'PATCH', path: '/webhooks/1/token/messages/@original', query: '' };
const callback = { method: 'POST', path: '/interactions/1/token/callback', query: 'with_response=false' };
const commands = { method: 'PUT', path: '/applications/1/commands', query: '' };
const button = { type: 2, style: 2, label: 'Quotes', custom_id: 'quotes:1' };
const body = { content: '', embeds: [{ description: 'Words' }], components: [{ type: 1, components: [button] }] };

test('every operation is one of Discord’s', () => {
  expect(unknownOperations()).toEqual([]);
});

test('what Discord describes passes', () => {
  expect(faultsOf({ ...edit, body })).toEqual([]);
  expect(faultsOf({ ...callback, body: { type: 4, data: { ...body, flags: 64 } } })).toEqual([]);
  expect(faultsOf({ ...callback, body: { type: 8, data: { choices: [{ name: 'a', value: 'a' }] } } })).toEqual([]);
  expect(faultsOf({ method: 'GET', path: '/gateway/bot', query: '', body: null })).toEqual([]);
});

describe('what it does not describe is a fault, at any depth', () => {
  test.each([
    ['an unknown key', { ...edit, body: { ...body, colour: 1 } }, 'colour is unknown'],
    [
      'deep inside',
      { ...edit, body: { ...body, embeds: [{ description: 'x', links: [] }] } },
      'embeds.0.links is unknown',
    ],
    [
      'in a button',
      { ...edit, body: { ...body, components: [{ type: 1, components: [{ ...button, size: 3 }] }] } },
      'components.0.components.0.size is unknown',
    ],
    ['in a callback', { ...callback, body: { type: 4, data: { text: 'x' } } }, 'data.text is unknown'],
    ['a wrong type', { ...edit, body: { ...body, content: 5 } }, 'content'],
    ['too long', { ...edit, body: { ...body, embeds: [{ description: 'x'.repeat(4_097) }] } }, 'embeds.0.description'],
    ['an unknown path', { ...edit, path: '/webhooks/1/token/letters/@original', body }, 'no such operation'],
    ['an unknown query', { ...callback, query: 'hurry=true', body: { type: 5 } }, 'the query has no hurry'],
    ['a body where none belongs', { method: 'GET', path: '/users/@me', query: '', body: {} }, 'takes no body'],
    [
      'a command without a description of its option',
      { ...commands, body: [{ name: 'ask', type: 1, description: 'x', options: [{ type: 3, name: 'q' }] }] },
      '0.options',
    ],
  ])('%s', (_, request, fault) => {
    expect(faultsOf(request).join('\n')).toContain(fault);
  });
});

describe('of the three things that discord.js adds', () => {
  test('each is let through as it is, and no further', () => {
    expect(faultsOf({ ...edit, body: { ...body, tts: false, enforce_nonce: false } })).toEqual([]);
    expect(faultsOf({ ...edit, body: { ...body, tts: true } })).not.toEqual([]);
    expect(faultsOf({ ...edit, body: { ...body, enforce_nonce: true } })).not.toEqual([]);
    const command = { name: 'settings', type: 1, description: 'x' };
    expect(faultsOf({ ...commands, body: [{ ...command, default_member_permissions: '32' }] })).toEqual([]);
    expect(faultsOf({ ...commands, body: [{ ...command, default_member_permissions: 'all' }] })).not.toEqual([]);
  });
});
