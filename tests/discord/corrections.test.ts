import { describe, expect, test } from 'vitest';
import { english } from '../../src/wording/english.ts';
import { blamed, ferry, hourMs, ice, idOf, minuteMs, newsroom, soon } from './correcting.ts';
import { textOf } from './harness.ts';

describe.concurrent('an answer that others can read', () => {
  test('is edited where it stands: what was corrected, since when, with its link; what no longer stands is struck out', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    expect(textOf(answer.latest)).toContain(blamed);
    const note = 'An earlier version of this article named fog.';
    house.write(ferry({ status: 'corrected', correction: note }, ice));
    await expect
      .poll(async () => {
        await house.turn(minuteMs);
        return textOf(answer.latest);
      }, soon)
      .toContain('**Corrected');
    const shown = textOf(answer.latest);
    expect(shown).toMatch(
      /\*\*Corrected <t:\d+:R>:\*\* \[Ferry comes in late\]\(<https:\/\/x\.example\/ferry>\): “An earlier version of this article named fog\.”/,
    );
    expect(shown).toContain(`~~${blamed}~~`);
    expect(shown).toContain('The ferry Stena came to Gdynia');
    expect(shown).not.toContain('~~The ferry');
    // The question is asked again for whoever presses, and answered from what stands now.
    const again = house.discord.pressButton(answer, idOf(answer, 'again'));
    expect(textOf(await again.reply(({ components }) => components.length > 0))).toContain('ice near Bornholm');
    expect(house.patches(answer)).toBe(1);
  });

  test('is left alone by slips of layout, other paragraphs, and a restart', async () => {
    const house = await newsroom();
    const { bot } = await house.start();
    const answer = await house.ask();
    const before = textOf(answer.latest);
    house.write(ferry({ author: 'Ewa Lis' }, ` ${blamed}  `, 'The harbour was busy.'));
    await house.turn(hourMs);
    await bot.close(0);
    await house.start();
    await house.turn(hourMs);
    house.write(ferry({}, ice));
    await expect
      .poll(async () => {
        await house.turn(minuteMs);
        return house.patches(answer);
      }, soon)
      .toBe(1);
    expect(before).not.toContain('~~');
    expect(textOf(answer.latest)).toContain(`~~${blamed}~~`);
    expect(textOf(answer.latest)).toContain('**Changed');
  });

  test('calls nobody, and is taken by Discord, whatever the newsroom says of its correction', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    const note = `@everyone <@${house.discord.user.user.id}> **now** \u200b@here ${'대한민국과 폴란드의 회담 '.repeat(90)}`;
    const url = `https://x.example/${'@everyone/'.repeat(90)}`;
    house.write(ferry({ status: 'corrected', correction: JSON.stringify(note), url }, ice));
    await expect
      .poll(async () => {
        await house.turn(minuteMs);
        return textOf(answer.latest);
      }, soon)
      .toContain('**Corrected');
    expect(house.patches(answer)).toBe(1);
    const shown = textOf(answer.latest).replace(/\]\(<[^<>\s]*>\)/g, ']');
    expect(shown).not.toMatch(/(?<!\\)@everyone|(?<!\\)@here|(?<!\\)<@|\*\*now/);
    expect(answer.latest.components.length).toBeGreaterThan(0);
  });

  test('of a withdrawn article says so where its headline stood', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    house.write(ferry({ status: 'withdrawn', correction: 'The interview never took place.' }));
    await expect
      .poll(async () => {
        await house.turn(minuteMs);
        return textOf(answer.latest);
      }, soon)
      .toContain('**Withdrawn');
    const shown = textOf(answer.latest);
    expect(shown).toContain('The interview never took place.');
    expect(shown).not.toContain('Ferry comes in late');
    expect(shown).toContain(`~~${blamed}~~`);
  });

  test('of an article that its outlet took down says so, and is as it was when the article is there again', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    const before = textOf(answer.latest);
    const until = (words: string) =>
      expect
        .poll(async () => {
          await house.turn(10 * minuteMs);
          return textOf(answer.latest);
        }, soon)
        .toContain(words);
    house.archive.write((writer) => writer.remove('ferry', 'taken down'));
    await until('**No longer shown by its outlet, seen <t:');
    expect(textOf(answer.latest)).not.toContain('~~');
    const quotes = textOf(await house.discord.pressButton(answer, idOf(answer, 'quotes')).reply());
    expect(quotes).toContain('**No longer shown by its outlet');
    await house.turn(3 * hourMs);
    expect(house.patches(answer)).toBe(1);
    house.write(ferry());
    await expect
      .poll(async () => {
        await house.turn(10 * minuteMs);
        return textOf(answer.latest);
      }, soon)
      .toBe(before);
    // A file that was deleted says nothing of what the outlet shows.
    house.archive.write((writer) => writer.remove('ferry'));
    await house.turn(3 * hourMs);
    expect(house.patches(answer)).toBe(2);
  });

  test('takes its correction back when the article does, and is edited once an hour at most', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    const before = textOf(answer.latest);
    house.write(ferry({}, ice));
    await expect
      .poll(async () => {
        await house.turn(minuteMs / 2);
        return house.patches(answer);
      }, soon)
      .toBe(1);
    for (let flip = 0; flip < 10; flip++) {
      house.write(flip % 2 === 0 ? ferry() : ferry({}, ice));
      await house.turn(minuteMs / 2);
      await house.ask({ question: `Which ferry was late, number ${flip}?`, private: true });
    }
    expect(house.patches(answer)).toBe(1);
    house.write(ferry());
    await expect
      .poll(async () => {
        await house.turn(10 * minuteMs);
        return textOf(answer.latest);
      }, soon)
      .toBe(before);
    expect(house.patches(answer)).toBe(2);
  });

  test('that was deleted, or whose channel is gone, is no trouble', async () => {
    const house = await newsroom();
    const { logged } = await house.start();
    const answer = await house.ask();
    const kept = await house.ask();
    house.discord.deleteMessage(answer);
    house.write(ferry({}, ice));
    await expect
      .poll(async () => {
        await house.turn(minuteMs);
        return house.patches(kept);
      }, soon)
      .toBe(1);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe.concurrent('a private answer', () => {
  test('says what was corrected when something below it is pressed, once a version', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask({ private: true });
    house.write(ferry({}, ice));
    const told = () =>
      house.discord.messages().filter(({ latest }) => textOf(latest).includes(english.corrections.pressed));
    house.discord.pressButton(answer, idOf(answer, 'rate'));
    await expect.poll(told).toHaveLength(1);
    expect(told()[0]?.privateTo).toBe(house.discord.user.user.id);
    house.discord.pressButton(answer, idOf(answer, 'rate'));
    const quotes = house.discord.pressButton(answer, idOf(answer, 'quotes'));
    const shown = textOf(await quotes.reply());
    // Then and now.
    expect(shown).toContain(`~~${blamed}~~`);
    expect(shown).toContain('Its captain blamed **ice** near Bornholm.');
    expect(told()).toHaveLength(1);
    expect(house.patches(answer)).toBe(0);
  });
});
