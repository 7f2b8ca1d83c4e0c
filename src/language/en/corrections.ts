export const corrections: readonly string[] = ['correction', 'corrected', 'clarification'];
