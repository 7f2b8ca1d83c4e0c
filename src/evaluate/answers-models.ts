import type { Config } from '../config.ts';
import { createModels, type Models } from '../model/create-models.ts';
import { loadPrompts } from '../writing/prompts.ts';
import { DataSetError } from './beir-set.ts';
import { ExchangeFolder } from './exchange-files.ts';
import { recording, replaying } from './recorded-exchanges.ts';

export interface ExchangeOptions {
  /** A folder in which every exchange with the model is kept. */
  readonly record?: string | undefined;
  /** A folder from which a model answers that nobody need reach. */
  readonly replay?: string | undefined;
}

export interface EvaluatedModels extends Models {
  /** Exchanges that wait for a person to fill in their response. */
  readonly waiting: () => number;
}

/**
 * The models of an evaluation: those of the settings, those with all that they say kept, or what was kept.
 * @throws {DataSetError} when there is nobody to record, or both are asked for.
 */
export function modelsFor({ claude }: Pick<Config, 'claude'>, { record, replay }: ExchangeOptions): EvaluatedModels {
  if (record !== undefined && replay !== undefined)
    throw new DataSetError('--record and --replay exclude each other: give one of them.');
  if (replay !== undefined) {
    const folder = new ExchangeFolder(replay);
    const model = replaying(claude.model, folder);
    return { model, verifier: claude.verifyModel === null ? null : model, waiting: () => folder.waiting() };
  }
  const models = createModels(claude, loadPrompts().marks.render({}));
  if (record === undefined) return { ...models, waiting: () => 0 };
  if (models.model === null)
    throw new DataSetError(
      'There is no ANTHROPIC_API_KEY, so there is nothing to record. Set it, or leave out --record.',
    );
  const folder = new ExchangeFolder(record);
  const model = recording(models.model, folder);
  const isOne = models.verifier === models.model;
  const verifier = isOne ? model : models.verifier && recording(models.verifier, folder);
  return { model, verifier, waiting: () => 0 };
}
