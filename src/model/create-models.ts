import type { ClaudeOptions } from './client.ts';
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
  const writer = lateClaude({ apiKey, baseUrl, model, marks });
  if (verifyModel === null || verifyModel === model)
    return { model: writer, verifier: verifyModel === null ? null : writer };
  return { model: writer, verifier: lateClaude({ apiKey, baseUrl, model: verifyModel, marks }) };
}

/** Claude, whose library is loaded when it is asked first: 300 modules, which a start needn't wait for. */
function lateClaude(options: ClaudeOptions): Model {
  let loading: Promise<Model> | null = null;
  const loaded = (): Promise<Model> => {
    loading ??= import('./claude.ts').then(({ createClaude }) => createClaude(options));
    return loading;
  };
  return {
    name: options.model,
    rewrite: async (request, signal) => (await loaded()).rewrite(request, signal),
    async *write(request, signal) {
      yield* (await loaded()).write(request, signal);
    },
    verify: async (request, signal) => (await loaded()).verify(request, signal),
  };
}
