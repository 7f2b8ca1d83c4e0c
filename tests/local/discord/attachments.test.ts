import { AttachmentBuilder, type TextChannel } from 'discord.js';
import { expect, test } from 'vitest';
import { ask, discord, online, register, request } from './connected.ts';

const page = Buffer.from('question,count\nWho?,3\n');
const pngOf2x3 = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03', 'latin1'),
  Buffer.alloc(8),
]);

async function channelOf(local: Awaited<ReturnType<typeof discord>>): Promise<TextChannel> {
  const { bot } = await online(local);
  return (await bot.channels.fetch(local.channelId)) as TextChannel;
}

test('a file that discord.js attaches can be read at its address, under its name', async () => {
  const local = await discord();
  const channel = await channelOf(local);
  const file = new AttachmentBuilder(page, { name: 'what readers asked?.csv', description: 'Questions' });
  const { attachments } = await channel.send({ content: 'The day', files: [file] });
  const attached = attachments.first();
  expect(attached).toMatchObject({ name: 'what_readers_asked_.csv', size: page.length, description: 'Questions' });
  const read = await fetch(attached?.url ?? '');
  expect(Buffer.from(await read.arrayBuffer())).toEqual(page);
  expect((await fetch(`${attached?.url}x`)).status).toBe(404);
});

test('a picture in an embed gets an address and its size, and isn’t shown twice', async () => {
  const local = await discord();
  const channel = await channelOf(local);
  const files = [new AttachmentBuilder(pngOf2x3, { name: 'plot.png' })];
  const sent = await channel.send({ embeds: [{ image: { url: 'attachment://plot.png' } }], files });
  expect(sent.attachments.size).toBe(0);
  const read = await fetch(sent.embeds[0]?.image?.url ?? '');
  expect(Buffer.from(await read.arrayBuffer())).toEqual(pngOf2x3);
  const plain = await channel.send({ files });
  expect(plain.attachments.first()).toMatchObject({ width: 2, height: 3 });
});

test('an edit keeps a message’s files, adds others, or drops what it doesn’t name', async () => {
  const local = await discord();
  const channel = await channelOf(local);
  const names = () => local.messages()[0]?.latest.attachments.map(({ filename }) => filename);
  const sent = await channel.send({ files: [new AttachmentBuilder(page, { name: 'a.csv' })] });
  await sent.edit({ content: 'Words' });
  expect(names()).toEqual(['a.csv']);
  const kept = [...sent.attachments.values()];
  await sent.edit({ attachments: kept, files: [new AttachmentBuilder(page, { name: 'b.csv' })] });
  expect(names()).toEqual(['a.csv', 'b.csv']);
  await sent.edit({ attachments: [] });
  expect(names()).toEqual([]);
});

test('a forum’s post and a reply to an interaction take files as well', async () => {
  const local = await discord();
  await register(local, [ask]);
  const forum = local.createChannel({ kind: 'forum', name: 'digests' });
  const files = [new AttachmentBuilder(page, { name: 'a.csv' })];
  const { bot } = await online(local, async (given) => {
    if (!given.isChatInputCommand()) return;
    await given.reply({ files });
    await given.followUp({ files });
  });
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await asked.until(({ followUps }) => followUps.length === 1);
  expect(asked.message?.attachments).toHaveLength(1);
  expect(asked.followUps[0]?.latest.attachments).toHaveLength(1);
  const channel = await bot.channels.fetch(forum.id);
  if (!channel?.isThreadOnly()) throw new Error('No forum');
  const thread = await channel.threads.create({ name: 'Tuesday', message: { files } });
  expect(local.messages(thread.id)[0]?.latest.attachments).toHaveLength(1);
});

test('files want leave of their own, and have a greatest size', { tags: 'thorough' }, async () => {
  const local = await discord();
  const channel = await channelOf(local);
  const large = new AttachmentBuilder(Buffer.alloc(10 * 1024 * 1024 + 1), { name: 'large.bin' });
  await expect(channel.send({ files: [large] })).rejects.toMatchObject({ status: 413, code: 40005 });
  local.setBotPermissions(['ViewChannel', 'SendMessages', 'EmbedLinks']);
  const file = new AttachmentBuilder(page, { name: 'a.csv' });
  await expect(channel.send({ files: [file] })).rejects.toMatchObject({ code: 50013 });
});

test('a body that is no multipart one is refused', async () => {
  const local = await discord();
  const response = await fetch(`${local.url}/v10/channels/${local.channelId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${local.token}`, 'content-type': 'multipart/form-data; boundary=x' },
    body: 'nothing of the kind',
  });
  expect(response.status).toBe(400);
  expect(await request(local, 'GET', `/channels/${local.channelId}/messages`)).toMatchObject({ body: [] });
});
