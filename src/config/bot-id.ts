/** Id of the bot that a token is of, as the token's first part says it; `null` where it doesn't. Nobody has to be asked. */
export function botIdIn(token: string | null): string | null {
  const id = Buffer.from(token?.split('.')[0] ?? '', 'base64url').toString();
  return /^\d{15,22}$/.test(id) ? id : null;
}
