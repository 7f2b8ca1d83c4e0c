/** Who wrote or read: Claude with its name, or another model by its own. */
export function writerName(model: string | null): string {
  if (model === null) return 'Claude';
  return model.startsWith('claude') ? `Claude (${model})` : model;
}
