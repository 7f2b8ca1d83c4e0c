import { markdown } from './article.ts';
import type { Files } from './folder.ts';

/** A small invented coverage: two dated reports, one undated text file. */
export const smallCoverage: Files = {
  'coast/harbour.md': markdown(
    {
      title: 'Harbour of Gdynia reopens after the storm',
      source: 'Baltic Courier',
      url: 'https://example.org/harbour',
      date: '2026-03-02',
    },
    'The harbour of Gdynia opened again on Monday, three days after the storm.',
    'Harbour master **Ewa Zielińska** said that the old wall had held. “Not a single ship was lost,” Zielińska told reporters.',
    'Divers will look at the wall in April.',
  ),
  'council.md': markdown(
    {
      title: 'Lublin council passes its budget',
      source: 'Lublin Post',
      url: 'https://example.org/budget',
      date: '2026-03-05',
    },
    'The city council of Lublin passed a budget of 4.2 billion zloty on Thursday.',
    'A fifth of it is meant for new tram lines. The mayor called the vote “a good day for passengers”.',
  ),
  'ferry.txt':
    'Ferry from Karlskrona runs late\n\nThe night ferry from Karlskrona came six hours late. Its captain blamed fog near Bornholm.',
};
