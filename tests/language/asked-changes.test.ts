import { expect, test } from 'vitest';
import { askedChanges } from '../../src/language/asked-changes.ts';

test.each([
  ['What changed in the article on the Gdynia ferry?', 'the Gdynia ferry', true],
  ['What has changed in the story about the Lundvik fire?', 'the Lundvik fire', true],
  ['Was the article about the ferry corrected?', 'the about the ferry', true],
  ['Has the story on the crane been updated since Monday?', 'the crane', true],
  ['Which corrections to the ferry report were there?', 'ferry report', false],
  ['What was corrected in the ferry report?', 'the ferry report', false],
  ['What changed in the ferry report?', 'the ferry report', false],
  ['Czy artykuł o promie został sprostowany?', 'o promie', true],
  ['Co się zmieniło w artykule o promie do Gdyni?', 'o promie do Gdyni', true],
  ['여객선 기사에서 무엇이 정정되었나요?', '여객선', true],
])('“%s” asks what became of an article', (question, topic, namesArticle) => {
  const asked = askedChanges(question);
  expect(asked?.namesArticle).toBe(namesArticle);
  for (const word of topic.split(' ')) expect(asked?.topic).toContain(word);
  expect(asked?.topic).not.toMatch(/changed|corrected|article|story|artykuł|sprostowan|기사|정정/);
});

test.each([
  'What did Poland and South Korea agree on?',
  'Which story changed the minds of voters?',
  'How did the election change the government?',
  'Who corrected the figures of the budget?',
  'When was the harbour closed?',
  'Why was the bill amended by parliament?',
  'Kto zmienił rząd?',
  'Kiedy zamknięto port?',
  '항구는 언제 닫혔나요?',
  'Qu’est-ce qui a changé dans l’article ?',
  '',
])('“%s” asks for something else', (question) => {
  expect(askedChanges(question)).toBeNull();
});
