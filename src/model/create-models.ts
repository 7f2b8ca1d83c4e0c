import { createClaude } from './claude.ts';
import type { Model } from './model.ts';

interface ModelsOptions {
  /** `null` for no model at all. */
  readonly apiKey: string | null;
  readonly baseUrl: string;
  /** The id of the model that writes. */
  readonly model: string;
  /** The id of the one that reads a second time; `null` for nobody. */
  readonly verifyModel: string | null;
}

export interface Models {
  /** `null` for nobody. */
  readonly model: Model | null;
  readonly verifier: Model | null;
}

/**
 * Who writes, and who reads a second time: one and the same where the names are.
 * @param marks what a model that doesn't cite is told of marking its sentences.
 */
export function createModels({ apiKey, baseUrl, model, verifyModel }: ModelsOptions, marks: string): Models {
  if (apiKey === null) return { model: null, verifier: null };
  const writer = createClaude({ apiKey, baseUrl, model, marks });
  if (verifyModel === null || verifyModel === model)
    return { model: writer, verifier: verifyModel === null ? null : writer };
  return { model: writer, verifier: createClaude({ apiKey, baseUrl, model: verifyModel, marks }) };
}
