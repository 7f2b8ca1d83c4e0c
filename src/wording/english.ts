export { wording } from '../discord/wording.ts';
