import { describe, expect, test } from 'vitest';
import { dateline, type Run } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';

/** Types these lines at the prompt. */
async function type(...lines: readonly string[]): Promise<Run> {
  const env = { CORPUS_DIR: temporaryFolder(smallCoverage), DATA_DIR: temporaryFolder() };
  return dateline(['console'], { env, stdin: lines.join('\n') });
}

describe.concurrent('the prompt in the terminal', () => {
  test('says what can be typed, and that answers are quotes', async () => {
    const { code, stdout, stderr } = await type();
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('/ask QUESTION');
    expect(stderr).toContain('There is no ANTHROPIC_API_KEY: answers are quotes, word for word.');
  });

  test.each(['quit', 'exit', '/exit', 'QUIT'])('“%s” ends it, and help is help without a slash too', async (word) => {
    const { code, stdout } = await type('help', word, 'What did the captain of the ferry blame?');
    expect(code).toBe(0);
    expect(stdout).toContain('/ask QUESTION');
    expect(stdout).not.toContain('fog');
    expect(stdout).not.toContain('does not answer');
  });

  test('reads commands from standard input to its end and answers each', async () => {
    const { code, stdout, stderr } = await type(
      '/ask How large is the budget of Lublin?',
      '',
      'What did the captain of the ferry blame?',
      '/ask Which ferry came late? from:2026-03-01 outlet:"Baltic Courier"',
      '/summary count:1 topic:"tram lines"',
      '/ask from:2026-02-30 What happened?',
      '/ask ?!',
      '/ask 🎉🚢',
      '/summary count:99',
      '/ask Which ferry? to:yesterday',
      '/weather',
      '/summary days:many',
      '/summary of everything',
      '/help',
      '/ask Who told reporters about the ships?',
    );
    expect(code).toBe(0);
    const answers = [
      '“The city council of Lublin passed a budget of 4.2 billion zloty on Thursday.',
      'Its captain blamed fog near Bornholm.”',
      'Only articles published on or after 1 March 2026 and from Baltic Courier were considered.',
      'The latest on tram lines',
      '/summary [days:N]',
      '“Not a single ship was lost,” Zielińska told reporters.',
    ];
    const places = answers.map((answer) => stdout.replaceAll('\n', ' ').indexOf(answer));
    expect(
      places.every((place) => place >= 0),
      JSON.stringify(places),
    ).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(stderr).toContain(
      '“2026-02-30” after “from” is not a date I can use. Write it as year-month-day, for example 2026-02-03.',
    );
    expect(stderr).toContain('There are no words in that question.');
    expect(stderr).toContain('“yesterday” after');
    expect(stderr).toContain('“count” takes a whole number from 1 to 10.');
    expect(stderr).toContain('There is no command /weather.');
    expect(stderr).toContain('“days” takes a whole number from 1 to 3650.');
    expect(stderr).toContain('For a topic write /summary topic:"of everything"');
  });

  test('ends at /quit', async () => {
    const { code, stdout } = await type('/quit', '/ask How large is the budget of Lublin?');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });
});
